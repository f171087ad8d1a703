"""Compile articles with inline attribution marks into JSON lines of text, spans and labels.

A marked file is plain text; articles are separated by a line `=== id | kind | outlet | title`.
Inside, `{S1|The Courier}` marks a source, `{C1|reported}` a cue and `{T1|that ...}` a content of
attribution 1; marks nest, the same mark twice makes a span list of two, and a dot makes a nested
attribution: `{S1.1|two officials}` belongs to the content of attribution 1. Below a line `---`
each attribution has one line of labels: `1: certainty=asserted | quotation=indirect | ...`.

Run: `python training/marked.py FILE... --output OUT.jsonl`
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

OPEN = re.compile(r"\{([A-Z])(\d+(?:\.\d+)*)\|")
ROLES = {"S": "source", "C": "cue", "T": "content"}
SPAN_FIELDS = ("source", "cue", "content")


class MarkedError(ValueError):
    """A marked article breaks the format; the message names article and place."""


def strip_marks(
    marked: str, where: str, roles: Mapping[str, str] = ROLES
) -> tuple[str, dict[str, dict[str, list[list[int]]]]]:
    """Return the plain text and, per number, the span lists of each role in code points."""
    names = tuple(roles.values())
    plain: list[str] = []
    length, i = 0, 0
    stack: list[tuple[str, str, int]] = []
    found: dict[str, dict[str, list[list[int]]]] = {}
    while i < len(marked):
        if (opening := OPEN.match(marked, i)) and opening[1] in roles:
            stack.append((roles[opening[1]], opening[2], length))
            i = opening.end()
        elif marked[i] == "}":
            if not stack:
                raise MarkedError(f"{where}: a closing brace without a mark near {''.join(plain)[-40:]!r}")
            role, number, start = stack.pop()
            spans = found.setdefault(number, {name: [] for name in names})
            spans[role].append([start, length])
            i += 1
        elif marked[i] == "{":
            raise MarkedError(f"{where}: a brace that opens no mark: {marked[i : i + 30]!r}")
        else:
            plain.append(marked[i])
            length += 1
            i += 1
    if stack:
        raise MarkedError(f"{where}: mark {stack[-1][:2]} is never closed")
    for spans in found.values():
        for name in names:
            spans[name].sort()
    return "".join(plain), found


def read_labels(lines: list[str], where: str) -> dict[str, dict[str, str]]:
    """Return the label fields of each attribution number."""
    labels: dict[str, dict[str, str]] = {}
    for line in filter(str.strip, lines):
        number, _, rest = line.partition(":")
        pairs = (part.partition("=") for part in rest.split("|") if part.strip())
        labels[number.strip()] = {key.strip(): value.strip() for key, _, value in pairs}
        if not re.fullmatch(r"\d+(\.\d+)*", number.strip()):
            raise MarkedError(f"{where}: a label line starts with an attribution number, not {line!r}")
    return labels


def read_marked(path: Path) -> Iterator[dict[str, Any]]:
    """Yield one row per article: id, kind, outlet, title, text, attributions in reading order."""
    for chunk in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = chunk.partition("\n")
        name, kind, outlet, title = ([part.strip() or None for part in head.split("|")] + [None] * 4)[:4]
        article, _, tail = body.partition("\n---\n")
        text, found = strip_marks(article.strip("\n"), f"{path.name} {name}")
        labels = read_labels(tail.splitlines(), f"{path.name} {name}")
        if unknown := set(labels) - set(found):
            raise MarkedError(f"{path.name} {name}: labels without marks: {sorted(unknown)}")
        rows = [{"number": n, **found[n], **labels.get(n, {})} for n in sorted(found, key=lambda n: _start(found[n]))]
        yield {"id": name, "kind": kind, "outlet": outlet, "title": title, "text": text, "attributions": rows}


def _start(spans: dict[str, list[list[int]]]) -> int:
    return min(start for name in SPAN_FIELDS for start, _ in spans[name])


def main() -> None:
    """Write the compiled articles, or stop at the first one that breaks the format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    rows = [row for path in options.files for row in read_marked(path)]
    with options.output.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    count = sum(len(row["attributions"]) for row in rows)
    print(f"{len(rows)} articles, {count} attributions -> {options.output}", file=sys.stderr)


if __name__ == "__main__":
    main()

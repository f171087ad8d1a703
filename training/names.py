"""Read our own texts with names marked in them, one sentence a line.

    # n1-001 | news
    {PER Ada Brandt} of {ORG the Bundesbank} flew to {LOC Lyon} on Monday.
    The {OTH French} hosts were late.

    A new paragraph stands behind an empty line.

A line `# id | genre` begins a document. Marks do not nest. Kinds are those of UNER: PER, ORG, LOC, OTH.
Run `python training/names.py training/data/names/*.names` to check files and count what is in them.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HEADER = re.compile(r"# ?(?P<id>[\w.-]+) ?\| ?(?P<genre>[\w -]+)")
MARK = re.compile(r"\{(?P<kind>PER|ORG|LOC|OTH) (?P<words>[^{}\n]+)\}")
LOOSE = re.compile(r"[{}]")


class NamesError(Exception):
    """A file breaks the format; says where and how."""


@dataclass(slots=True)
class Named:
    """One document: plain text, its names as (start, end, kind), and where its sentences begin."""

    id: str
    genre: str
    text: str = ""
    names: list[tuple[int, int, str]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def add(self, line: str, gap: str) -> None:
        """Append one sentence with its marks, behind a gap."""
        self.text += gap
        self.sentences.append(len(self.text))
        at = 0
        for mark in MARK.finditer(line):
            self.text += line[at : mark.start()]
            start = len(self.text)
            self.text += mark["words"]
            self.names.append((start, len(self.text), mark["kind"]))
            at = mark.end()
        self.text += line[at:]


def read_names(path: Path) -> Iterator[Named]:
    """Yield the documents of a file.

    Raises:
        NamesError: a line stands before the first header, or has a brace that is no mark.
    """
    document: Named | None = None
    gap = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        header = HEADER.fullmatch(line)
        if header:
            if document is not None and document.text:
                yield document
            document, gap = Named(header["id"], header["genre"]), ""
        elif not line:
            gap = "\n\n" if document is not None and document.text else ""
        elif document is None or LOOSE.search(MARK.sub("", line)):
            raise NamesError(
                f"{path.name}:{number}: {'no document yet' if document is None else 'a loose brace'}: {line[:60]}"
            )
        else:
            document.add(line, gap)
            gap = " "
    if document is not None and document.text:
        yield document


def main() -> None:
    """Check files and print what they hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    for path in parser.parse_args().files:
        documents = list(read_names(path))
        kinds = Counter(kind for d in documents for _, _, kind in d.names)
        sentences = sum(len(d.sentences) for d in documents)
        print(f"{path.name}: {len(documents)} documents, {sentences} sentences, {dict(kinds)}")


if __name__ == "__main__":
    main()

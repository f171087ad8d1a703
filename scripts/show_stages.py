"""Show what each stage of reading finds in one article: how docs/how-it-works.md came by its excerpts.

Run: `python scripts/show_stages.py examples/karvia/01-agency-two-officials.html`. `--words "told by Orlen"` shows
only what stands in the paragraph that holds these words, `--stage resolve.entities` one stage, `--first 20` more of
each kind. `--page` writes the excerpts in docs/how-it-works.md anew.
"""

import argparse
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from onrecord.document import Document, Span, any_overlap
from onrecord.document.marks import Mark
from onrecord.document.records import Block, Entity, Hop, Record, Rejected, Statement
from onrecord.errors import InputError
from onrecord.ingest import ingest_one
from onrecord.pipeline import stages
from onrecord.reader import Reader, one_article

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "how-it-works.md"
EXCERPT = re.compile(r"<!-- show_stages.py (?P<arguments>[^\n]*) -->\n```text\n.*?```\n", re.DOTALL)
WIDTH, FIRST, LONGEST = 118, 6, 120
UNTOLD = {"by", "key", "id", "ids", "description_spans"}
"""Fields that say nothing about the text; the id is shown before the others."""

Found = Mark | Record


def read_stages(article: str, reader: Reader) -> Iterator[tuple[str, Document, list[Found]]]:
    """Yield the name of each stage, the document that it was given, and what it found; taking the page in comes first."""
    (source,) = one_article([article], options=reader.options)
    if isinstance(source, InputError):
        raise source
    doc = ingest_one(source, options=reader.options).to_document()
    yield "ingest", doc, [doc.article, *doc.of_kind(Block), *doc.of_kind(Rejected)]
    for name, stage in stages(reader.model, reader.codebook):
        found = list(stage(doc))
        yield name, doc, found
        doc = doc.with_found(found)


def show(options: argparse.Namespace, reader: Reader) -> Iterator[str]:
    """Yield the lines that show the stages asked for."""
    for name, doc, found in read_stages(options.article, reader):
        if options.stage in (None, name):
            place = paragraph_of(doc.text, options.words)
            yield from show_stage(name, doc, found, place, first=options.first, kinds=options.kind)


def paragraph_of(text: str, words: str | None) -> Span:
    """Return the paragraph that holds the words; the whole text where none are given or nothing holds them."""
    at = text.find(words) if words else -1
    if at < 0:
        return Span(0, len(text))
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text))


def show_stage(
    name: str, doc: Document, found: list[Found], place: Span, *, first: int, kinds: list[str] | None
) -> Iterator[str]:
    """Yield the lines of one stage: how many of each kind it found, then the first of each kind in a place."""
    by_kind: dict[str, list[Found]] = {}
    for item in found:
        by_kind.setdefault(type(item).__name__, []).append(item)
    counts = ", ".join(f"{len(items)} {kind}" for kind, items in by_kind.items())
    yield f"{name}: {counts or 'nothing'}"
    for kind, items in by_kind.items():
        if kinds and kind not in kinds:
            continue
        here = [item for item in items if touches(item, place)]
        for item in here[:first]:
            yield from lines_of(item, doc.text)
        if len(here) > first:
            yield f"  … {len(here) - first} more {kind}"


def touches(item: Found, place: Span) -> bool:
    """Tell whether something stands in a place; what has no place in the text counts as standing everywhere."""
    spans = tuple(places_of(item))
    return not spans or any_overlap(spans, (place,))


def places_of(item: object) -> Iterator[Span]:
    """Yield the spans of a mark or record; of an entity those of its mentions."""
    for name in ("spans", "source", "cue", "content"):
        yield from getattr(item, name, None) or ()
    for mention in getattr(item, "mentions", ()):
        yield from mention.spans


def lines_of(item: Found, text: str) -> list[str]:
    """Return one mark or record in lines that are short enough to read."""
    name = type(item).__name__ + (f" {item.id}" if isinstance(item, Entity | Statement) else "")
    fields = "; ".join(told_fields(item, text))
    return textwrap.wrap(
        f"{name}: {fields}", WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False
    )


def told_fields(item: msgspec.Struct, text: str) -> Iterator[str]:
    """Yield the fields that tell something: places as the words there between ‹ and ›, nothing that is empty or as usual."""
    usual = {field.name: field.default for field in msgspec.structs.fields(item)}
    spoken = bool(getattr(item, "cue", ()))
    for field in item.__struct_fields__:
        value = getattr(item, field)
        if field in UNTOLD or value in ((), None, usual[field]) or (field == "spans" and spoken):
            continue
        shown = told(value, text)
        yield shown if field == "spans" else f"{field} {shown}"


def told(value: object, text: str) -> str:
    """Return a value in words."""
    if isinstance(value, Span):
        return f"‹{shortened(value.of(text))}›"
    if isinstance(value, tuple):
        times = Counter(told(part, text) for part in value)
        shown = [words if count == 1 else f"{words} {count} times" for words, count in times.items()]
        return (" → " if value and isinstance(value[0], Hop) else ", ").join(shown)
    if isinstance(value, msgspec.Struct):
        return f"({'; '.join(told_fields(value, text))})"
    return str(value)


def shortened(words: str) -> str:
    """Return words on one line, the middle left out where they are many."""
    words = " ".join(words.split())
    if len(words) <= LONGEST:
        return words
    return f"{words[: LONGEST // 2].rpartition(' ')[0]} … {words[-LONGEST // 2 :].partition(' ')[2]}"


def page_text(page: str, reader: Reader) -> str:
    """Return the page with its excerpts made anew, each by the arguments in the comment above it."""

    def made(match: re.Match[str]) -> str:
        options = parse(split_arguments(match["arguments"]))
        shown = "\n".join(show(options, reader))
        return f"<!-- show_stages.py {match['arguments']} -->\n```text\n{shown}\n```\n"

    return EXCERPT.sub(made, page)


def split_arguments(line: str) -> list[str]:
    """Return the arguments of a line; double quotes hold words together."""
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', line)]


def parse(arguments: Iterable[str] | None) -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", default="examples/karvia/01-agency-two-officials.html")
    parser.add_argument("--words", help="show only what stands in the paragraph that holds these words")
    parser.add_argument("--stage", help="show only this stage: ingest, or a name in pipeline.py")
    parser.add_argument("--kind", action="append", help="show only this kind of mark or record; may be repeated")
    parser.add_argument("--first", type=int, default=FIRST, help="how many of each kind are shown")
    parser.add_argument("--page", action="store_true", help="write the excerpts in docs/how-it-works.md anew")
    return parser.parse_args(arguments if arguments is None else list(arguments))


def main() -> None:
    """Show the stages, or write them into the page."""
    options = parse(None)
    reader = Reader()
    if options.page:
        PAGE.write_text(page_text(PAGE.read_text(encoding="utf-8"), reader), encoding="utf-8")
        return
    for line in show(options, reader):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()

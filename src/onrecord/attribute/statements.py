"""Build statements: who stands behind each attribution, through which chain, how sure.

One statement per outermost attribution; those inside its content become `nested`, and hops where
they carry it. Spans come from `attributions`, entities from `resolve`; nothing of either is changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attribute.anonymity import Asking, compile_anonymity, find_askings, find_reason
from onrecord.attribute.cast import Cast
from onrecord.attribute.certainty import Judgement, Scales, compile_scales, is_passed_on, judge
from onrecord.attribute.chains import Link, Tools, children_by_parent, find_links, holders_of
from onrecord.attribute.holder import Holder
from onrecord.attribute.lexicon import compile_lexicon
from onrecord.attribute.medium import Media, compile_media, find_medium, is_expert
from onrecord.attribute.relays import compile_relays, frame_of
from onrecord.attribute.telling import compile_telling
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, hull, record_key, words_of
from onrecord.document.marks import Attribution, Hedge
from onrecord.document.near import Near
from onrecord.document.records import Hop, Nested, Rejected, SourceType, Statement

ARTICLE = Hop(kind="article")


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that the statements of one article are built with."""

    doc: Document
    tools: Tools
    scales: Scales
    media: Media
    askings: Near[Asking]
    hedges: Near[Hedge]
    numbered: dict[int, Attribution]
    cues: Near[Span]


def find_statements(doc: Document, *, codebook: Codebook) -> Iterator[Statement | Rejected]:
    """Yield one statement per outermost attribution, in reading order."""
    desk = _desk(doc, codebook)
    earlier: list[Holder] = []
    number = 0
    for item in sorted(desk.numbered.values(), key=lambda item: hull(item.spans).start):
        if item.parent is not None and item.parent in desk.numbered:
            continue
        if not (item.cue or item.content):
            yield Rejected(stage="attribute", spans=item.spans, reason="an attribution without cue and content")
            continue
        number += 1
        links = find_links(item, desk.tools, earlier, is_open=is_passed_on(item, doc.text, desk.scales))
        earlier.extend(holders_of(links))
        yield _statement(number, item, links, desk)


def _desk(doc: Document, codebook: Codebook) -> _Desk:
    items = [item for item in doc.of_kind(Attribution) if item.spans]
    lexicon, relays = codebook.made(compile_lexicon), codebook.made(compile_relays)
    cast = Cast(doc, lexicon)
    return _Desk(
        doc=doc,
        tools=Tools(cast, lexicon, relays, children_by_parent(items), codebook.made(compile_telling)),
        scales=codebook.made(compile_scales),
        media=codebook.made(compile_media),
        askings=find_askings(doc.text, codebook.made(compile_anonymity)),
        hedges=Near((mark.spans, mark) for mark in doc.of_kind(Hedge)),
        numbered={item.number: item for item in items},
        cues=Near(((span,), span) for item in items for span in item.cue),
    )


def _statement(number: int, item: Attribution, links: Sequence[Link], desk: _Desk) -> Statement:
    text, cast = desk.doc.text, desk.tools.cast
    holders = holders_of(links)
    last = holders[-1] if holders else None
    judgement = _judgement(item, links, desk)
    reason = find_reason(links[-1].item, last, cast, desk.askings, desk.cues)
    places = _places(links[-1].item, cast)
    first = links[0].holder
    return Statement(
        id=f"s{number}",
        key=record_key(desk.doc.id, "statement", item.cue or item.content),
        kind=item.kind,
        source=item.source,
        cue=item.cue,
        content=item.content,
        nested=tuple(_nested(item, desk)),
        quotation=item.quotation,
        medium=find_medium(last, links[-1].spoke_to, places, desk.media),
        source_entity=first.entity.id if first is not None and first.entity is not None else None,
        speaker=last.entity.id if last is not None and last.entity is not None else None,
        source_type=_source_type(last),
        expert=is_expert(last, links[-1].item.source, text, desk.media),
        chain=(ARTICLE, *(_hop(holder) for holder in holders)),
        certainty=judgement.certainty,
        polarity=judgement.polarity,
        anonymity_reason=words_of(reason, text) if reason else None,
        anonymity_spans=reason,
        inferred=_inferred(item, last, cast),
        confidence=item.confidence,
        why=_why(last, judgement),
    )


def _judgement(item: Attribution, links: Sequence[Link], desk: _Desk) -> Judgement:
    """Return how the last holder presents the content, by its own cue."""
    inner = links[-1].item
    others = tuple(span for child in desk.tools.children.get(inner.number, ()) for span in child.content)
    content = inner.content or item.content
    outside = () if any(span in others for span in content) else others
    holder = links[-1].holder
    is_person = holder is not None and holder.kind in ("named-person", "unnamed-person", "social-account")
    hedges = tuple(desk.hedges.near(content))
    return judge(inner, desk.doc.text, desk.scales, hedges, content=content, outside=outside, is_person=is_person)


def _places(item: Attribution, cast: Cast) -> dict[str, str]:
    return {
        "source": words_of(item.source, cast.text),
        "cue": words_of(item.cue, cast.text),
        "frame": words_of(frame_of(item, cast), cast.text),
    }


def _nested(item: Attribution, desk: _Desk) -> Iterator[Nested]:
    """Yield all attributions inside a content, at any depth, in reading order."""
    for child in desk.tools.children.get(item.number, ()):
        yield Nested(source=child.source, cue=child.cue, content=child.content)
        if child.number > item.number:
            yield from _nested(child, desk)


def _hop(holder: Holder) -> Hop:
    return Hop(
        kind=holder.kind,
        name=holder.name,
        entity=holder.entity.id if holder.entity is not None else None,
        spans=tuple(sorted(holder.spans)),
        count=holder.count,
        access=holder.access,
    )


def _source_type(holder: Holder | None) -> SourceType:
    return "none" if holder is None or holder.kind == "article" else holder.kind


def _inferred(item: Attribution, last: Holder | None, cast: Cast) -> tuple[str, ...]:
    """Return what was carried over from another sentence: a source, or who a pronoun or a role means."""
    found = list(item.inferred)
    if (
        last is not None
        and last.entity is not None
        and last.entity.name
        and not found
        and _is_resolved_elsewhere(last, cast)
    ):
        found.append("speaker")
    return tuple(found)


def _is_resolved_elsewhere(holder: Holder, cast: Cast) -> bool:
    if holder.entity is None or not holder.spans:
        return False
    scope = cast.about(holder.spans[0])
    figures = cast.overlapping(scope) if scope is not None else ()
    is_named = any(figure.kind == "name" and figure.entity is holder.entity for figure in figures)
    return scope is not None and not is_named


def _why(holder: Holder | None, judgement: Judgement) -> str:
    kind = "nobody is named as the source" if holder is None else f"{holder.kind} by “{_short(holder.word)}”"
    sure = f"{judgement.certainty} by “{_short(judgement.word)}”" if judgement.word else judgement.certainty
    return f"{kind}; {sure}"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 60 else plain[:57] + "…"

"""Find who says the quotations that the trained reader left to nobody.

*“…” – Commissioner Orsk* names its speaker behind a dash; *“…,” the envoy said* right behind it. A
quotation that goes on after somebody's quotation in the same paragraph is more of the same content;
one that is a sentence or a paragraph of its own continues the last speaker: its source is carried
over, and said so.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.attribute.speech import Speech
from onrecord.document import Document, Span, Spans, hull, trim
from onrecord.document.marks import Attribution, Paragraph, Quotation, Sentence
from onrecord.document.near import Near

FINDER = "attribute.freestanding/1"

LEAST_WORDS = 4
"""A quotation of fewer words that nobody was found to say is left alone: titles, slogans, scare quotes."""
CREDIT = re.compile(
    r"[\s,.]*(?P<dash>[–—―-]{1,2})\s*(?P<who>[A-Z@](?:[^\n.;:“”\"]|(?<=\b[A-Z])\.(?=\s)){1,100})(?=[.\n]|$)"
)
"""The credit behind a quotation: a dash, then a name up to the end of the line or sentence."""
CARRY_CONFIDENCE, BESIDE_CONFIDENCE, CREDIT_CONFIDENCE = 0.6, 0.7, 0.8


def settle_quotations(doc: Document, known: Sequence[Attribution], speech: Speech) -> list[Attribution]:
    """Return the attributions with the quotations that stood in none: contents that go on, and new ones."""
    items = {item.number: item for item in known}
    places, spoken = _Places(doc), _Spoken(known)
    number = 1 + max(items, default=-1)
    for quotation in _untaken(doc, Near(((*item.content, *item.source), item) for item in known)):
        last = items.get(spoken.before(quotation.spans[0].start))
        found = (
            _with_credit(doc, quotation, number)
            or _with_speaker(doc, quotation, number, speech)
            or _gone_on(places, quotation, last)
            or _carried(places, quotation, last, number)
        )
        if found is not None:
            spoken.take(found, instead_of=items.get(found.number))
            items[found.number] = found
            number = max(number, found.number + 1)
    return list(items.values())


class _Places:
    """The text with its sentences and paragraphs, found by place."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self.sentences = Near((mark.spans, mark.span) for mark in doc.of_kind(Sentence))
        self.paragraphs = Near((mark.spans, mark.span) for mark in doc.of_kind(Paragraph))


class _Spoken:
    """The ends of the outermost attributions, sorted."""

    def __init__(self, known: Sequence[Attribution]) -> None:
        self._order = {item.number: place for place, item in enumerate(known)}
        self._ends = sorted(self._entry(item) for item in known if item.parent is None)

    def before(self, place: int) -> int:
        """Return the number of the attribution that ends last at or before a place; -1 for none."""
        at = bisect_right(self._ends, (place, 1, 0))
        return self._ends[at - 1][2] if at else -1

    def take(self, item: Attribution, *, instead_of: Attribution | None) -> None:
        """Add an attribution, in the place of its former form where there is one."""
        if instead_of is not None:
            self._ends.remove(self._entry(instead_of))
        self._order.setdefault(item.number, len(self._order))
        insort(self._ends, self._entry(item))

    def _entry(self, item: Attribution) -> tuple[int, int, int]:
        return hull(item.spans).end, -self._order[item.number], item.number


def _untaken(doc: Document, taken: Near[Attribution]) -> Iterator[Quotation]:
    for quotation in doc.of_kind(Quotation):
        if quotation.depth or quotation.is_scare:
            continue
        words = sum(len(span.of(doc.text).split()) for span in quotation.inside)
        if words >= LEAST_WORDS and not _is_heading(quotation, doc.text) and not taken.is_touched(quotation.spans):
            yield quotation


def _is_heading(quotation: Quotation, text: str) -> bool:
    """Tell whether every longer word has a capital: titles and headings between marks say nothing new."""
    words = [word for span in quotation.inside for word in span.of(text).split() if len(word) > 4]
    return bool(words) and all(word.lstrip("“”\"'‘’(")[:1].isupper() for word in words)


def _with_credit(doc: Document, quotation: Quotation, number: int) -> Attribution | None:
    match = CREDIT.match(doc.text, quotation.spans[-1].end)
    if match is None:
        return None
    source = trim(Span(*match.span("who")), doc.text)
    return _spoken(quotation.spans, (source,), (Span(*match.span("dash")),), number, CREDIT_CONFIDENCE)


def _with_speaker(doc: Document, quotation: Quotation, number: int, speech: Speech) -> Attribution | None:
    """Return the attribution of *“…,” the envoy said*; the end of the quotation must not end a sentence."""
    inside = quotation.inside[-1].of(doc.text).rstrip()
    end = quotation.spans[-1].end
    if not inside.endswith((",", "?", "!", "…")) and doc.text[end : end + 1] != ",":
        return None
    match = speech.behind.match(doc.text, end + (doc.text[end : end + 1] == ","), end + 240)
    if match is None:
        return None
    which = "1" if match.group("who1") else "2"
    source = trim(Span(*match.span(f"who{which}")), doc.text, " \t\n,;")
    cue = trim(Span(*match.span(f"cue{which}")), doc.text)
    return _spoken(quotation.spans, (source,), (cue,), number, BESIDE_CONFIDENCE) if source and cue else None


def _gone_on(places: _Places, quotation: Quotation, last: Attribution | None) -> Attribution | None:
    """Return the last attribution with the quotation added, if it goes on in the same paragraph."""
    if last is None or last.quotation == "indirect" or not _is_close(places, last, quotation):
        return None
    paragraph = _paragraph_of(places, quotation)
    if paragraph is None or not paragraph.contains(hull(last.spans)):
        return None
    content = tuple(sorted((*last.content, *quotation.spans)))
    return msgspec.structs.replace(last, spans=(hull((*last.spans, *content)),), content=content)


def _carried(places: _Places, quotation: Quotation, last: Attribution | None, number: int) -> Attribution | None:
    """Return the quotation as the last speaker's, if it is a sentence or a paragraph of its own behind that."""
    source = () if last is None else last.source or last.carried_source
    if last is None or not source or not _is_close(places, last, quotation):
        return None
    paragraph, whole = _paragraph_of(places, quotation), hull(quotation.spans)
    is_paragraph = paragraph is not None and not re.search(r"\w", places.text[paragraph.start : whole.start])
    ends_paragraph = paragraph is not None and not re.search(r"\w", places.text[whole.end : paragraph.end])
    is_sentence = (
        _starts_sentence(places, whole.start) and paragraph is not None and paragraph.contains(hull(last.spans))
    )
    if not is_sentence and not (is_paragraph and ends_paragraph and last.quotation != "indirect"):
        return None
    return _spoken(quotation.spans, (), (), number, CARRY_CONFIDENCE, carried=source)


def _is_close(places: _Places, last: Attribution, quotation: Quotation) -> bool:
    """Tell whether no word stands between an attribution, with the rest of its sentence, and a quotation."""
    end, start = hull(last.spans).end, quotation.spans[0].start
    sentence = next(places.sentences.touching(Span(end - 1, end)), None)
    if sentence is not None and sentence.end <= start:
        end = sentence.end
    return end <= start and not re.search(r"\w", places.text[end:start])


def _starts_sentence(places: _Places, place: int) -> bool:
    return any(span.start == place for span in places.sentences.touching(Span(place, place + 1)))


def _paragraph_of(places: _Places, quotation: Quotation) -> Span | None:
    place = quotation.spans[0]
    return next((span for span in places.paragraphs.touching(place) if span.contains(place)), None)


def _spoken(
    content: Spans, source: Spans, cue: Spans, number: int, confidence: float, *, carried: Spans = ()
) -> Attribution | None:
    return Attribution(
        spans=(hull((*source, *cue, *content)),),
        by=FINDER,
        number=number,
        source=source,
        cue=cue,
        content=content,
        carried_source=carried,
        quotation="direct",
        inferred=("source",) if carried else (),
        confidence=confidence,
    )

"""The rules on credit, quotations and what a page tells of itself: R13, R17, R18, R20."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.audit.case import Case, Offence, Verdict, judge, passed, shown, undecidable
from onrecord.audit.layout import MOST_SPANS, has_publication
from onrecord.audit.sourcing import has_account, is_linked, is_quoted_post
from onrecord.audit.voices import SURE
from onrecord.document import Span, hull, words_of
from onrecord.document.records import Entity, Hop, Statement

DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|(?:last|this|earlier this) (?:week|month|year)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.) ?\d{1,2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December))\b"
)
TITLE_WORDS = re.compile(r"[“\"‘][A-Z][^”\"’\n]{12,160}[”\"’]")
OPENING = frozenset("“\"‘„«'")
GAP_WORDS = 2
"""Words between two quotations up to which they run together: a conjunction or two tell no speaker."""


def credit_outlets(case: Case) -> Verdict:
    """R13: with an outlet that is cited stands a link, a title or a day."""
    # One string for all links: pages hold up to thousands of them.
    hosts = "\n".join(_letters(link.url) for link in case.doc.article.links)
    cited = list(_cited_outlets(case, hosts))
    if not cited:
        return passed("no other outlet is cited")
    loose = [(item, hop) for item, hop in cited if not _is_credited(item, hop, case, hosts)]
    names = shown(hop.name or "an outlet" for _, hop in loose)
    if loose and not case.doc.article.links:
        return undecidable(f"{names}: neither title nor day stands with it, and the links of the page are not known")
    offences = [Offence(hop.spans or item.source, item.confidence) for item, hop in loose]
    return judge(offences, broken=f"{names}: no link, title or day stands with it", kept="every outlet is credited")


def _cited_outlets(case: Case, hosts: str) -> Iterator[tuple[Statement, Hop]]:
    """Yield each outlet's statements until one credits it: the first citation is where credit is due."""
    own = _letters(case.doc.article.outlet or "")
    seen: dict[str, list[tuple[Statement, Hop]]] = {}
    for item in case.voices.statements:
        for hop in item.chain:
            if hop.kind == "outlet" and _is_name(hop) and not _is_own(hop.name or "", own):
                seen.setdefault(hop.entity or hop.name or "", []).append((item, hop))
    for places in seen.values():
        yield next((place for place in places if _is_credited(*place, case, hosts)), places[0])


def _is_own(name: str, own: str) -> bool:
    letters = _letters(name)
    return bool(letters) and letters in own


def _is_name(hop: Hop) -> bool:
    """Tell whether an outlet is named: *the Courier*, not *state television* or *his website*."""
    return (
        re.search(r"\b[A-Z]", re.sub(r"^(?:The|His|Her|Its|Their|A|An|Local|State)\s", "", hop.name or "")) is not None
    )


def _is_credited(statement: Statement, hop: Hop, case: Case, hosts: str) -> bool:
    spans = hop.spans or statement.source or statement.content
    scope = case.layout.paragraph_at(spans[0].start) if spans else None
    sentence = case.layout.sentence_at(spans[0].start) if spans else None
    if scope is not None and case.layout.links_in(scope):
        return True
    name = _letters(hop.name or "")
    if len(name) > 3 and name in hosts:
        return True
    words = sentence.of(case.doc.text) if sentence is not None else ""
    return DAY.search(words) is not None or TITLE_WORDS.search(words) is not None


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^the\s", "", name.lower()))


def introduce_speaker(case: Case) -> Verdict:
    """R17, a warning: a quoted person has been named by the first sentence of the first quotation."""
    late: list[tuple[Entity, Statement]] = []
    guessed: list[tuple[Entity, Statement]] = []
    plain: list[Entity] = []
    for speaker, item in _first_quotations(case).values():
        limit = _first_break(item, case)
        names = [m.spans[0].start for m in speaker.mentions if m.kind == "name" and m.spans]
        if names and min(names) >= limit:
            # Who a pronoun means before the name has fallen is the resolver's guess, and mostly a wrong one.
            (guessed if item.inferred else late).append((speaker, item))
        elif not speaker.description:
            plain.append(speaker)
    broken = f"only a warning: {shown(s.name or '' for s, _ in late)} is quoted before being named"
    if guessed and not late:
        return undecidable(f"{shown(s.name or '' for s, _ in guessed)} may be quoted before being named")
    kept = "whoever is quoted by name has been named by the first sentence of the quotation"
    if plain:
        kept += f"; no position was found for {shown(s.name or '' for s in plain)}"
    return judge([Offence(item.source or item.content, item.confidence) for _, item in late], broken=broken, kept=kept)


def _first_quotations(case: Case) -> dict[str, tuple[Entity, Statement]]:
    found: dict[str, tuple[Entity, Statement]] = {}
    for item in sorted(case.voices.statements, key=_start):
        speaker = case.voices.speaker_of(item)
        if item.quotation == "direct" and item.content and item.source_type == "named-person" and speaker is not None:
            found.setdefault(speaker.id, (speaker, item))
    return found


def _first_break(statement: Statement, case: Case) -> int:
    """Return where the sentence of a quotation's first words ends, and with it what is said of the speaker."""
    start = min(span.start for span in statement.content)
    sentence = case.layout.sentence_at(start)
    end = sentence.end if sentence is not None else start
    following = case.layout.sentence_at(end + 1)
    return max(
        end,
        following.end if following is not None else end,
        *(span.end for span in (*statement.source, *statement.cue, Span(0, 0))),
    )


def keep_quotations_apart(case: Case) -> Verdict:
    """R18: between the quotations of two speakers stand words that tell who speaks."""
    # What stands inside somebody's quotation and does not open with a mark is no quotation of its own.
    spoken = sorted(
        (
            (span, item)
            for item in case.voices.statements
            if _is_quoted_by_name(item, case)
            for span in item.content
            if case.doc.text[span.start : span.start + 1] in OPENING and case.layout.is_quoted(span)
        ),
        key=lambda pair: pair[0],
    )
    offences = []
    for (left, first), (right, second) in pairwise(spoken):
        if (
            _are_different(first, second)
            and _run_together(left, right, case.doc.text)
            and not _is_introduced((first, second), left, right)
        ):
            offences.append(Offence((left, right), min(first.confidence, second.confidence)))
    return judge(
        offences,
        broken="one speaker's quotation follows another's, and nothing between them tells that the speaker changes",
        kept="no two speakers' quotations run together",
    )


def _is_quoted_by_name(statement: Statement, case: Case) -> bool:
    """Tell whether a direct quotation has its speaker's name in its own source.

    Where a pronoun or nobody speaks, two speakers that follow each other were mostly one, misread
    (36 of 840 articles, PolNeAR train, gold spans, 2026-11-23).
    """
    speaker = case.voices.speaker_of(statement)
    name = speaker.name.split()[-1] if speaker is not None and speaker.name and speaker.name.split() else None
    return statement.quotation == "direct" and name is not None and name in words_of(statement.source, case.doc.text)


def _are_different(left: Statement, right: Statement) -> bool:
    return left.id != right.id and None not in (left.speaker, right.speaker) and left.speaker != right.speaker


def _run_together(left: Span, right: Span, text: str) -> bool:
    gap = text[left.end : right.start]
    return left.end <= right.start and len(re.findall(r"\w+", gap)) <= GAP_WORDS


def _is_introduced(pair: tuple[Statement, Statement], left: Span, right: Span) -> bool:
    """Tell whether words that name either speaker stand between two quotations."""
    return any(left.end <= span.start < right.start for item in pair for span in (*item.source, *item.cue))


def tell_of_itself(case: Case) -> Verdict:
    """R20: the page tells day and outlet, links, and shows posts with account and link; contact is not looked for."""
    article = case.doc.article
    if not has_publication(article):
        return undecidable("plain text: what its page told of day, outlet and links is not known")
    missing = [] if article.published_at or (article.dateline and article.dateline.day) else ["day"]
    missing += [] if article.outlet or article.url else ["outlet"]
    posts = [item for item in case.voices.statements if is_quoted_post(item, case.layout) and item.confidence >= SURE]
    loose = [item for item in posts if not (is_linked(item, case.layout) or has_account(item, case.layout))]
    if missing and not loose and (len(missing) == 1 or not article.links):
        # One of them alone may stand on the page where ingest does not find it.
        return undecidable(f"not found: {', '.join(missing)}")
    if loose:
        missing.append(f"account or link of a quoted post ({shown(words_of(i.source, case.doc.text) for i in loose)})")
    if missing:
        spans = tuple(span for item in loose for span in item.source)[:MOST_SPANS]
        return Verdict("fail", f"missing: {', '.join(missing)}; whether a contact is given was not looked at", spans)
    return passed("day and outlet are told; whether a contact is given was not looked at")


def _start(statement: Statement) -> int:
    return hull((*statement.content, *statement.source, *statement.cue) or (Span(0, 0),)).start

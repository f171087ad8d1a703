"""Find signs in who is quoted: experts whom nobody could look up, posts without account or link."""

import re
from collections.abc import Iterator, Sequence

from onrecord.audit.layout import MOST_SPANS, WORD, Layout
from onrecord.audit.voices import SURE, UNNAMED, Voices, origin_words
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans, any_overlap, hull
from onrecord.document.records import Entity, Sign, Statement

CREDIT_LINE = re.compile(r"[\s”\"’]{0,6}[—–-][^\n]{1,160}")
ACCOUNT = re.compile(r"(?<!\w)@\w{2,}|\bu/\w{2,}")
POSTING = ("social-account", *UNNAMED)
POSTER = re.compile(r"\b(?:users?|commenters?|redditors?|netizens?|posters?|tweeters?)\b", re.IGNORECASE)
LOOSE_POST = re.compile(
    r"^(?:an?|one|another|some|several|this|the)\s(?:[a-z-]+\s){0,3}(?:accounts?|posts?|tweets?|threads?)\b"
)
"""A post or account that the text gives to nobody: *an early tweet*, not *her Twitter account*."""
APPOSITION = re.compile(r"\s?,\s(?P<words>(?:an?|the|one of)\s[^.,;:\n“”\"]{3,100})(?=[.,;:])")
"""What stands between commas behind a name."""
AFFILIATING = ("person", "organization", "outlet", "group")
ORGANISATION = re.compile(
    r"\b(?:university|college|institute|institution|school|centre|center|council|foundation|bank|ministry|department|"
    r"agency|company|firm|group|association|society|union|think tank|observatory|laborator(?:y|ies)|hospital|academy|"
    r"democratic|republican|gop|labour|conservative|liberal)\b|\b\w{2,}\.(?:com|org|net|edu)\b",
    re.IGNORECASE,
)


def find_sourcing_signs(doc: Document, layout: Layout, voices: Voices, *, codebook: Codebook) -> Iterator[Sign]:
    """Yield signs of experts and posts."""
    yield from _experts(layout, voices, codebook)
    yield from _posts(doc, layout, voices)


def _experts(layout: Layout, voices: Voices, codebook: Codebook) -> Iterator[Sign]:
    common, knowing = codebook.made(_common_names), codebook.made(_expert_words)
    seen: set[str] = set()
    for item in voices.statements:
        speaker = voices.speaker_of(item)
        if speaker is None or item.source_type != "named-person" or item.confidence < SURE or speaker.id in seen:
            continue
        seen.add(speaker.id)
        place = _apposition(speaker, layout)
        is_expert = item.expert or (place is not None and knowing.search(place.of(layout.text)) is not None)
        if is_expert and not has_affiliation(speaker, item, layout, voices, common):
            yield Sign(
                kind="expert without a checkable affiliation",
                severity="medium",
                spans=item.source if place is None or item.expert else (place,),
                why=f"{speaker.name or 'somebody'} is cited for expertise; no body or place of work is named with the name",
            )


def _apposition(speaker: Entity, layout: Layout) -> Span | None:
    """Return what stands between commas behind the first mention by name: *Ada Renn, a leading expert, said*."""
    named = sorted(mention.spans[0] for mention in speaker.mentions if mention.kind == "name" and mention.spans)
    match = APPOSITION.match(layout.text, named[0].end) if named else None
    return Span(named[0].start, match.end("words")) if match is not None else None


def has_affiliation(
    speaker: Entity, statement: Statement, layout: Layout, voices: Voices, common: frozenset[str]
) -> bool:
    """Tell whether a name of a body, a firm or a work stands with an expert.

    Looked at are the description, the source, and the sentence of each of the first two mentions by
    name with the one behind it, what is quoted there left out: any capitalised name that is neither
    the expert's nor a state's will do.
    """
    own = frozenset(word.lower() for word in WORD.findall(speaker.name or ""))
    scopes = [*speaker.description_spans, *statement.source, *_sentences_of(speaker, layout)]
    words = [speaker.description or "", *(_unquoted(span, layout) for span in scopes)]
    return any(_names_a_body(part, own, common) for part in words) or _stands_with_another(speaker, statement, voices)


def _stands_with_another(speaker: Entity, statement: Statement, voices: Voices) -> bool:
    """Tell whether the name of somebody else stands in the words of the source: *Solt adviser Ada Renn*."""
    others = (item for item in voices.entities.values() if item.id != speaker.id and item.kind in AFFILIATING)
    named = (mention.spans for item in others for mention in item.mentions if mention.kind == "name")
    return any(any_overlap(spans, statement.source) for spans in named)


def _names_a_body(words: str, own: frozenset[str], common: frozenset[str]) -> bool:
    if ORGANISATION.search(words):
        return True
    for match in WORD.finditer(words):
        word = match.group()
        plain = re.sub(r"[’']s?$", "", word).lower()
        is_first = match.start() == 0 or words[max(0, match.start() - 2) : match.start()].strip() in (".", "“", '"')
        is_name = word[0].isupper() and (not is_first or word.isupper())
        if is_name and plain not in own and plain not in common and len(plain) > 1:
            return True
    return False


def _sentences_of(speaker: Entity, layout: Layout) -> Spans:
    named = sorted(mention.spans[0] for mention in speaker.mentions if mention.kind == "name" and mention.spans)
    found: list[Span] = []
    for span in named[:2]:
        sentence = layout.sentence_at(span.start)
        if sentence is not None:
            found.append(sentence)
            following = layout.sentence_at(sentence.end + 1)
            found.extend([following] if following is not None else [])
    return tuple(dict.fromkeys(found))


def _unquoted(span: Span, layout: Layout) -> str:
    parts, start = [], span.start
    for quotation in layout.quotations_in(span):
        parts.append(layout.text[start : max(start, quotation.start)])
        start = max(start, min(quotation.end, span.end))
    return " ".join([*parts, layout.text[start : span.end]]).strip()


def _posts(doc: Document, layout: Layout, voices: Voices) -> Iterator[Sign]:
    posts = [item for item in voices.statements if is_quoted_post(item, layout) and item.confidence >= SURE]
    unlinked = [item for item in posts if not is_linked(item, layout)]
    nowhere = [item for item in unlinked if not has_account(item, layout)]
    if nowhere:
        yield Sign(
            kind="post quoted without account or link",
            severity="medium",
            spans=_places(nowhere),
            why="neither an account nor a link stands with the quoted words, so nobody can find them",
        )
    if len(unlinked) > len(nowhere) and doc.article.links:
        yield Sign(
            kind="post quoted without link",
            severity="low",
            spans=_places([item for item in unlinked if item not in nowhere]),
            why="the account is named, the post is not linked",
        )


def _places(statements: Sequence[Statement]) -> Spans:
    return tuple(span for item in statements for span in (item.source or item.content[:1]))[:MOST_SPANS]


def is_quoted_post(statement: Statement, layout: Layout) -> bool:
    """Tell whether a statement quotes a post word for word, of an account or of an unnamed user."""
    if statement.quotation == "indirect" or statement.source_type not in POSTING:
        return False
    words = origin_words(statement, layout.text)
    return any(pattern.search(words) for pattern in (ACCOUNT, POSTER, LOOSE_POST))


def is_linked(statement: Statement, layout: Layout) -> bool:
    """Tell whether a link stands in the paragraph of a statement, or in the credit line under it."""
    own = hull((*statement.source, *statement.cue, *statement.content) or (Span(0, 0),))
    paragraph = layout.paragraph_at(own.start) or own
    return bool(layout.links_in(paragraph) or layout.links_in(_with_credit(own, layout)))


def has_account(statement: Statement, layout: Layout) -> bool:
    """Tell whether the sentences of a statement name an account, or the credit line under it does."""
    own = hull((*statement.source, *statement.cue, *statement.content) or (Span(0, 0),))
    return ACCOUNT.search(_with_credit(own, layout).of(layout.text)) is not None


def _with_credit(own: Span, layout: Layout) -> Span:
    """Return the sentences that a stretch touches, with a line behind it that begins with a dash."""
    first, last = layout.sentence_at(own.start), layout.sentence_at(max(own.start, own.end - 1))
    start, end = first.start if first else own.start, max(own.end, last.end if last else 0)
    credit = CREDIT_LINE.match(layout.text, end)
    return Span(start, credit.end() if credit else end)


def _expert_words(codebook: Codebook) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in codebook.rows("experts")), re.IGNORECASE)


def _common_names(codebook: Codebook) -> frozenset[str]:
    """Return words that begin with a capital and name no body: states, their people, days, titles."""
    states = (word.lower() for row in codebook.rows("country_names") for word in WORD.findall(row["word"]))
    titles = (row["title"].lower() for row in codebook.rows("titles"))
    small = (row["word"] for row in codebook.rows("small_words") if row["use"] == "capital")
    return frozenset((*states, *titles, *small))

"""Find signs in who is quoted: experts whom nobody could look up, posts without account or link."""

import re
from collections.abc import Iterator

from onrecord.audit.layout import WORD, Layout
from onrecord.audit.voices import SURE, Voices, origin_words
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans, hull
from onrecord.document.records import Entity, Sign, Statement

ACCOUNT = re.compile(r"(?<!\w)@\w{2,}|\bu/\w{2,}")
POSTER = re.compile(
    r"\b(?:users?|commenters?|commentators? on|posters?|redditors?|netizens?|account|tweeters?|followers?|bloggers?|post|tweet|thread)\b",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:university|college|institute|institution|school|centre|center|council|foundation|bank|ministry|department|"
    r"agency|company|firm|group|association|society|union|think tank|observatory|laborator(?:y|ies)|hospital|academy)\b",
    re.IGNORECASE,
)


def find_sourcing_signs(doc: Document, layout: Layout, voices: Voices, *, codebook: Codebook) -> Iterator[Sign]:
    """Yield signs of experts and posts."""
    yield from _experts(layout, voices, codebook)
    yield from _posts(doc, layout, voices)


def _experts(layout: Layout, voices: Voices, codebook: Codebook) -> Iterator[Sign]:
    seen: set[str] = set()
    common = codebook.made(_common_names)
    for item in voices.statements:
        speaker = voices.speaker_of(item)
        if not (item.expert and item.source_type == "named-person" and speaker is not None) or item.confidence < SURE:
            continue
        if speaker.id in seen:
            continue
        seen.add(speaker.id)
        if not has_affiliation(speaker, item, layout, common):
            yield Sign(
                kind="expert without a checkable affiliation",
                severity="medium",
                spans=item.source,
                why=f"{speaker.name or 'somebody'} is cited for expertise; no body or place of work is named with the name",
            )


def has_affiliation(speaker: Entity, statement: Statement, layout: Layout, common: frozenset[str]) -> bool:
    """Tell whether a name of a body, a firm or a work stands with an expert.

    Looked at are the description, the source, and the sentence of each of the first two mentions by
    name with the one behind it, what is quoted there left out: any capitalised name that is neither
    the expert's nor a state's will do.
    """
    own = frozenset(word.lower() for word in WORD.findall(speaker.name or ""))
    scopes = [*speaker.description_spans, *statement.source, *_sentences_of(speaker, layout)]
    words = [speaker.description or "", *(_unquoted(span, layout) for span in scopes)]
    return any(_names_a_body(part, own, common) for part in words)


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
    nowhere: list[Span] = []
    unlinked: list[Span] = []
    for item in voices.statements:
        if not is_quoted_post(item, layout) or item.confidence < SURE:
            continue
        scope = surroundings(item, layout)
        if layout.links_in(scope):
            continue
        has_account = ACCOUNT.search(scope.of(layout.text)) is not None
        (unlinked if has_account else nowhere).extend(item.source or item.content[:1])
    if nowhere:
        yield Sign(
            kind="post quoted without account or link",
            severity="medium",
            spans=tuple(nowhere),
            why="neither an account nor a link stands with the quoted words, so nobody can find them",
        )
    if unlinked and doc.article.links:
        yield Sign(
            kind="post quoted without link",
            severity="low",
            spans=tuple(unlinked),
            why="the account is named, the post is not linked",
        )


def is_quoted_post(statement: Statement, layout: Layout) -> bool:
    """Tell whether a statement quotes a post word for word, of an account or of an unnamed user."""
    if statement.quotation == "indirect":
        return False
    if statement.source_type == "social-account":
        return True
    is_user = POSTER.search(origin_words(statement, layout.text)) is not None
    return is_user and statement.source_type in ("unnamed-person", "unnamed-group")


def surroundings(statement: Statement, layout: Layout) -> Span:
    """Return the paragraph that a statement begins in, or its own stretch where there is none."""
    own = hull((*statement.source, *statement.cue, *statement.content) or (Span(0, 0),))
    return layout.paragraph_at(own.start) or own


def _common_names(codebook: Codebook) -> frozenset[str]:
    """Return words that begin with a capital and name no body: states, their people, days, titles."""
    states = (word.lower() for row in codebook.rows("country_names") for word in WORD.findall(row["word"]))
    titles = (row["title"].lower() for row in codebook.rows("titles"))
    small = (row["word"] for row in codebook.rows("small_words") if row["use"] == "capital")
    return frozenset((*states, *titles, *small))

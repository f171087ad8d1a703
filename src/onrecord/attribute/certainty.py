"""Tell how the last holder presents a content: asserted, alleged, possible, denied …, and which way.

The cue decides first (*denied*, *alleges*, *asked whether*), then hedges, then the main clause of the
content (*may*, *likely*, *if*), then evaluative words. The hops before the holder change nothing.

Source: the scale is FactBank's (Saurí and Pustejovsky 2009), with opinion, question and hypothetical.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.gaps import without
from onrecord.attribute.tables import Ruled, compile_rules, first_match
from onrecord.codebook import Codebook
from onrecord.document import Spans, any_overlap, words_of
from onrecord.document.marks import Attribution, Hedge
from onrecord.document.records import Certainty, Polarity

LONGEST = 1500
"""Characters of a content that are looked at; what follows decides nothing."""
HEAD = 160
SENTENCE_END = re.compile(r"[.!?…]+[”\"'’]*(?:\s|$)")
SUBORDINATE = re.compile(
    r"(?:,\s*|\s)(?:because|although|though|whereas|which|who|whose|where|as if|in which|so that|even if|lest|given that|despite|(?:saying|adding|arguing|claiming))\b[^,;.!?]*"
    r"|,\s*(?:as|while|since|when|after|before|until)\b[^,;.!?]*",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:not|never|no longer|neither|nor|cannot|nobody|no one|nothing|none|nowhere)\b|n['’]t\b|\b(?:there (?:is|was|were|are|will be|has been|had been)|(?:is|was|has|had|have|are|were|had been)) no\b|^\W*(?:that )?no \w",
    re.IGNORECASE,
)
BELIEVED = re.compile(r"\b(?:thought|believed|understood|held|assumed|presumed)\b", re.IGNORECASE)
"""Passives that pass on a belief without a holder: hearsay, whatever its likelihood."""
IMPERSONAL = re.compile(r"\b(?:expected|estimated|tipped|apparently)\b", re.IGNORECASE)
"""Passives without a holder by which something is taken for likely, not only told."""
SEEN = re.compile(
    r"\b(?:seen|shown|found|recorded|confirmed|announced|revealed|discovered|known|told|clear)\b", re.IGNORECASE
)
"""Passives without a holder that nobody doubts: *workers were seen*."""
NO_COMPLEMENT = (
    r"(?!\s(?:not\s)?(?:under|in|at|on|inside|behind|near|from|with|out|still|now|ready|here|there|alive|dead|safe|missing|gone|open|closed|shut|being"
    r"|trying|going|not an?|\w+ing)\b)"
)
"""Words behind a verb of being that tell where something is or what it does, and judge nothing."""
VERDICT = re.compile(
    rf"\b(?:is|are|isn['’]t|aren['’]t)\b{NO_COMPLEMENT}"
    r"|(?<=\w)['’](?:s|re) (?:a|an|the|no|not|all|just|so|too|very)\b"
)
NO_VERDICT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?)\b|\b(?:was|were|had|did|went|took|came|saw|made|told|gave|left|found|got|knew|heard|met|began|sent|paid|fell|lost|won|stood|wrote|will"
    r"|we|our|us|i|my|me)\b|\b\w{3,}(?<!e)ed\b|['’]ll\b",
    re.IGNORECASE,
)
IMAGE = re.compile(
    r"\b(?:is|are|was|were|be|been|remain(?:s|ed)?|amount(?:s|ed)? to|looks?|looked|sounds?|sounded|bec[ao]me)\s[“\"'‘]"
    r"(?![\w-]+[”\"],?\s(?:not|but)\b|(?:no|in|at|on|one of|under|with|not|[\w-]+(?:ed|ing))\s|[\w-]+(?:ed|ing)[,.”\"]|(?-i:[A-Z]))[^\s”\"]",
    re.IGNORECASE,
)
QUESTION_END = re.compile(r"\?+[!?]*\W*$")


@dataclass(frozen=True, slots=True)
class Scales:
    """The tables of certainty: what cue, source, cue with content, and content make of a statement."""

    cues: tuple[tuple[str, Ruled], ...]
    contents: Ruled
    hedges: dict[str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure the holder is and which way the content is worded; `word` decided it."""

    certainty: Certainty
    polarity: Polarity
    word: str


def compile_scales(codebook: Codebook) -> Scales:
    """Return the tables of certainty as few patterns, in the order of their rows."""
    rows = codebook.rows("certainty_cues")
    runs: list[tuple[str, list[dict[str, str]]]] = []
    for row in rows:
        if not runs or runs[-1][0] != row["on"]:
            runs.append((row["on"], []))
        runs[-1][1].append(dict(row))
    return Scales(
        cues=tuple((on, compile_rules(run, "certainty")) for on, run in runs),
        contents=compile_rules(codebook.rows("certainty_contents"), "certainty"),
        hedges={row["phrase"]: row["certainty"] for row in codebook.rows("hedges") if row["holder"] != "word"},
    )


def judge(
    item: Attribution,
    text: str,
    scales: Scales,
    hedges: Sequence[Hedge],
    *,
    content: Spans = (),
    outside: Spans = (),
    is_person: bool = False,
) -> Judgement:
    """Return how the holder of an attribution presents its content.

    `content` are the words to take for the content, where they are not the attribution's own, and
    `outside` those parts of it that others say, which tell nothing of this holder.
    """
    cue_words = _plain(words_of(item.cue, text))
    spans = tuple(part for span in content or item.content for part in without(span, outside))
    content_words = _plain(words_of(spans, text, joint=" "))[:LONGEST]
    polarity = polarity_of(content_words)
    if item.kind != "statement":
        return Judgement("asserted", polarity, "")
    source_words = _plain(words_of(item.source, text))
    certainty, word = (
        (not item.source and not item.carried_source and _of_hearsay(cue_words, scales))
        or _of_cue(cue_words, source_words, content_words, scales)
        or _of_content(content_words, spans, scales, hedges, is_direct=item.quotation == "direct")
        or (is_person and item.quotation == "direct" and _of_verdict(content_words))
        or (is_person and item.quotation == "mixed" and _of_image(content_words))
        or ("asserted", cue_words)
    )
    return Judgement(_named(certainty), polarity, word)


def is_passed_on(item: Attribution, text: str, scales: Scales) -> bool:
    """Tell whether a cue passes on what its content holds; a denial or a question does not."""
    cue_words = _plain(words_of(item.cue, text))
    found = _first_cue(cue_words, "", "", scales)
    return found is None or found[0] not in ("denied", "question")


def polarity_of(words: str) -> Polarity:
    """Return negative for a content whose first clause is negated as worded."""
    return "negative" if NEGATION.search(main_clause(first_sentence(words))) else "positive"


def main_clause(words: str) -> str:
    """Return a sentence without its relative and adverbial clauses, as far as words alone show them."""
    return SUBORDINATE.sub(" ", words)


def first_sentence(words: str) -> str:
    """Return the words up to the first end of a sentence."""
    end = SENTENCE_END.search(words, min(len(words), 12))
    return words[: end.end()] if end else words


def _of_hearsay(cue: str, scales: Scales) -> tuple[str, str] | None:
    """Return what a cue makes of a content for which nobody stands up."""
    asked = re.search(r"\b(?:ask|question|press)(?:ed|s)?\b", cue, re.IGNORECASE)
    if asked:
        return "question", asked.group()
    if believed := BELIEVED.search(cue):
        return "alleged", believed.group()
    plain = cue.lower()
    for phrase, certainty in scales.hedges.items():
        if phrase in plain:
            return certainty, phrase
    if impersonal := IMPERSONAL.search(cue):
        return "probable", impersonal.group()
    if plain_fact := SEEN.search(cue):
        return "asserted", plain_fact.group()
    found = _first_cue(cue, "", "", scales)
    return found if found is not None and found[0] in ("probable", "possible", "question") else ("alleged", cue)


def _of_cue(cue: str, source: str, content: str, scales: Scales) -> tuple[str, str] | None:
    found = _first_cue(cue, source, content, scales)
    if found is None or found[0] not in ("belief", "opinion", "possible", "probable", "alleged"):
        return found
    inside = first_match(scales.contents, main_clause(first_sentence(content)))
    if found[0] == "belief":
        is_likelihood = inside is not None and inside[0] in ("probable", "possible", "hypothetical")
        return inside if is_likelihood else ("opinion", found[1])
    # *suggests that X is likely* tells the likelihood itself.
    return inside if found[0] == "possible" and inside is not None and inside[0] == "probable" else found


def _first_cue(cue: str, source: str, content: str, scales: Scales) -> tuple[str, str] | None:
    places = {"cue": cue, "source": source, "said": f"{cue} | {content[:HEAD]}"}
    for on, rules in scales.cues:
        if found := first_match(rules, places[on]):
            return found
    return None


def _of_content(
    content: str, spans: Spans, scales: Scales, hedges: Sequence[Hedge], *, is_direct: bool
) -> tuple[str, str] | None:
    if match := QUESTION_END.search(content):
        return "question", match.group().strip()
    hedge = next((mark for mark in hedges if mark.phrase in scales.hedges and any_overlap(mark.spans, spans)), None)
    first = first_sentence(content)
    if hedge is not None and hedge.phrase in main_clause(first).lower():
        return scales.hedges.get(hedge.phrase, "alleged"), hedge.phrase
    found = first_match(scales.contents, main_clause(first))
    if found is None and is_direct and len(first) < len(content):
        found = first_match(scales.contents, main_clause(content[len(first) :]))
        found = found if found is not None and found[0] == "opinion" else None
    return found


def _of_verdict(content: str) -> tuple[str, str] | None:
    """Return opinion for a quotation in the present that says what something is, without a figure in it.

    Measured on own labelled text (2,100 attributions, 23 November 2026): of those that nothing else
    decided, 25 were opinion and 13 asserted.
    """
    copula = VERDICT.search(content)
    return None if copula is None or NO_VERDICT.search(content) else ("opinion", copula.group())


def _of_image(content: str) -> tuple[str, str] | None:
    """Return opinion for what something is called in quoted words: *the lease was “a trap with a view”*."""
    image = IMAGE.search(content)
    return None if image is None else ("opinion", " ".join(image.group().split()))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _named(certainty: str) -> Certainty:
    names: dict[str, Certainty] = {
        "alleged": "alleged",
        "possible": "possible",
        "probable": "probable",
        "opinion": "opinion",
        "question": "question",
        "hypothetical": "hypothetical",
        "denied": "denied",
    }
    return names.get(certainty, "asserted")

"""Tell what stands where a source should and is none: what happened, *this remark sparked a debate*, a vague *we*.

Records, polls and films are sources by what they say or show. An act or a state of things says nothing:
that it *suggests* something is the author's conclusion. Of 19,868 attributions of PolNeAR train, 21 have
such a head, 58 an advertisement's, a film's or a post's (25 November 2026).
"""

import re
from dataclasses import dataclass

from onrecord.attribute.certainty import compile_scales
from onrecord.attribute.lexicon import compile_lexicon
from onrecord.attribute.phrases import bare, parse_phrase
from onrecord.attribute.speech import compile_speech
from onrecord.attribute.tables import Ruled, first_match
from onrecord.codebook import Codebook
from onrecord.document import Span, words_of
from onrecord.document.marks import Attribution

SETS_OFF = re.compile(
    r"\b(?:ignit(?:e|es|ed|ing)|spark(?:s|ed|ing)?|trigger(?:s|ed|ing)?|provok(?:e|es|ed|ing)|stirr?(?:s|ed|ing)?"
    r"|fuel(?:s|l?ed|l?ing)?|unleash(?:es|ed|ing)?)\b",
    re.IGNORECASE,
)
"""What sets off talk is not who talks: of 19,868 cues of PolNeAR train one such verb has its source before it."""
ANYBODY = re.compile(r"we|us|you|one", re.IGNORECASE)
FINDING_OUT = re.compile(
    r"\b(?:ask|learn|hear|underst(?:and|ood)|kn[eo]w|contact|reach|obtain|seen|review|verif|establish|found out|wish)\w*\b",
    re.IGNORECASE,
)
"""How an article tells of its own research: *we have learned*."""
NO_BELIEF = re.compile(r"\b(?:could|may|might|can|will|would|see|witness|expect)\b", re.IGNORECASE)
"""Words by which a text looks ahead together with its readers: *we may see more of this*."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What tells a source from what stands in its place."""

    happenings: frozenset[str]
    verb: re.Pattern[str]
    beliefs: tuple[Ruled, ...]


def why_no_source(item: Attribution, text: str, codebook: Codebook) -> str:
    """Return why the words in the place of a source are none, in words; nothing for a source."""
    if not item.source or not item.cue:
        return ""
    words = codebook.made(_words)
    cue = " ".join(words_of(item.cue, text).split())
    if bare(parse_phrase(item.source[0], text).head.of(text)) in words.happenings:
        return "what happened is no source: that it suggests something is a conclusion"
    if SETS_OFF.search(cue) and _stands_before(item.source[0], item.cue[0]):
        return "what sets off talk is not who talks"
    if ANYBODY.fullmatch(words_of(item.source, text)) and not _is_own_word(cue, words):
        return "“we” for anybody, without a word of saying or finding out"
    return ""


def _words(codebook: Codebook) -> _Words:
    nouns = codebook.made(compile_lexicon).nouns
    happenings = frozenset(noun for noun, kind in nouns.items() if kind == "happening")
    beliefs = tuple(rules for on, rules in codebook.made(compile_scales).cues if on == "cue")
    return _Words(happenings, codebook.made(compile_speech).verb, beliefs)


def _stands_before(source: Span, cue: Span) -> bool:
    return source.end <= cue.start


def _is_own_word(cue: str, words: _Words) -> bool:
    """Tell whether a cue has a verb of saying, of finding out, or of belief; *we could see* is none."""
    if words.verb.search(cue) or FINDING_OUT.search(cue):
        return True
    plain = NO_BELIEF.sub("", cue)
    return any(first_match(rules, plain) for rules in words.beliefs)

"""Tell what stands where a source should and is none: what happened, *this remark sparked a debate*, a vague *we*.

Records, polls and films are sources by what they say or show. An act or a state of things says nothing:
that it *suggests* something is the author's conclusion. Of 19,868 attributions of PolNeAR train, 21 have
such a head, 58 an advertisement's, a film's or a post's (25 November 2026).
"""

import re

from onrecord.attribute.lexicon import compile_lexicon
from onrecord.attribute.phrases import bare, parse_phrase
from onrecord.attribute.telling import compile_telling
from onrecord.codebook import Codebook
from onrecord.document import Span, words_of
from onrecord.document.marks import Attribution

SETS_OFF = re.compile(
    r"\b(?:ignit(?:e|es|ed|ing)|spark(?:s|ed|ing)?|trigger(?:s|ed|ing)?|provok(?:e|es|ed|ing)|stirr?(?:s|ed|ing)?"
    r"|fuel(?:s|l?ed|l?ing)?|unleash(?:es|ed|ing)?)\b",
    re.IGNORECASE,
)
"""What sets off talk is not who talks: of 19,868 cues of PolNeAR train one such verb has its source before it."""
BYLINE = re.compile(r"(?:^|\n|[|•·–—-])\s*By:?\s+$", re.IGNORECASE)
ANYBODY = re.compile(r"we|us|you|one", re.IGNORECASE)
NO_BELIEF = re.compile(r"\b(?:could|may|might|can|will|would|see|witness|expect)\b", re.IGNORECASE)
"""Words by which a text looks ahead together with its readers: *we may see more of this*."""


def why_no_source(item: Attribution, text: str, codebook: Codebook) -> str:
    """Return why the words in the place of a source are none, in words; nothing for a source."""
    if not item.source or not item.cue:
        return ""
    cue = " ".join(words_of(item.cue, text).split())
    if bare(parse_phrase(item.source[0], text).head.of(text)) in codebook.made(_happenings):
        return "what happened is no source: that it suggests something is a conclusion"
    if cue == ":" and BYLINE.search(text[max(0, item.source[0].start - 20) : item.source[0].start]):
        return "a byline is no source of what stands under it"
    if SETS_OFF.search(cue) and _stands_before(item.source[0], item.cue[0]):
        return "what sets off talk is not who talks"
    if ANYBODY.fullmatch(words_of(item.source, text)) and not codebook.made(compile_telling).is_told(
        NO_BELIEF.sub("", cue)
    ):
        return "“we” for anybody, without a word of saying or finding out"
    return ""


def _happenings(codebook: Codebook) -> frozenset[str]:
    return frozenset(noun for noun, kind in codebook.made(compile_lexicon).nouns.items() if kind == "happening")


def _stands_before(source: Span, cue: Span) -> bool:
    return source.end <= cue.start

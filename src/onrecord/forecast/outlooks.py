"""Find what is foreseen by the cue itself, without *will*: *forecast growth of 2 %*, *expects the bank to raise rates*."""

import re
from collections.abc import Iterator

from onrecord.document import Document, Span, trim, words_of
from onrecord.document.marks import Attribution
from onrecord.forecast.lexicon import Lexicon
from onrecord.forecast.signals import Signal, tells
from onrecord.forecast.voices import REACH, Voice, Voices

PREDICTS = re.compile(
    r"\b(?:predict(?:s|ed|ing)?|forecast(?:s|ed|ing)?|foresees?|foresaw|foreseeing|expects?|expected|anticipat(?:es?|ed)|project(?:s|ed))\b",
    re.IGNORECASE,
)
_NOT_IN_CUE = re.compile(r"\b(?:had|have been|be|not|n['’]t|never|is|are|was|were)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto\s(?P<verb>[a-z]+)\b")
_NO_OUTLOOK = re.compile(r"(?:to|who|which|what|how|as|for|in|of|from|by)\b", re.IGNORECASE)
_THING = re.compile(
    r"(?:that|an?|the|no|more|less|fewer|another|further|\d|[a-z]+\s(?:growth|of|in|by|to))\b|growth|inflation|losses|gains",
    re.IGNORECASE,
)
_EXPECTS = re.compile(r"\b(?:expect|anticipat)\w*", re.IGNORECASE)
FEWEST = 4
"""Words of a content; shorter ones are torn off."""
_EDGES = " \t\n.,;:!?”“\"’‘'"


def find_outlooks(doc: Document, voices: Voices, lexicon: Lexicon) -> Iterator[tuple[Signal, Voice]]:
    """Yield a signal for each content that a predicting cue brings in and that has no signal of its own."""
    for item in doc.of_kind(Attribution):
        cue = words_of(item.cue, doc.text)
        if not item.content or not item.source or not PREDICTS.search(cue) or _NOT_IN_CUE.search(cue):
            continue
        if words_of(item.source, doc.text).lower() in ("i", "we"):
            continue
        first = item.content[0]
        content = trim(Span(first.start, min(first.end, first.start + REACH)), doc.text, _EDGES)
        voice = voices.at(content) if content.start < content.end else None
        if voice is None or tells(doc.text, content, lexicon):
            continue
        content = Span(content.start, min(content.end, voice.area.end))
        if signal := _signal(doc.text, content, is_weak=_EXPECTS.search(cue) is not None):
            yield signal, voice


def _signal(text: str, content: Span, *, is_weak: bool) -> Signal | None:
    """Return the signal of an outlook; *expects to* tells of the speaker's own plan and is none."""
    words = content.of(text)
    if _NO_OUTLOOK.match(words) or len(words.split()) < FEWEST:
        return None
    verb = _INFINITIVE.search(text, content.start, min(content.end, content.start + 200))
    if verb is None and (not _THING.match(words) or (is_weak and not re.search(r"\d", words))):
        return None
    if verb is None:
        return Signal("outlook", content, "", content)
    return Signal("outlook", content, verb["verb"], Span(*verb.span("verb")))

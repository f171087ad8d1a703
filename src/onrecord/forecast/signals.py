"""Find the words that tell of what will or may come, and the verb that they go with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.document import Span
from onrecord.forecast.lexicon import Lexicon

Form = Literal["", "participle", "progressive", "predicate", "perfect"]
WILL_NOUN = re.compile(
    r"\b(?:the|a|an|his|her|its|their|my|our|your|this|that|political|free|good|ill|own|no|of|any|sheer|strong|living|last|"
    r"['’]s|people['’]s|national|public|god['’]s|at|enough|some)\s$",
    re.IGNORECASE,
)
_ADVERB = r"(?:not|never|also|soon|once|even|still|then|again|only|just|now|further|rather|probably|likely|most|very|all|both|too|well|ever|in\s(?:all\s(?:likelihood|probability)|turn|fact|effect|time|the\s(?:end|meantime|long\srun|future))|almost|no\slonger|at\s(?:last|least|once)|[a-z]+ly)"
_VERB = re.compile(
    rf"(?:\s+(?:to\s+)?|,\s[^,.;\n]{{1,60}},\s)(?:{_ADVERB},?\s+){{0,4}}(?P<verb>[a-z]+(?:-[a-z]+)?)", re.IGNORECASE
)
_AFTER_BE = re.compile(rf"\s+(?:{_ADVERB}\s+){{0,4}}(?P<word>[^\W\d_][\w-]*)")
_PARTICIPLE = re.compile(
    r"(?:\w{2,}(?<!e)ed|\w+eed(?<!need)(?<!indeed)|held|built|made|sent|put|cut|met|won|lost|left|kept|brought|bought|sold|told|found|paid|laid|set|hit|shut|split|\w*driven|\w+(?:own|orn|awn)|taken|given|broken|chosen|written|seen|"
    r"done|begun|run|struck|swept|sworn|led|fed|read|spent|torn|felt|dealt|caught|taught|overthrown|withdrawn|beaten|hurt|freed)$"
)
_PATTERN_TO = re.compile(r"\bto$", re.IGNORECASE)
_IDIOM = re.compile(r"\s(?:as\swell\s(?!as)|be\sthat\b|you\b|have\sit\b)", re.IGNORECASE)
NEVER_VERBS = frozenset(
    ("like", "rather", "prefer", "love", "appreciate", "say", "argue", "add", "urge", "advise", "not")
)
"""Verbs behind *would* that tell of no future: *I would like*, *one would say*."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Words that tell of what may come, with the verb behind them.

    `form` tells how the verb stands: *be signed* (participle), *be leaving* (progressive), *be hard* (predicate), *have
    left* (perfect); `verb` is then the participle or the word behind *be*.
    """

    kind: str
    span: Span
    verb: str
    verb_span: Span
    form: Form = ""

    @property
    def is_modal(self) -> bool:
        """Tell whether a verb follows, not a noun."""
        return self.kind not in ("chance", "verdict")


def find_signals(text: str, place: Span, lexicon: Lexicon) -> Iterator[Signal]:
    """Yield the signals of a sentence, in order; *will* as a noun is none."""
    end = place.start
    for span, kind in tells(text, place, lexicon):
        if span.start < end:
            continue
        end = span.end
        if kind in ("chance", "verdict"):
            yield Signal(kind, span, "", span)
        elif signal := _with_verb(text, kind, span):
            yield signal


def tells(text: str, place: Span, lexicon: Lexicon) -> list[tuple[Span, str]]:
    """Return where words of a sentence tell of what may come, and of which kind they are, in order."""
    lowered = place.of(text).lower().replace("’", "'")
    return sorted(
        (Span(*match.span()), row.kind)
        for row in lexicon.signals
        if row.anchor in lowered
        for match in row.pattern.finditer(text, place.start, place.end)
    )


def _with_verb(text: str, kind: str, span: Span) -> Signal | None:
    words = span.of(text).lower()
    if words == "will" and WILL_NOUN.search(text, max(span.start - 20, 0), span.start):
        return None
    if words in ("may", "will", "might") and span.of(text)[0].isupper() and _is_name(text, span):
        return None
    match = _VERB.match(text, span.end, min(span.end + 140, len(text)))
    if match is None or _IDIOM.match(text, span.end):
        return None
    verb, place = match["verb"].lower(), Span(*match.span("verb"))
    if verb in ("be", "have", "get"):
        return _with_complement(text, kind, span, verb, place)
    return Signal(kind, span, verb, place)


def _is_name(text: str, span: Span) -> bool:
    """Tell whether *May*, *Will* is a month or a person: it stands inside a sentence, or before a name or number."""
    before, after = text[max(span.start - 2, 0) : span.start], text[span.end : span.end + 2]
    return (bool(before.strip()) and before.strip()[-1] not in '.!?“"‘:') or after[1:].isupper() or after[1:].isdigit()


def _with_complement(text: str, kind: str, span: Span, verb: str, place: Span) -> Signal:
    after = _AFTER_BE.match(text, place.end, min(place.end + 80, len(text)))
    if after is None:
        return Signal(kind, span, verb, place, "predicate" if verb == "be" else "")
    word, there = after["word"].lower(), Span(place.start, after.end("word"))
    if verb in ("have", "get"):
        is_sure = word == "been" or bool(_PARTICIPLE.fullmatch(word)) or word in _IRREGULAR
        is_perfect = verb == "have" and (is_sure or (kind != "will" and word not in _NOUN_FOLLOWS and word.isalpha()))
        return Signal(
            kind, span, word if is_perfect else verb, there if is_perfect else place, "perfect" if is_perfect else ""
        )
    if word.endswith("ing") and len(word) > 4 and word not in ("nothing", "something", "anything", "everything"):
        return Signal(kind, span, word, there, "progressive")
    if _PARTICIPLE.fullmatch(word):
        return Signal(kind, span, word, there, "participle")
    return Signal(kind, span, word, there, "predicate")


_NOUN_FOLLOWS = frozenset(
    re.findall(r"\w+", "a an the to no any some more its their his her two three little few many much nothing")
)
_IRREGULAR = frozenset(
    re.findall(
        r"\w+",
        """had gone come become begun fallen risen grown shrunk sunk run won lost left met made sent got known seen shown said told
    thought brought bought felt kept stood understood happened ended reached survived""",
    )
)

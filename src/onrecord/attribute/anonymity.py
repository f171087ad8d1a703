"""Find the words by which an article says why it does not name a source."""

import re
from dataclasses import dataclass

from onrecord.attribute.cast import Cast
from onrecord.attribute.holder import Holder
from onrecord.codebook import Codebook
from onrecord.document import Span, Spans, trim
from onrecord.document.marks import Attribution
from onrecord.document.near import Near

NEXT_SENTENCE = r"(?:[“\"][^”\"]*[”\"]\s*)?(?:(?:the|this|that|these|those|all|both|neither|each|one|like)\b[^.;]{0,60}?\b)?(?:he|she|they|(?:neither|both|none|all)(?=\s(?:\w+ed|spoke|was|were|would|could|did)\b)|(?:the |both |all |these |this |two |three )*(?:\w+ )?(?:%s|sources?|people|person|officials?|diplomats?|two|three|four|others?))\b"


@dataclass(frozen=True, slots=True)
class Asking:
    """Words by which a source is not named, and those among them that say why."""

    words: Span
    reason: Span | None


def compile_anonymity(codebook: Codebook) -> re.Pattern[str]:
    """Return one pattern; its groups hold the reason, where the words give one."""
    patterns = [
        "(?:" + row["pattern"].replace("?P<reason>", f"?P<reason{number}>") + ")"
        for number, row in enumerate(codebook.rows("anonymity"))
    ]
    return re.compile("|".join(patterns), re.IGNORECASE)


def find_askings(text: str, pattern: re.Pattern[str]) -> Near[Asking]:
    """Return all places where a text says that a source is not named, found in one pass."""
    return Near(((asking.words,), asking) for asking in map(_asking, pattern.finditer(text)))


def _asking(match: re.Match[str]) -> Asking:
    reason = next((Span(*match.span(name)) for name, words in match.groupdict().items() if words), None)
    return Asking(Span(*match.span()), reason)


def find_reason(item: Attribution, holder: Holder | None, cast: Cast, askings: Near[Asking], cues: Near[Span]) -> Spans:
    """Return the words that say why this source is not named: in its sentence, or in the next one about it.

    `cues` are those of all attributions: a next sentence that has one of its own speaks for itself.
    """
    if holder is None or not holder.kind.startswith("unnamed"):
        return ()
    for scope in _scopes(item, holder, cast, cues, askings):
        for asking in askings.touching(scope):
            reason = asking.reason
            if reason is not None and scope.contains(asking.words):
                limit = min(
                    (span.start for span in (*item.cue, *item.content) if span.start > reason.start), default=reason.end
                )
                return (trim(Span(reason.start, min(reason.end, limit)), cast.text, " \t\n,.;”\"'’—–-"),)
    return ()


def _scopes(item: Attribution, holder: Holder, cast: Cast, cues: Near[Span], askings: Near[Asking]) -> list[Span]:
    anchors = (*item.source, *item.cue) or item.content[:1]
    scopes = cast.sentences_at(anchors)
    last = max((span.end for span in (*anchors, *item.content)), default=0)
    following = cast.sentence_after(last)
    if following is not None and following not in scopes and _speaks_of(following, holder, cast):
        asked = next((asking for asking in askings.touching(following) if following.contains(asking.words)), None)
        if asked is not None and all(cue.overlaps(asked.words) for cue in cues.touching(following)):
            scopes.append(following)
    return scopes


def _speaks_of(sentence: Span, holder: Holder, cast: Cast) -> bool:
    """Tell whether a sentence begins with the same source: a pronoun, or the same noun."""
    opening = sentence.of(cast.text)[:80]
    noun = re.escape(holder.noun or "source")
    return re.match(NEXT_SENTENCE % noun, opening, re.IGNORECASE) is not None

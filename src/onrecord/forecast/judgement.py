"""Tell a prediction from what only looks like one: a plan, a threat, a date on a calendar, a guess at what is.

What those who would do a thing say of themselves is a plan, whatever the words; what is nobody's to
decide is a prediction; between the two the words of likelihood, the cue and the subject decide.
"""

import re
from collections.abc import Callable

from onrecord.document import Span
from onrecord.forecast.case import FIRST, SPEAKERS, Case
from onrecord.forecast.sides import own_plan
from onrecord.forecast.signals import NEVER_VERBS

ASKERS = frozenset(("whether", "how", "why", "what", "where", "when", "if"))
ANYBODY = frozenset(("you", "one", "whoever", "anyone", "everyone", "nobody", "no-one", "you'll", "you’ll"))
DOCUMENTS = frozenset(("document", "memo", "memorandum", "letter", "note", "constitution", "statute", "paper"))
GRANTED = frozenset(
    (
        "eligible",
        "available",
        "required",
        "allowed",
        "permitted",
        "open",
        "free",
        "able",
        "subject",
        "entitled",
        "effective",
    )
)
"""What somebody is granted, or how a thing is set up, behind *will be*."""
_ANYBODY = re.compile(r"(?:anyone|anybody|whoever|everyone|those|people who|nobody|no[- ]one|you|one)\b", re.IGNORECASE)
_TO = re.compile(r"\s[“\"‘]?to\b")
_PAST_CUE = re.compile(r"\b(?:\w+ed|said|told|wrote|thought|foresaw|saw|bet|spoke|felt|held)\b", re.IGNORECASE)
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
_WAS_WORD = re.compile(r"(?:was|were)\s", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|been)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\b(?:so|in order|ensur\w+|mak(?:e|es|ing) sure|hop(?:e|es|ed|ing)|wish\w*|guarante\w+|promis\w+|pledg\w+|vow\w*|demand\w*"
    r"|insist\w*|agreed|decided|on condition|the idea)(?:\s\w+)?\s(?:that\s)?$",
    re.IGNORECASE,
)
_WERE = re.compile(
    r"(?<!is )(?<!are )(?<!be )(?<!been )(?<!being )(?<!has )(?<!have )\b(?:were(?! to\b)|had|did|went|got|came|became|fell|won|lost|took|made|[a-z]{3,}(?<!ne)(?<!fe)(?<!se)(?<!ce)ed)\b"
)
_UNDER = re.compile(
    r"\bunder (?:the|this|that|his|her|their|its|\w+['’]s) (?:\w+ ){0,2}(?:plan|policy|bill|law|proposal|deal|agreement|program|programme|act|rules?|terms)\b",
    re.IGNORECASE,
)
_HOPEFULLY = re.compile(r"\b(?:hopefully|please)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_ASKS = re.compile(r"\?[”\"’'\s!]*$")
_COMPARED = re.compile(r"\b(?:more|less|as|equally)\s(?:\w+\s)?(?:un)?likely\sto$", re.IGNORECASE)


def is_far(case: Case) -> bool:
    """Tell whether a clause tells of no future at all, whatever its words: an ability, a habit, a guess at what is."""
    return any(step(case) is not None for step in FAR)


def reason_against(case: Case) -> str | None:
    """Return why a clause that tells of the future is no prediction; None where it is one."""
    return next((reason for step in NEAR if (reason := step(case))), None)


def _asked(case: Case) -> str | None:
    if _ASKS.search(case.text, max(case.voice.sentence.end - 6, case.signal.span.start), case.voice.sentence.end):
        return "a question"
    if case.clause.opener in ASKERS and not case.clause.is_relative:
        return "an indirect question, not what will come"
    return None


def _wished(case: Case) -> str | None:
    """Return a reason for what is hoped, promised, demanded or denied."""
    start, cues = case.clause.span.start, case.lexicon.cues
    before = case.text[max(start - 60, case.voice.sentence.start) : start]
    if cues["denies"].search(case.voice.cue):
        return "denied by the one who says it"
    if _HOPEFULLY.search(case.clause.span.of(case.text)):
        return "promised, demanded, hoped for or meant, not foreseen"
    if case.clause.opener == "so" or cues["commits"].search(case.voice.cue) or _PURPOSE.search(before):
        return "promised, demanded, hoped for or meant, not foreseen"
    return None


def _told_of_the_past(case: Case) -> str | None:
    signal = case.signal
    if _HAD.search(case.voice.cue):
        return "said before the time that is told of"
    before = case.text[max(signal.span.start - 20, 0) : signal.span.start]
    was = _WAS.search(before) or _WAS_WORD.match(case.text, signal.span.start)
    is_doomed = signal.span.of(case.text).lower().startswith(("destined", "doomed"))
    is_told = case.is_reported and not is_doomed
    if signal.kind in ("expected", "likely", "set") and was and not (is_told or case.is_bound):
        return "expected at a time that is past"
    return None


def _idle(case: Case) -> str | None:
    """Return a reason for words that tell of no future: *would like*, *will need to*, *one could say*."""
    signal, subject = case.signal, case.clause.subject
    if signal.kind == "verdict" and case.clause.head in ("that", "it", "this", "which", "what"):
        return "tells of nothing by name"
    if not signal.is_modal or signal.kind == "outlook":
        return None
    if signal.kind == "would" and signal.verb in NEVER_VERBS:
        return "a manner of speaking"
    if signal.verb in ("have", "need", "get", "want") and _TO.match(case.text, signal.verb_span.end):
        return "says what must be done"
    if case.clause.head in ANYBODY or (subject is not None and _ANYBODY.match(case.text, subject.start)):
        return "an instruction or a rule"
    lead = Span(case.clause.span.start, signal.span.start)
    if any(_YOU.search(case.text, span.start, span.end) for span in (*case.condition, lead)):
        return "an instruction or a rule"
    if case.clause.head in SPEAKERS | FIRST | {"this", "that"} and _has_more(case):
        return "part of another clause"
    if signal.kind == "likely" and _COMPARED.search(case.text, max(signal.span.start - 30, 0), signal.span.end):
        return "compares, and foresees nothing"
    has_verb = signal.kind in ("will", "would", "could") or signal.span.start == case.clause.span.start
    if subject is None and not case.clause.is_relative and has_verb:
        return "no subject beside it"
    return None


def _has_more(case: Case) -> bool:
    """Tell whether words stand before a pronoun, as in *every town they might take*."""
    subject, head = case.clause.subject, case.clause.head_span
    return subject is not None and head is not None and head.start > subject.start


def _guessed(case: Case) -> str | None:
    """Return a reason for what tells of what is, was, or would have been."""
    signal, kind = case.signal, case.signal.kind
    if signal.form == "perfect" and (kind != "will" or not (case.horizon or case.is_outcome)):
        return "tells what would or may have been"
    if kind in ("would", "could") and not case.is_reported and _is_unreal(case):
        return "tells what would be if things were otherwise"
    if kind == "could" and signal.form == "progressive":
        return "a guess at what is"
    if not signal.is_modal or kind == "outlook" or case.horizon is not None:
        return None
    if "state" in case.uses and not case.is_outcome:
        return "tells what is, or what is needed"
    if kind == "could" and signal.verb == "have" and case.is_actor and not case.condition:
        return "a guess at what is"
    is_being = signal.form in ("progressive", "predicate")
    if (kind == "likely" and is_being) or (kind == "could" and is_being and not case.condition):
        return "a guess at what is"
    return None


def _is_unreal(case: Case) -> bool:
    """Tell whether the condition is in the past tense: *if Mexico went under*."""
    return any(_WERE.search(case.text, span.start, span.end) for span in case.condition[:1])


def _could(case: Case) -> str | None:
    """Return a reason for *could* and *may* that tell of an ability or a leave."""
    if case.signal.kind != "could":
        return None
    words = case.signal.span.of(case.text).lower()
    is_not = case.text[case.signal.span.end : case.signal.span.end + 5].lower().startswith(" not") or (
        words.endswith("t") and words != "might"
    )
    if is_not and (words.startswith("could") or not (case.is_fate or case.signal.form or case.is_bound)):
        return "tells what somebody is able or allowed to do"
    is_past = words.startswith("could") and case.clause.head in SPEAKERS and not case.is_fate
    if case.voice.is_own and not case.is_bound and (is_past or not case.is_outcome):
        return "tells what somebody or something is able to do"
    is_able = (words.startswith("could") and case.is_actor) or case.clause.is_relative
    if is_able and not (case.is_bound or case.is_outcome):
        return "tells what somebody or something is able to do"
    return None


def _would(case: Case) -> str | None:
    """Return a reason for *would* that is no report of *will*: habit, a draft's words, an idea."""
    if case.signal.kind != "would" or case.condition:
        return None
    if case.voice.is_own:
        return "told of the past, or of an idea"
    is_maker = case.signal.form != "participle" and case.likelihood is None
    if case.clause.head in case.lexicon.drafts and is_maker and not case.is_outcome:
        return "says what a draft provides"
    is_reported = not case.voice.is_direct and _PAST_CUE.search(case.voice.cue)
    if not is_reported and (case.likelihood is None or case.likelihood.low is None):
        return "an idea without a condition"
    return None


def _announced(case: Case) -> str | None:
    """Return a reason for what is fixed beforehand, for an actor to do, or what something is for."""
    signal = case.signal
    if not case.is_plain and signal.kind != "set":
        return None
    if "calendar" in case.uses or (signal.verb == "take" and case.text.startswith(" place", signal.verb_span.end)):
        return "a date on a calendar"
    if case.clause.is_relative and not (case.is_outcome or case.condition):
        return "says what something or somebody named is for"
    if case.is_outcome and signal.form == "":
        return None if not case.voice.is_own or case.is_fate or case.is_bound else "says what something is for"
    return _act_of_somebody(case)


def _act_of_somebody(case: Case) -> str | None:
    """Return a reason for an act: it is a plan, unless somebody foresees it who looks on from outside."""
    signal = case.signal
    if signal.form == "progressive":
        return "a plan or a date on a calendar"
    if _UNDER.search(case.text, case.clause.span.start, case.clause.span.end):
        return "says what a text provides"
    if _head_noun(case.voice.source) in case.lexicon.drafts | DOCUMENTS and not case.condition:
        return "says what a text provides"
    if _is_seen_from_outside(case):
        return None
    if signal.form == "participle":
        return "an act that is announced"
    return "a plan of those who would do it" if case.is_actor else "says what something is for, or how it is meant"


def _is_seen_from_outside(case: Case) -> bool:
    """Tell whether an act is foreseen by one who does not decide it: an expert, another state, a voice that speaks of *them*."""
    signal, head, is_actor = case.signal, case.clause.head, case.is_actor
    if case.voice.is_own:
        return bool(case.condition) and not is_actor
    if case.is_view and signal.kind == "would" and is_actor and signal.form == "" and not case.is_foretold:
        return False
    if case.is_view or case.condition or (case.voice.is_direct and head in SPEAKERS - {"it"}):
        return True
    if signal.form == "predicate":
        return signal.verb not in GRANTED and (case.is_bound or (case.voice.is_direct and not is_actor))
    speaker = case.voice.speaker
    homes = {entity.country for entity in case.subjects} - {None}
    return speaker is not None and speaker.country is not None and bool(homes) and speaker.country not in homes


def _head_noun(source: str) -> str:
    words = re.split(r"\s(?:of|in|on|by|from|for)\s|,", source.lower())[0].split()
    return words[-1] if words else ""


FAR: tuple[Callable[[Case], str | None], ...] = (_idle, _guessed, _could, _would)
"""What tells of no future at all; it is left out without a word."""
NEAR: tuple[Callable[[Case], str | None], ...] = (_asked, _wished, _told_of_the_past, own_plan, _announced)
"""What tells of the future and is no prediction; it is `Rejected` with the reason."""

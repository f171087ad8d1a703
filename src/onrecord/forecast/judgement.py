"""Tell a prediction from what only looks like one: a plan, a threat, a date on a calendar, a guess at what is.

The order is that of `STEPS`: the first that has a reason against it decides. What those who would do a
thing say of themselves is a plan, whatever the words; what is nobody's to decide is a prediction.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.document import Span
from onrecord.document.records import Entity, Interval, Likelihood
from onrecord.forecast.clauses import Clause
from onrecord.forecast.lexicon import Lexicon
from onrecord.forecast.signals import NEVER_VERBS, Signal
from onrecord.forecast.voices import Voice

ACTORS = ("person", "organization", "country", "group", "outlet", "account")
FIRST = frozenset(("i", "we", "i'll", "we'll", "us", "let's"))
SPEAKER_PRONOUNS = frozenset(("he", "she", "it", "they"))
_OWN = re.compile(r"(?:its|their|his|her|our|my)\s", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|that|these|both)\s", re.IGNORECASE)
_PLURAL_SOURCE = re.compile(r"\b(?:they|we|\w+s)\b", re.IGNORECASE)
_PAST_CUE = re.compile(r"\b(?:\w+ed|said|told|wrote|thought|foresaw|saw|bet|spoke|added|felt|held)\b", re.IGNORECASE)
_BEFORE_LAST = re.compile(r"\bhad\s(?:\w+\s){0,2}$|\bhad\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\b(?:so|in order|to ensure|ensur\w+|make sure|makes sure|making sure|hop(?:e|es|ed|ing)|wish\w*|guarante\w+|promis\w+|pledg\w+|"
    r"vow\w*|demand\w*|insist\w*|agreed|decided|on condition|the day|the idea|provided)(?:\s\w+)?\s(?:that\s)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:more|less|as|equally|far more|times more)\s(?:\w+\s)?(?:un)?likely\sto$", re.IGNORECASE)
_SUBJECT_NOBODY = frozenset(("that", "which", "who", "this"))


@dataclass(frozen=True, slots=True)
class Case:
    """A clause with a signal, and all that decides whether it is a prediction."""

    text: str
    signal: Signal
    clause: Clause
    voice: Voice
    subjects: tuple[Entity, ...]
    sources: tuple[Entity, ...]
    condition: tuple[Span, ...]
    likelihood: Likelihood | None
    horizon: Interval | None
    lexicon: Lexicon

    def uses(self) -> frozenset[str]:
        """Return what the table says of the verb."""
        return self.lexicon.verbs.get(self.signal.verb, frozenset())

    @property
    def is_outcome(self) -> bool:
        """Tell whether it is nobody's to decide."""
        return "outcome" in self.uses()

    @property
    def is_sure_word(self) -> bool:
        """Tell whether the signal is *will* or *would*, which plans share."""
        return self.signal.kind in ("will", "would")

    @property
    def is_weighed_by_day(self) -> bool:
        """Tell whether a day or a condition is told."""
        return self.horizon is not None or bool(self.condition)

    @property
    def is_weighed(self) -> bool:
        """Tell whether words say how likely it is, or under which condition."""
        return self.likelihood is not None or bool(self.condition)


def reason_against(case: Case) -> str | None:
    """Return why a clause is no prediction; None where it is one."""
    return next((reason for step in STEPS if (reason := step(case))), None)


def _asked(case: Case) -> str | None:
    text, clause = case.text, case.clause
    opener = clause.opener
    if text[case.clause.span.end : case.clause.span.end + 3].lstrip("”\"’' ").startswith("?") or _ends_asking(case):
        return "a question"
    if opener in ("whether", "how", "why", "what", "where", "when", "if") and not case.clause.is_relative:
        return "an indirect question or a condition, not what will come"
    return None


def _ends_asking(case: Case) -> bool:
    return case.text[case.voice.sentence.start : case.voice.sentence.end].rstrip("”\"’' \n").endswith("?")


def _wished(case: Case) -> str | None:
    """Return a reason for what is hoped, promised or demanded."""
    text, start = case.text, case.clause.span.start
    before = text[max(start - 40, case.voice.sentence.start - 0, 0) : start] if start > case.voice.sentence.start else ""
    cues = case.lexicon.cues
    if cues["denies"].search(case.voice.cue):
        return "denied by the one who says it"
    if cues["commits"].search(case.voice.cue) or (before and _PURPOSE.search(before)):
        return "promised, demanded or hoped for, not foreseen"
    if cues["asks"].search(case.voice.cue) and case.clause.opener in ("", "whether", "if") and case.is_sure_word and not case.voice.is_direct and not cues["predicts"].search(case.voice.cue):
        return "a question"
    return None


def _told_of_the_past(case: Case) -> str | None:
    if re.search(r"\bhad\b", case.voice.cue):
        return "said before the time that is told of"
    return None


def _idle(case: Case) -> str | None:
    """Return a reason for words that tell of no future: *would like*, *will need to*, *could see*."""
    signal = case.signal
    if not signal.is_modal:
        return None
    if signal.kind == "would" and signal.verb in NEVER_VERBS:
        return "a manner of speaking"
    if re.match(r"\s+to\b", case.text[signal.verb_span.end : signal.verb_span.end + 4]) and signal.verb in ("have", "need", "get", "want"):
        return "says what must be done"
    if case.clause.head in ("you", "one", "whoever", "anyone", "everyone") or case.clause.head.startswith("you"):
        return "an instruction or a rule"
    if signal.kind == "likely" and _COMPARED.search(case.text, max(signal.span.start - 30, 0), signal.span.end):
        return "compares, and foresees nothing"
    return None


def _guessed(case: Case) -> str | None:
    """Return a reason for what tells of what is, was, or would have been."""
    signal = case.signal
    if signal.form == "perfect" and (signal.kind != "will" or not (case.horizon or case.is_outcome)):
        return "tells what would or may have been"
    if not signal.is_modal or signal.kind in ("will", "would"):
        return None
    if signal.kind == "could" and signal.form in ("progressive", "predicate") and case.horizon is None and not case.condition:
        return "a guess at what is"
    if signal.form in ("", "predicate") and ("state" in case.uses() and not case.is_outcome) and case.horizon is None:
        return "a guess at what is, or an ability"
    if signal.kind in ("likely", "expected") and signal.form in ("predicate", "progressive") and case.horizon is None and not _is_future(case):
        return "a guess at what is"
    return None


def _is_future(case: Case) -> bool:
    """Tell whether *is likely to be* tells of what will be: a happening, or a subject still to come."""
    return case.signal.kind == "expected" or case.voice.sentence.of(case.text).find(" will ") >= 0


def _could(case: Case) -> str | None:
    """Return a reason for *could* and *may* that tell of an ability or a leave."""
    if case.signal.kind != "could":
        return None
    words = case.signal.span.of(case.text).lower()
    after = case.text[case.signal.span.end : case.signal.span.end + 5].lower()
    is_person = case.clause.head in SPEAKER_PRONOUNS | FIRST | {"who", "there"} - {"it", "there"} or _is_actor(case)
    if is_person and words.startswith(("could", "may")) and (after.startswith((" not", "n't", "n’t")) or words.endswith("t")):
        return "tells what somebody is able or allowed to do"
    if words.startswith("could") and case.clause.head in (SPEAKER_PRONOUNS | FIRST) - {"it"} and not (case.horizon or case.condition or case.is_outcome):
        return "tells what somebody is able or allowed to do"
    if words.startswith("may") and after.startswith(" not") and not (_is_fate(case) or case.signal.form or case.is_weighed_by_day):
        return "tells what somebody is able or allowed to do"
    if case.clause.is_relative and not (case.horizon or case.condition or case.is_outcome):
        return "tells what something is able to do"
    return None


def _is_fate(case: Case) -> bool:
    """Tell whether the verb is a happening that one can see: *fall*, *collapse*."""
    return case.is_outcome and case.signal.verb not in case.lexicon.uncheckable


def _would(case: Case) -> str | None:
    """Return a reason for *would* that is no report of *will*: habit, a draft's words, an idea."""
    if case.signal.kind != "would" or case.condition:
        return None
    if case.voice.is_own:
        return "told of the past, or of an idea"
    is_maker = case.signal.form != "participle" and case.likelihood is None
    if case.clause.head in case.lexicon.drafts and is_maker and not case.is_outcome:
        return "says what a draft provides"
    is_past = case.voice.is_direct or not _PAST_CUE.search(case.voice.cue)
    if is_past and not (case.likelihood and case.likelihood.low):
        return "an idea without a condition"
    return None


def _own_plan(case: Case) -> str | None:
    """Return a reason for what somebody says of himself or his side."""
    if case.signal.kind == "expected" or (case.is_outcome and not _is_self(case)) or case.signal.kind in ("chance", "verdict"):
        return None
    if _is_self(case) or _is_own_side(case):
        return "a plan of the one who says it"
    return None


def _is_self(case: Case) -> bool:
    head = case.clause.head
    if head in FIRST or head.startswith(("i'", "we'", "i’", "we’")):
        return not (case.is_outcome and case.signal.verb not in ("fail", "win", "prevail", "resign", "strike", "continue", "make", "take", "keep", "give", "put", "bring", "see", "leave", "reduce", "raise", "lower", "cut", "protect", "prevent", "help", "play", "offer", "lead", "change", "present", "save", "enable", "let", "allow", "create", "force", "push", "drive", "set", "break", "end", "hit", "run", "reach", "topple", "sweep", "go", "come", "get", "work"))
    speaker = case.voice.speaker
    if speaker is not None and any(entity.id == speaker.id for entity in case.subjects):
        return not case.is_outcome or case.signal.verb in ("resign", "strike", "run")
    if head in SPEAKER_PRONOUNS and not case.voice.is_own and not case.voice.is_direct and not case.is_outcome:
        return not case.subjects or speaker is None
    return False


def _is_own_side(case: Case) -> bool:
    """Tell whether the subject belongs to the speaker: its state, *the ministry*, *its experts*."""
    speaker, statement = case.voice.speaker, case.voice.statement
    if case.voice.is_own or (statement is not None and statement.expert):
        return False
    subject = case.clause.subject.of(case.text) if case.clause.subject else ""
    if _OWN.match(subject):
        return True
    is_official = speaker is None or speaker.mandate in ("official", "claimed") or speaker.kind in ("organization", "country", "group")
    if not is_official:
        return False
    if any(entity in case.sources for entity in case.subjects):
        return True
    if case.subjects:
        return speaker is not None and any(_same_side(speaker, entity) for entity in case.subjects)
    return bool(_DEFINITE.match(subject)) and case.clause.head in case.lexicon.people


def _same_side(left: Entity, right: Entity) -> bool:
    return left.id == right.id or (left.country is not None and left.country == right.country)


def _announced(case: Case) -> str | None:
    """Return a reason for what is fixed beforehand, or for an actor to do."""
    if not (case.is_sure_word or case.signal.kind == "set") or case.is_weighed and case.signal.kind != "set":
        return None
    uses, form = case.uses(), case.signal.form
    if "calendar" in uses or (case.signal.verb == "take" and case.text.startswith(" place", case.signal.verb_span.end)):
        return "a date on a calendar"
    if case.is_outcome and form == "":
        return None
    if form == "progressive":
        return "a plan or a date on a calendar"
    if form == "participle" and not _is_view(case):
        return "an act that is announced"
    if case.voice.is_own and _is_actor(case):
        return "a plan of those who would do it"
    if case.voice.is_own and not case.is_outcome and case.horizon is None:
        return "says what something is for, or how it is meant"
    return None


def _is_view(case: Case) -> bool:
    """Tell whether it is foreseen by somebody who looks on: an expert, or the cue says so."""
    statement = case.voice.statement
    return bool(statement and statement.expert) or bool(case.lexicon.cues["predicts"].search(case.voice.cue))


def _is_actor(case: Case) -> bool:
    if any(entity.kind in ACTORS for entity in case.subjects):
        return True
    head = case.clause.head
    return head in SPEAKER_PRONOUNS - {"it"} or head in case.lexicon.people or head.rstrip("s") in case.lexicon.people


def _relative(case: Case) -> str | None:
    if not case.clause.is_relative or case.is_outcome or case.condition or not case.is_sure_word:
        return None
    return "says what something or somebody named is for"


STEPS: tuple[Callable[[Case], str | None], ...] = (
    _asked,
    _wished,
    _told_of_the_past,
    _idle,
    _guessed,
    _could,
    _would,
    _own_plan,
    _relative,
    _announced,
)
"""What is asked of a clause, in order."""

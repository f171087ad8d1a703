"""A clause that may be a prediction, with all that decides whether it is one."""

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.document import Spans
from onrecord.document.records import Entity, Interval, Likelihood
from onrecord.forecast.clauses import Clause
from onrecord.forecast.lexicon import Lexicon
from onrecord.forecast.signals import Signal
from onrecord.forecast.voices import Voice

ACTORS = ("person", "organization", "country", "group", "outlet", "account")
BODIES = ("organization", "country", "group")
FIRST = frozenset(("i", "we", "us", "let"))
SPEAKERS = frozenset(("he", "she", "it", "they"))
"""Pronouns that may mean the speaker in reported speech."""
_RUNS = re.compile(r"\s(?:out|dry|short|low|over|aground)\b")
_ALONE = re.compile(
    r"\s*(?:$|[.,;:”\"]|(?:by|to|in|on|at|from|further|again|soon|this|next|after|before|as|when|if|unless|within|over|during|more|even"
    r"|and|or|until|once|because|without|for|into|through|across|among|apart|up|down|out|off|[a-z]+ly)\b)"
)
"""What stands behind a verb without an object."""


@dataclass(frozen=True)
class Case:
    """A clause with a signal, and all that decides whether it is a prediction."""

    text: str
    signal: Signal
    clause: Clause
    voice: Voice
    subjects: tuple[Entity, ...]
    sources: tuple[Entity, ...]
    condition: Spans
    likelihood: Likelihood | None
    horizon: Interval | None
    lexicon: Lexicon

    @cached_property
    def uses(self) -> frozenset[str]:
        """What the table says of the verb."""
        return self.lexicon.verbs.get(self.signal.verb, frozenset())

    @cached_property
    def is_actor(self) -> bool:
        """Tell whether the subject is one who acts: somebody, a body, a group."""
        head = self.clause.head
        is_named = any(entity.kind in ACTORS for entity in self.subjects)
        people = self.lexicon.people
        return is_named or head in SPEAKERS - {"it"} or head in people or head.removesuffix("s") in people

    @cached_property
    def is_outcome(self) -> bool:
        """Tell whether it is nobody's to decide."""
        return self.is_happening or ("effect" in self.uses and not self.is_actor)

    @cached_property
    def is_happening(self) -> bool:
        """Tell whether it happens to whoever is the subject; *it would increase oversight* is an act."""
        may_act = self.is_actor or self.clause.head in SPEAKERS
        is_act = "mixed" in self.uses and may_act and not _ALONE.match(self.text, self.signal.verb_span.end)
        if self.signal.verb == "run":
            return _RUNS.match(self.text, self.signal.verb_span.end) is not None
        return "outcome" in self.uses and not is_act

    @property
    def is_fate(self) -> bool:
        """Tell whether it is a happening that one can see, whoever it happens to: *fall*, *lose*."""
        return self.is_happening and self.signal.verb not in self.lexicon.uncheckable

    @property
    def is_plain(self) -> bool:
        """Tell whether the signal is a bare *will* or *would*, which plans share."""
        return self.signal.kind in ("will", "would") and self.likelihood is None

    @property
    def is_bound(self) -> bool:
        """Tell whether a day or a condition is told."""
        return self.horizon is not None or bool(self.condition)

    @property
    def is_reported(self) -> bool:
        """Tell whether the words are given in reported speech, where *is* becomes *was*."""
        return not (self.voice.is_own or self.voice.is_direct)

    @property
    def is_foretold(self) -> bool:
        """Tell whether the cue itself foresees: *predicts*, *warned*, *believes*."""
        return self.lexicon.cues["predicts"].search(self.voice.cue) is not None

    @property
    def is_view(self) -> bool:
        """Tell whether it is foreseen by somebody who looks on: an expert, or the cue says so."""
        statement = self.voice.statement
        is_expert = statement is not None and statement.expert
        return is_expert or self.is_foretold

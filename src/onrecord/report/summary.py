"""Sum up a reading for an editor: who carries it, where its chains end, who could be asked.

Counts are of this page only. Nothing is weighed into a score.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from onrecord.document import words_of
from onrecord.document.lookup import Lookup
from onrecord.document.records import Check, Entity, Hop, Reading, Sign, Statement
from onrecord.report.safe import one_line
from onrecord.report.words import END_OF, ENDS, OPEN_ENDS, OPEN_HOPS, End, counted, end_of_hop

ASKABLE = frozenset({"person", "organization"})
"""Kinds of entities that can be asked even where the page does not quote them."""
ASKABLE_HOPS = frozenset({"named-person", "named-organization", "outlet", "social-account"})
WARNING = "(warn)"
"""Ends the title of a rule that only warns."""
Verdict = Literal["fail", "warn", "undecidable", "pass"]
SEVERITIES = ("high", "medium", "low")


class Party(NamedTuple):
    """Somebody who is named and could be asked; `key` is the entity's id, or the name where there is none."""

    key: str
    name: str
    description: str | None


@dataclass(frozen=True)
class Origin:
    """Everything on the page that leads back to one end: one entity, all unnamed sources, or nobody."""

    key: str
    end: End
    name: str
    entity: Entity | None
    statements: tuple[Statement, ...]
    holders: tuple[tuple[str, int], ...] = ()
    """For unnamed sources: by which words the page calls them, and how often."""

    @property
    def is_open(self) -> bool:
        """Tell whether nobody stands behind this origin who can be asked."""
        return self.end in OPEN_ENDS


@dataclass(frozen=True)
class Silence:
    """Somebody who was asked and gave no answer."""

    name: str
    statement: Statement


@dataclass(frozen=True)
class Summary:
    """A reading with what both views count and group."""

    reading: Reading

    @cached_property
    def lookup(self) -> Lookup:
        """The records of the reading by id, and their names."""
        return Lookup(self.reading)

    @property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return self.lookup.entities

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What somebody says; silences are kept apart."""
        return tuple(item for item in self.reading.statements if item.kind == "statement")

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """Who would not comment or did not respond, in reading order."""
        silent = (item for item in self.reading.statements if item.kind != "statement")
        return tuple(Silence(self.origin_name(item), item) for item in silent)

    @cached_property
    def ends(self) -> dict[End, int]:
        """How many statements end where, without the ends that do not occur."""
        return _in_order(end_of(item) for item in self.statements)

    @cached_property
    def cited(self) -> dict[End, int]:
        """How many statements are given by which kind of source: the first hop behind the page."""
        return _in_order(end_of_hop(self.hops(item)[1].kind) for item in self.statements)

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """The ends of all chains, the one with most statements first, then who can be asked before who cannot."""
        groups: dict[str, list[Statement]] = {}
        for item in self.statements:
            groups.setdefault(self.origin_key(item), []).append(item)
        found = [self._origin(*group) for group in groups.items()]
        return tuple(sorted(found, key=lambda origin: (-len(origin.statements), ENDS.index(origin.end))))

    @cached_property
    def heard(self) -> tuple[Party, ...]:
        """Named people, bodies, outlets and accounts that the page cites, the most cited first."""
        count: Counter[str] = Counter()
        parties: dict[str, Party] = {}
        for item in self.statements:
            for hop in self.hops(item):
                if hop.kind in ASKABLE_HOPS:
                    party = self.party(hop)
                    name = party.name.casefold()
                    parties.setdefault(name, party)
                    count[name] += 1
        return tuple(parties[name] for name, _ in count.most_common())

    @cached_property
    def unheard(self) -> tuple[Party, ...]:
        """Named people and bodies that the page speaks of and does not cite, the most spoken of first."""
        known = {party.key for party in self.heard} | {item.statement.speaker for item in self.silences}
        own = {name.casefold() for name in (*self.reading.article.byline, self.reading.article.outlet or "")}
        own |= {party.name.casefold() for party in self.heard}
        rest = [
            entity
            for entity in self.reading.entities
            if entity.kind in ASKABLE and entity.name and entity.id not in known and entity.name.casefold() not in own
        ]
        rest.sort(key=lambda entity: (entity.kind != "person", -len(entity.mentions)))
        return tuple(
            Party(entity.id, entity.name or "", self.described(entity.id, entity.name or "")) for entity in rest
        )

    def hops(self, item: Statement) -> tuple[Hop, ...]:
        """Return a statement's chain with its end, also where the chain was not followed behind the page."""
        return self.lookup.hops(item)

    def described(self, id_: str | None, name: str) -> str | None:
        """Return the description of an entity, unless the name by which it is shown stands in it again."""
        entity = self.entities.get(id_ or "")
        if entity is None or not entity.description:
            return None
        shown, more = one_line(name).casefold(), one_line(entity.description).casefold()
        return None if more in shown or shown in more else entity.description

    def party(self, hop: Hop) -> Party:
        """Return whom a hop means; hops that mean the same share a key."""
        name = self.hop_name(hop)
        return Party(hop.entity or name.casefold(), name, self.described(hop.entity, name))

    @cached_property
    def relayed(self) -> tuple[int, int]:
        """How many statements came through somebody else, and how many of these through somebody unnamed."""
        between = [item.chain[1:-1] for item in self.statements if len(item.chain) > 2]
        return len(between), sum(any(hop.kind in OPEN_HOPS for hop in hops) for hops in between)

    @cached_property
    def title(self) -> str:
        """The headline, or the name of what was read where there is none."""
        article = self.reading.article
        return article.title or article.input.rstrip("/").rsplit("/", 1)[-1] or "untitled"

    @cached_property
    def alarms(self) -> tuple[str, ...]:
        """What must be seen before anything else: grave signs, by kind, and how many rules fail."""
        grave = tuple(dict.fromkeys(sign.kind for sign in self.signs if sign.severity == "high"))
        failed, warned = len(self.checks("fail")), len(self.checks("warn"))
        rules = [f"{counted(failed, 'newsroom rule')} {'fails' if failed == 1 else 'fail'}"] if failed else []
        rules += [f"{counted(warned, 'rule')} {'warns' if warned == 1 else 'warn'}"] if warned else []
        return (*grave, *rules)

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """Signs on the page, the gravest first."""
        return tuple(sorted(self.reading.signs, key=lambda sign: SEVERITIES.index(sign.severity)))

    @cached_property
    def left_out(self) -> tuple[tuple[str, str, int], ...]:
        """What was left out: stage, reason and count, the most frequent first."""
        count = Counter((item.stage, item.reason) for item in self.reading.rejected)
        return tuple((stage, reason, number) for (stage, reason), number in count.most_common())

    def checks(self, verdict: Verdict) -> tuple[Check, ...]:
        """Return the rules with one verdict, in the order in which they were checked."""
        return tuple(check for check in self.reading.checks if verdict_of(check) == verdict)

    def words(self, item: Statement) -> str:
        """Return the words that a statement is known by: its content, else its source and cue."""
        spans = item.content or tuple(sorted((*item.source, *item.cue)))
        return words_of(spans, self.reading.text)

    def origin_key(self, item: Statement) -> str:
        """Return what statements with the same origin share."""
        end = end_of(item)
        if end in OPEN_ENDS or end == "author":
            return end
        return self.hops(item)[-1].entity or item.speaker or self.origin_name(item).casefold()

    def origin_name(self, item: Statement) -> str:
        """Return the name by which the origin of one statement is best known."""
        return self.hop_name(self.hops(item)[-1])

    def hop_name(self, hop: Hop) -> str:
        """Return the name of a hop: its entity's, else its own words, else the kind in words."""
        return self.lookup.hop_name(hop)

    def _origin(self, key: str, group: list[Statement]) -> Origin:
        end = end_of(group[0])
        entity = self.entities.get(self.hops(group[0])[-1].entity or group[0].speaker or "")
        fixed = {"unnamed": "Unnamed sources", "nobody": "Nobody", "author": "The page itself"}.get(end)
        name, known = (fixed, None) if fixed else (self.origin_name(group[0]), entity)
        return Origin(key, end, name, known, tuple(group), self._holders(group) if end == "unnamed" else ())

    def _holders(self, group: Iterable[Statement]) -> tuple[tuple[str, int], ...]:
        return tuple(Counter(one_line(self.origin_name(item)) for item in group).most_common())


def sum_up(reading: Reading) -> Summary:
    """Return the summary of a reading whose strings are harmless where they will be shown."""
    return Summary(reading)


def end_of(item: Statement) -> End:
    """Return where a statement's chain ends."""
    return END_OF[item.source_type]


def verdict_of(check: Check) -> Verdict:
    """Return a rule's result; a rule that rests on a judgement of opinion only warns where it fails."""
    return "warn" if check.result == "fail" and check.title.endswith(WARNING) else check.result


def rule_name(check: Check) -> str:
    """Return number and title of a rule."""
    return f"{check.rule} {check.title.removesuffix(WARNING)}".rstrip()


def _in_order(ends: Iterable[End]) -> dict[End, int]:
    count = Counter(ends)
    return {end: count[end] for end in ENDS if count[end]}

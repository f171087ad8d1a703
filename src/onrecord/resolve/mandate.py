"""Tell whether a text says that a person may speak for a state: an office, a claim, a doubt, a private person."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.document.records import Mandate
from onrecord.resolve.parts import Parts
from onrecord.resolve.referents import Referent
from onrecord.resolve.scene import Scene, Tokens

FORMER = frozenset({"former", "ex", "retired", "onetime", "one-time", "then", "ousted", "deposed"})
FORMER_PREFIXES = ("ex-", "former-")
CLAIMING = frozenset({"self-proclaimed", "self-declared", "self-styled", "self-appointed", "would-be", "purported"})
OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
PRIVATE_SECTORS = frozenset({"AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "SOC", "REL"})
DISPUTED = re.compile(
    r"\b(?:(?:ha[sd]|have|with)\s(?:no|never\sany|not\s(?:been\s)?given\s(?:any|a))\s(?:mandate|authority|orders?)\b"
    r"|ha[sd]\snot\sbeen\sgiven\s(?:any|a)\smandate|without\s(?:a\s|any\s)?mandate|exceeded\s(?:his|her|their)\smandate"
    r"|mandate\s(?:is|was|remains?)\s(?:unclear|disputed|in\s(?:doubt|dispute)|not\s(?:clear|settled))"
    r"|(?:acting|acted)\son\s(?:his|her|their)\sown\b(?!\sbehalf)|not\sauthori[sz]ed\sto\s(?:negotiate|represent|sign|agree)"
    r"|whether\s[^.;]{0,60}\s(?:was|were|is|had)\s(?:been\s)?(?:acting|speaking|authori[sz]ed|empowered|mandated)\b"
    r"|did\snot\s(?:represent|speak\sfor))",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed|ing)?\sto\s(?:represent|speak\s(?:for|on\sbehalf)|act\s(?:for|on\sbehalf)|have\sa\smandate)"
    r"|(?:says|said)\s(?:that\s)?(?:he|she|they)\s(?:represents?|represented|speaks?\sfor|spoke\sfor|acts?\son\sbehalf)"
    r"|introduced\s(?:himself|herself|themselves)\sas|present(?:s|ed|ing)\s(?:himself|herself|themselves)\sas"
    r"|purport(?:s|ed|ing)?\sto\s(?:represent|speak\sfor))",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"\b(?:as\sa|in\sa|is\sa|was\s[“\"]?a)\s(?:purely\s)?private\s(?:citizen|person|capacity|individual)\b|\b(?:holds?|held|has|had)\sno\s(?:public\s|official\s)?(?:office|post)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:never|not|denied|denies|n[’']t)\s(?:\w+\s)?$", re.IGNORECASE)
STRENGTH: tuple[Mandate, ...] = ("disputed", "claimed", "none")
"""Of several the first counts."""


def is_former(front: range, tokens: Tokens) -> bool:
    """Tell whether the words before a head say that an office was left."""
    words = (tokens.lower[token] for token in front)
    return any(word in FORMER or word.startswith(FORMER_PREFIXES) for word in words)


def told_mandates(scene: Scene, referents: Iterable[Referent]) -> Mapping[int, Mandate]:
    """Return by the number of a referent what sentences tell of a claim, a doubt or a private capacity."""
    places = list(_told_places(scene))
    if not places:
        return {}
    persons = sorted(
        (m.spans[-1].end, m.spans[0].start, r.number) for r in referents if r.is_person for m in r.mentions
    )
    ends = [end for end, _, _ in persons]
    found: dict[int, Mandate] = {}
    for end, mandate in places:
        sentence = scene.sentences.spans[scene.sentence_of(end - 1)]
        last = bisect_right(ends, end) - 1
        if last >= 0 and persons[last][1] >= sentence.start:
            number = persons[last][2]
            found[number] = min((mandate, found.get(number, mandate)), key=STRENGTH.index)
    return found


def _told_places(scene: Scene) -> Iterator[tuple[int, Mandate]]:
    text = scene.doc.text
    patterns: Sequence[tuple[re.Pattern[str], Mandate]] = (
        (DISPUTED, "disputed"),
        (CLAIMED, "claimed"),
        (PRIVATE, "none"),
    )
    for pattern, mandate in patterns:
        for match in pattern.finditer(text):
            if mandate == "disputed" or NEGATED.search(text, max(0, match.start() - 24), match.start()) is None:
                yield match.end(), mandate


def mandate_of(
    referent: Referent, phrases: Sequence[Parts], tokens: Tokens, sectors: Sequence[str], told: Mandate | None
) -> tuple[Mandate, str]:
    """Return the mandate of a person and why; a doubt or claim in the text goes before an office.

    Only single persons have one: whether a body may speak for its state is told by its sectors.
    """
    if not referent.is_person:
        return "unknown", ""
    if told is not None:
        return told, {
            "disputed": "the text doubts a mandate",
            "claimed": "the text tells of a claim to speak for others",
        }.get(told, "the text calls it a private capacity")
    if any(tokens.lower[token] in CLAIMING for parts in phrases for token in parts.front):
        return "claimed", "an office that the text does not vouch for"
    if any(role.role is not None and role.role.is_office and not role.words & FORMER for role in referent.roles):
        return "official", "a title in the text says that the person holds an office"
    if OFFICIAL_SECTORS & set(sectors):
        return "official", "described as acting for a state"
    if sectors and PRIVATE_SECTORS.issuperset(sectors):
        return "none", "described as a private person"
    return "unknown", ""


__all__ = ["FORMER", "is_former", "mandate_of", "told_mandates"]

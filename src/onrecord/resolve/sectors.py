"""Tell the sectors of an actor, after PLOVER, from the words by which it is named and described."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook, declared_names
from onrecord.resolve.lexicon import plurals_of
from onrecord.resolve.mandate import is_former
from onrecord.resolve.parts import Parts
from onrecord.resolve.scene import Tokens

PRIMARY = ("GOV", "MIL", "COP", "JUD", "LEG", "PRM", "PTY", "REB", "SPY", "UAF", "UNK")
"""PLOVER's primary sectors; they stand before the others."""
HELD = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors of those who hold something from a state, and may have held it."""
STAFF = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokesmen",
        "chief",
        "head",
        "director",
        "deputy",
        "adviser",
        "advisor",
    }
    | {"aide", "aides", "advisers", "staff", "office", "team", "representative", "officials", "official"}
)
"""Who belongs to the sector of those they work for: *the ministry's spokesman*."""
KIN = frozenset(
    {
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "father",
        "mother",
        "widow",
        "nephew",
        "niece",
        "cousin",
    }
    | {"uncle", "aunt", "son-in-law", "daughter-in-law", "brother-in-law", "grandson", "granddaughter", "spouse"}
)
OWNED_BY = ("of", "for", "in", "at", "from")


@dataclass(frozen=True, slots=True)
class Said:
    """The sectors that one word tells; a weak one counts only where no sure one stands."""

    sectors: tuple[str, ...]
    is_sure: bool
    words: str


SectorWords = Mapping[str, tuple[tuple[tuple[str, ...], Said], ...]]


def compile_sector_words(codebook: Codebook) -> SectorWords:
    """Return the words of sectors by the first of them, the longest first; meant for `codebook.made`."""
    found: dict[tuple[str, ...], Said] = {}
    for row in codebook.rows("sector_words"):
        *front, last = row["words"].split()
        said = Said(tuple(row["sector"].split()), row["rank"] == "sure", row["words"])
        for noun in (last, *plurals_of(last)):
            found.setdefault((*front, noun), said)
    for row in codebook.declared:
        for name in declared_names(row) if row["kind"] == "office" and row["sectors"] else ():
            found[tuple(name.lower().split())] = Said(tuple(row["sectors"].split()), True, name.lower())
    by_first: dict[str, list[tuple[tuple[str, ...], Said]]] = defaultdict(list)
    for words, said in sorted(found.items(), key=lambda item: -len(item[0])):
        by_first[words[0]].append((words, said))
    return {first: tuple(entries) for first, entries in by_first.items()}


def said_within(place: range, tokens: Tokens, table: SectorWords, *, limit: int | None = None) -> Iterator[Said]:
    """Yield what the words that begin at some tokens tell, in reading order; they end by `limit`."""
    end = place.start
    limit = place.stop if limit is None else limit
    for token in place:
        if token < end:
            continue
        for words, said in table.get(tokens.lower[token], ()):
            stop = token + len(words)
            if stop <= limit and all(tokens.lower[token + i] == word for i, word in enumerate(words)):
                yield said
                end = stop
                break


def sectors_of_phrase(parts: Parts, tokens: Tokens, table: SectorWords) -> tuple[tuple[str, ...], str]:
    """Return the sectors that a phrase tells, and the words that tell them; `ELI` for who held an office."""
    if parts.noun in KIN:
        kin_of = {sector for item in said_within(parts.front, tokens, table) for sector in item.sectors}
        return (("ELI",), "family of one in office") if HELD & kin_of else ((), "")
    said = list(said_within(_own_words(parts, tokens), tokens, table, limit=parts.whole.stop))
    sure = [item for item in said if item.is_sure]
    if not sure:
        sure = [item for item in said_within(_behind(parts), tokens, table) if item.is_sure] or said
    sectors = in_order([sector for item in sure for sector in item.sectors])
    words = ", ".join(dict.fromkeys(item.words for item in sure))
    if is_former(parts.front, tokens) and HELD & set(sectors):
        return ("ELI",), f"{words}, held before"
    return sectors, words


def _own_words(parts: Parts, tokens: Tokens) -> range:
    """Return the words of a front that are of its head: *president* in *the president’s man* is another's."""
    if parts.noun in STAFF:
        return parts.front
    owner = next((i for i in reversed(parts.front) if tokens.lower[i] in ("'s", "’s")), None)
    return parts.front if owner is None else range(owner + 1, parts.front.stop)


def _behind(parts: Parts) -> range:
    if not parts.complements or parts.complements[0].preposition not in OWNED_BY:
        return range(0)
    return range(parts.complements[0].place.start, parts.whole.stop)


def in_order(sectors: Sequence[str]) -> tuple[str, ...]:
    """Return sectors each once, the primary ones first."""
    unique = list(dict.fromkeys(sectors))
    return tuple(sorted(unique, key=lambda sector: (sector not in PRIMARY, unique.index(sector))))


__all__ = ["SectorWords", "compile_sector_words", "in_order", "said_within", "sectors_of_phrase"]

"""Find a person in the table of leaders by name and day: *Putin*, *President Mugabe*, *King Hussein*."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.codebook import Codebook, Row, declared_names, parse_day
from onrecord.resolve.actor_tables import Words, fold_words

FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG"})
"""Where the name of the family stands first."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "vi"})
ARAB_ARTICLES = frozenset({"al", "el"})
ARAB_PREFIXES = ("al-", "el-", "ash-", "as-")
EVE, AFTERGLOW = timedelta(days=75), timedelta(days=31)
"""How long before a term a successor is spoken of, and after it one who has just gone."""


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one office."""

    name: str
    country: str | None
    office: str
    sectors: tuple[str, ...]
    since: date | None
    until: date | None

    @property
    def is_open(self) -> bool:
        """Whether no day bounds the term."""
        return self.since is None and self.until is None

    def began_by(self, day: date) -> bool:
        """Tell whether the term had begun, or was about to, on a day."""
        return self.since is None or self.since <= day + EVE

    def is_on(self, day: date) -> bool:
        """Tell whether the term runs on a day."""
        return self.began_by(day) and (self.until is None or day <= self.until + AFTERGLOW)


@dataclass(frozen=True, slots=True)
class Leaders:
    """Terms of office by full name and by surname."""

    by_name: Mapping[Words, tuple[Term, ...]]
    by_surname: Mapping[str, tuple[Term, ...]]
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """What the table tells of a person: the country, and the term that runs on the day, if any."""

    country: str
    name: str
    term: Term | None
    is_past: bool


def compile_leaders(codebook: Codebook) -> Leaders:
    """Compile the table of leaders with the persons whom the user declares; meant for `codebook.made`."""
    by_name: dict[Words, list[Term]] = defaultdict(list)
    by_surname: dict[str, list[Term]] = defaultdict(list)
    for names, term in _terms(codebook):
        for words in dict.fromkeys(map(person_words, names)):
            by_name[words].append(term)
        for surname in dict.fromkeys(_surname(person_words(name), term) for name in names):
            by_surname[surname].append(term)
    return Leaders(
        by_name={words: tuple(terms) for words, terms in by_name.items()},
        by_surname={surname: tuple(terms) for surname, terms in by_surname.items()},
        common=frozenset(row["surname"] for row in codebook.rows("common_surnames")),
    )


def _terms(codebook: Codebook) -> Iterator[tuple[tuple[str, ...], Term]]:
    persons = [row for row in codebook.declared if row["kind"] == "person"]
    own = {person_words(name) for row in persons for name in declared_names(row)}
    for row in persons:
        yield declared_names(row), _term(row, "declared")
    for row in codebook.rows("leaders"):
        names = tuple(name for name in declared_names(row) if person_words(name) not in own)
        if names:
            yield names, _term(row, row["office"])


def _term(row: Row, office: str) -> Term:
    sectors = tuple(part for part in row["sectors"].split() if part != "-")
    country = None if row["country"] in ("", "-") else row["country"]
    return Term(row["name"], country, office, sectors, parse_day(row["from"]), parse_day(row["to"], is_end=True))


def person_words(name: str | Iterable[str]) -> Words:
    """Return a person's name as names are compared: without initials inside it, suffixes and Arab articles."""
    words = fold_words(name if isinstance(name, str) else " ".join(name))
    kept = [_bare(word) for word in words if word.isalpha() or len(word) > 1]
    kept = [word for word in kept if word not in ARAB_ARTICLES and word not in SUFFIXES]
    inner = [word for word in kept[1:-1] if len(word) > 1]
    return (kept[0], *inner, kept[-1]) if len(kept) > 1 else tuple(kept) or words


def _bare(word: str) -> str:
    return next((word[len(prefix) :] for prefix in ARAB_PREFIXES if word.startswith(prefix)), word)


def _surname(words: Words, term: Term) -> str:
    return words[0] if term.country in FAMILY_FIRST and len(words) > 1 else words[-1]


def find_leader(
    leaders: Leaders, forms: Sequence[Words], *, day: date | None, holds_office: bool, is_former: bool
) -> Held | None:
    """Return what the table tells of a person known in an article by some forms of a name.

    A full name is looked up whole. A surname alone needs a term that runs on the day; without a day, or
    where an office in the text stands beside it, all who bear it must be of one country. Surnames that
    many bear need the office.
    """
    full = max(forms, key=len)
    terms = _of_full_name(leaders, full)
    if terms or len(full) > 1:
        return _agreed([term for term in terms if day is None or term.began_by(day)], day)
    bearers = leaders.by_surname.get(full[0], ())
    if full[0] in leaders.common and not holds_office:
        return None
    if day is None:
        return _agreed(bearers, day)
    running = [term for term in bearers if term.is_on(day)]
    if running or not (holds_office or is_former):
        return _agreed(running, day)
    return _agreed([term for term in bearers if term.began_by(day)], day)


def _of_full_name(leaders: Leaders, words: Words) -> Sequence[Term]:
    known = leaders.by_name.get(words)
    if known is not None or len(words) < 2:
        return known or ()
    return [
        term
        for term in leaders.by_surname.get(words[-1], ())
        if person_words(term.name)[0] == words[0] and person_words(term.name)[-1] == words[-1]
    ]


def _agreed(terms: Sequence[Term], day: date | None) -> Held | None:
    countries = {term.country for term in terms}
    (country,) = countries if len(countries) == 1 else (None,)
    if country is None:
        return None
    running = [term for term in terms if (term.is_on(day) if day is not None else term.is_open)]
    is_past = day is not None and not running
    return Held(country, terms[0].name, running[-1] if running else None, is_past)


__all__ = ["Held", "Leaders", "Words", "compile_leaders", "find_leader", "person_words"]

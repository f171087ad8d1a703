"""Find what an article says about those it names: titles before the name, appositions, *X is a …*.

*Defence Minister Ivo Tann*, *Lena Orsk, a retired general*, *the group's president, Wayne Lark,* and
*Corwin Hathersage is a shipowner* all tell roles, by which later sentences may mean the same person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.document import Span
from onrecord.resolve.cut import Name
from onrecord.resolve.lexicon import Lexicon
from onrecord.resolve.phrases import INDEFINITE, PREPOSITIONS, NameAt, Phrase, make_phrase, read_phrase, walk_back
from onrecord.resolve.scene import Scene

COPULAS = frozenset({"is", "was", "became", "remains", "becomes"})
PARTY_LETTERS = {"r": "republican", "d": "democratic", "i": "independent"}
PAIR_GAP = re.compile(
    r"(?:\s\([^)]*\))?(?:\sof\s[\w\s.]{2,20})?(?:,[^,;.]{2,45})?,?\sand\s(?:(?:[A-Z]\w+\.?|the|former)\s){0,4}"
)
"""What may stand between two names that are said together: *Grassley, Republican of Iowa, and Senator*."""
MOST_WORDS = 24
"""An apposition of more words than this is cut here."""
CLOSERS = frozenset({",", ".", ";", ")", "who", "said", "says", "told", "—", "–", "”", '"', ":"})


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a name: the phrase, its place, and how it stands to the name."""

    name: int
    phrase: Phrase
    span: Span
    form: Literal["title", "apposition", "before", "predicate", "party", "shared"]


def find_descriptions(scene: Scene, names: Sequence[Name], name_at: NameAt, lexicon: Lexicon) -> Iterator[Description]:
    """Yield the descriptions of all names in reading order of the names."""
    reader = _Reader(scene, name_at, lexicon)
    last: list[Description] = []
    for number, name in enumerate(names):
        if name.label == "nationality":
            continue
        tokens = scene.tokens.within(name.span)
        found = list(reader.around(number, name, tokens)) if tokens else []
        yield from found
        if name.label == "person":
            shared = list(_shared(last, number, names, scene))
            yield from shared
            last = [*found, *shared]


def _shared(last: Sequence[Description], number: int, names: Sequence[Name], scene: Scene) -> Iterator[Description]:
    """Yield the title of the name before where it is one of both: *Senators Orsk and Tann*."""
    for found in last:
        if found.form not in ("title", "shared") or not found.phrase.is_plural:
            continue
        gap = scene.doc.text[names[found.name].span.end : names[number].span.start]
        if gap == ", " or (len(gap) < 90 and PAIR_GAP.fullmatch(gap)):
            yield replace(found, name=number, form="shared")


class _Reader:
    def __init__(self, scene: Scene, name_at: NameAt, lexicon: Lexicon) -> None:
        self.tokens = scene.tokens
        self.scene = scene
        self.name_at = name_at
        self.lexicon = lexicon

    def around(self, number: int, name: Name, place: range) -> Iterator[Description]:
        """Yield what stands before and behind one name."""
        sentence = self.tokens.within(self._sentence_around(name.span))
        if name.label == "person":
            yield from self._title(number, place, sentence)
            yield from self._before_comma(number, place, sentence)
            yield from self._party(number, place, sentence)
            yield from self._predicate(number, place, sentence)
        yield from self._apposition(number, name, place, sentence)

    def _sentence_around(self, span: Span) -> Span:
        """Return the stretch of the sentence near a name; long sentences are not walked to their ends."""
        sentence = self.scene.sentences.spans[self.scene.sentence_of(span.start)]
        return Span(max(sentence.start, span.start - 200), min(max(sentence.end, span.end), span.end + 300))

    def _title(self, number: int, place: range, sentence: range) -> Iterator[Description]:
        head = self._title_head(place.start - 1, sentence.start)
        if head is None:
            return
        first = walk_back(self.tokens, head, sentence.start, self.name_at)
        phrase = make_phrase(self.tokens, first, head, place.start, self.lexicon)
        yield self._made(number, phrase, place.start, "title")

    def _title_head(self, last: int, floor: int) -> int | None:
        """Return the noun of a title that ends at a token: *Minister*, *Gov.*, *secretary* of *secretary of state*."""
        if last >= floor and self.tokens.words[last] == ".":
            last -= 1
        if last < floor or self.name_at(last) >= 0:
            return None
        if self._is_role(last):
            return last
        if last - 2 >= floor and self.tokens.lower[last - 1] == "of" and self._is_role(last - 2):
            return last - 2
        return None

    def _is_role(self, number: int) -> bool:
        word = self.tokens.lower[number]
        role = self.lexicon.role_of(word) or self.lexicon.role_of(word.rpartition("-")[2])
        title = self.lexicon.titles.get(word)
        return (role is not None and role.kind == "person") or (title is not None and title.role is not None)

    def _before_comma(self, number: int, place: range, sentence: range) -> Iterator[Description]:
        """Yield the role phrase in *the group's president, Wayne Lark, said*."""
        words = self.tokens.lower
        comma = place.start - 1
        follower = words[place.stop] if place.stop < len(words) else "."
        if comma <= sentence.start or words[comma] != "," or follower not in CLOSERS:
            return
        for head in range(comma - 1, max(sentence.start, comma - 9) - 1, -1):
            if words[head] in (",", ";", ":", "“", "”", '"', "who", "that", "which", "said"):
                return
            if self.name_at(head) < 0 and self._is_role(head) and self._ends_or_complements(head, comma):
                first = walk_back(self.tokens, head, sentence.start, self.name_at)
                phrase = make_phrase(self.tokens, first, head, comma, self.lexicon)
                if (phrase.is_definite or phrase.determiner in INDEFINITE or phrase.words) and not phrase.is_plural:
                    yield self._made(number, phrase, comma, "before")
                return

    def _ends_or_complements(self, head: int, comma: int) -> bool:
        return head == comma - 1 or self.tokens.lower[head + 1] in ("of", "for", "in", "at", "to", "from")

    def _apposition(self, number: int, name: Name, place: range, sentence: range) -> Iterator[Description]:
        start = self._behind_comma(place.stop, sentence.stop)
        if start is None:
            return
        if self.tokens.lower[start] in PREPOSITIONS | {"and", "but", "or"}:
            return
        limit = min(sentence.stop, start + MOST_WORDS)
        phrase = read_phrase(self.tokens, range(start, limit), self.name_at, self.lexicon)
        if phrase is None or self.name_at(phrase.head) >= 0 or phrase.is_plural:
            return
        if phrase.role is None:
            if phrase.determiner in ("a", "an") and name.label == "person":
                yield self._made(number, phrase, max(phrase.end, phrase.head + 1), "apposition")
            return
        is_person_role = phrase.role.kind == "person"
        if is_person_role == (name.label == "person") and phrase.role.kind not in ("document", "account"):
            yield self._made(number, phrase, max(phrase.end, phrase.head + 1), "apposition")

    def _behind_comma(self, start: int, stop: int) -> int | None:
        """Return the token behind the comma that follows a name, brackets and an age skipped."""
        words = self.tokens.lower
        at = start
        if at < stop and words[at] in ("'s", "’s", "'", "’"):
            return None
        if at < stop and words[at] == "(":
            at = next((i + 1 for i in range(at, min(stop, at + 10)) if words[i] == ")"), at)
        if at + 1 < stop and words[at] == "of" and self.name_at(at + 1) >= 0:
            at += 1
            place = self.name_at(at)
            while at < stop and self.name_at(at) == place:
                at += 1
        if at >= stop or words[at] not in (",", "—", "–"):
            return None
        if at + 2 < stop and words[at + 1].isdigit() and words[at + 2] == ",":
            at += 2
        if at + 2 < stop and words[at + 1] == "who" and words[at + 2] in COPULAS:
            at += 2
        return at + 1 if at + 1 < stop else None

    def _party(self, number: int, place: range, sentence: range) -> Iterator[Description]:
        """Yield the party letter in *Butterfield (D-N.C.)*."""
        at = place.stop
        words = self.tokens.lower
        if at + 2 >= sentence.stop or words[at] != "(":
            return
        letter = words[at + 1].partition("-")[0]
        party = PARTY_LETTERS.get(letter)
        if party is not None and (len(letter) == len(words[at + 1]) or "-" in words[at + 1]):
            phrase = Phrase(at + 1, at + 1, at + 2, "", -1, frozenset({party}), party, None, False)
            yield self._made(number, phrase, at + 2, "party")

    def _predicate(self, number: int, place: range, sentence: range) -> Iterator[Description]:
        at = place.stop
        words = self.tokens.lower
        if at + 2 >= sentence.stop or words[at] not in COPULAS or words[at + 1] not in ("a", "an", "the"):
            return
        limit = min(sentence.stop, at + 1 + MOST_WORDS)
        phrase = read_phrase(self.tokens, range(at + 1, limit), self.name_at, self.lexicon)
        if phrase is not None and phrase.role is not None and phrase.role.kind == "person":
            yield self._made(number, phrase, max(phrase.end, phrase.head + 1), "predicate")

    def _made(
        self,
        number: int,
        phrase: Phrase,
        end: int,
        form: Literal["title", "apposition", "before", "predicate", "party"],
    ) -> Description:
        last = max(phrase.first, end - 1)
        return Description(number, phrase, Span(self.tokens.starts[phrase.first], self.tokens.ends[last]), form)


__all__ = ["Description", "find_descriptions"]

"""Look ahead: who a phrase of the opening means that is named only later.

*A federal appeals court ruled …* opens an article that names the court in its third paragraph;
*a ministry spokeswoman declined … “…,” Lida Torvane told reporters*; a column says *I* and names its
writer in the last line.
"""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.document.marks import Attribution
from onrecord.resolve import rank
from onrecord.resolve.cut import Name
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.referents import Referent
from onrecord.resolve.scene import Scene
from onrecord.resolve.spots import Spot

OPENING_SENTENCES = 3
REACH_OPENING, REACH = 3000, 1200
"""So many characters ahead a name is looked for, from the opening of an article and from elsewhere."""
MOST_LOOKED_AT = 30
MANY_BEARERS = frozenset(
    {"official", "aide", "source", "adviser", "advisor", "supporter", "analyst", "expert", "lawmaker", "person", "man"}
    | {"woman", "member", "voter", "resident", "reporter", "journalist", "donor", "strategist", "operative", "officer"}
    | {"spokesman", "spokeswoman", "spokesperson", "staffer", "diplomat", "critic", "friend", "ally", "activist"}
    | {"student", "worker", "employee", "observer", "witness", "republican", "democrat", "politician", "candidate"}
)
"""Nouns that fit many: sharing the noun alone does not make two of them one."""


class Ahead:
    """Where each named referent is named first."""

    def __init__(self, scene: Scene, names: Sequence[Name], referents: Sequence[Referent]) -> None:
        self.scene = scene
        self.names = names
        self.of_group = {r.group.number: r for r in referents if r.group is not None}
        firsts = {r.number: min(name.span.start for name in r.group.names) for r in referents if r.group is not None}
        self.by_first = sorted((start, number) for number, start in firsts.items())
        self.first_of = firsts
        self.referents = referents
        self.outermost = sorted((a for a in scene.attributions if a.parent is None), key=lambda a: a.number)
        self.place_of = {item.number: place for place, item in enumerate(self.outermost)}

    def named_later(self, spot: Spot, phrase: Phrase, sort: str) -> Referent | None:
        """Return the referent that an unnamed one turns out to be."""
        if phrase.is_plural or sort not in ("person", "organization", "outlet"):
            return None
        if phrase.determiner not in ("a", "an", "the", ""):
            return None
        return self._same_role(spot, phrase, sort) or self._next_speaker(spot, phrase, sort)

    def _same_role(self, spot: Spot, phrase: Phrase, sort: str) -> Referent | None:
        is_opening = self.scene.sentence_of(spot.span.start) < OPENING_SENTENCES
        reach = REACH_OPENING if is_opening else REACH
        words = self._words(spot)
        best: tuple[float, Referent] | None = None
        at = bisect_right(self.by_first, (spot.span.end, -1))
        for start, number in self.by_first[at : at + MOST_LOOKED_AT]:
            referent = self.referents[number]
            if start > spot.span.end + reach:
                break
            score = self._score(referent, phrase, words, sort, is_opening=is_opening)
            if score > 0 and (best is None or score > best[0]):
                best = (score, referent)
        return best[1] if best else None

    def _words(self, spot: Spot) -> frozenset[str]:
        tokens = self.scene.tokens
        sentence = self.scene.sentences.spans[self.scene.sentence_of(spot.span.start)]
        span = spot.source_of.source[0] if spot.source_of is not None and spot.source_of.source else spot.span
        return frozenset(
            tokens.lower[i] for i in tokens.within(span) if len(tokens.lower[i]) > 3 and tokens.starts[i] < sentence.end
        )

    def _score(
        self, referent: Referent, phrase: Phrase, words: frozenset[str], sort: str, *, is_opening: bool
    ) -> float:
        if (sort == "person") != referent.is_person or referent.is_plural:
            return 0.0
        if sort == "person":
            match = rank.weigh_role(referent, phrase)
            shared = len(words & self._known(referent) - {phrase.noun} - rank.TEMPORAL)
        else:
            match = rank.weigh_name_word(referent, phrase)
            shared = len(words & self._name_words(referent) - {phrase.noun})
        if match < ((rank.BROADER_ROLE if is_opening else rank.SAME_ROLE) if sort == "person" else rank.NAME_WORD / 2):
            return 0.0
        if shared or (is_opening and sort == "person" and phrase.noun not in MANY_BEARERS):
            return match + shared
        return 0.0

    @staticmethod
    def _known(referent: Referent) -> frozenset[str]:
        return frozenset(word for role in referent.roles for word in (*role.words, role.noun))

    @staticmethod
    def _name_words(referent: Referent) -> frozenset[str]:
        names = referent.group.names[:4] if referent.group else []
        return frozenset(word.lower().strip(".,") for name in names for word in name.words)

    def _next_speaker(self, spot: Spot, phrase: Phrase, sort: str) -> Referent | None:
        """Return the bare new name that speaks next, in the same paragraph or at the head of the next."""
        if sort != "person" or spot.source_of is None or phrase.determiner == "the":
            return None
        following = self._following(spot.source_of)
        if following is None or not following.source:
            return None
        source = following.source[0]
        distance = self.scene.sentence_of(source.start) - self.scene.sentence_of(spot.span.end)
        name = next((n for n in self._names_near(source.start) if n.span.overlaps(source)), None)
        if name is None or name.label != "person" or not 0 < distance <= 2:
            return None
        referent = self.of_group[name.group]
        is_new = self.first_of[referent.number] == name.span.start
        gender = phrase.role.gender if phrase.role else None
        fits = gender is None or referent.gender_fit(gender) > -1.0
        return referent if is_new and fits and not referent.descriptions else None

    def _following(self, attribution: Attribution) -> Attribution | None:
        number = self.place_of.get(attribution.number, -1) + 1
        return self.outermost[number] if 0 < number < len(self.outermost) else None

    def _names_near(self, offset: int) -> Sequence[Name]:
        low, high = 0, len(self.names)
        while low < high:
            middle = (low + high) // 2
            if self.names[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        return self.names[low : low + 2]

    def writer(self) -> Referent | None:
        """Return who writes *I*: a byline that the text repeats, or the bare name in the closing line."""
        byline = {name.lower() for name in self.scene.doc.article.byline}
        for name in (*self.names[:40], *self.names[-40:]):
            if " ".join(name.words).lower() in byline:
                return self.of_group[name.group]
        return None if byline else self._named_at_the_end()

    def _named_at_the_end(self) -> Referent | None:
        paragraphs = self.scene.paragraphs.spans
        if len(paragraphs) < 4:
            return None
        for paragraph in paragraphs[-2:]:
            name = next((n for n in self._names_near(paragraph.start) if n.span.start == paragraph.start), None)
            if name is None or name.label != "person" or len(name.words) < 2:
                continue
            follower = self.scene.doc.text[name.span.end : name.span.end + 12].split()[:1]
            referent = self.of_group[name.group]
            is_new = self.first_of[referent.number] >= paragraphs[-2].start
            if is_new and follower and follower[0].strip(",") in ("is", "was", "teaches", "writes", "serves", ""):
                return referent
        return None


__all__ = ["Ahead"]

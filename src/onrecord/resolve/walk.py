"""Walk through an article once and give every spot its referent.

Names bring their group's referent; pronouns and role phrases are given to the best candidate by
`rank`; a phrase that fits nobody brings in a new referent without a name.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.document import Span, Spans
from onrecord.document.marks import Attribution
from onrecord.document.records import EntityMention, Rejected
from onrecord.resolve import rank
from onrecord.resolve.ahead import MANY_BEARERS, Ahead
from onrecord.resolve.lexicon import Lexicon
from onrecord.resolve.cut import Name
from onrecord.resolve.phrases import DEFINITE, INDEFINITE, Phrase
from onrecord.resolve.referents import Referent, frequency
from onrecord.resolve.scene import Scene
from onrecord.resolve.spots import FIRST, NEUTER, PERSONAL, PLURAL, RELATIVE, SECOND, Spot

RECENT = 16
FREQUENT = 8
"""So many referents mentioned last, and named most often, are candidates: it keeps the walk linear."""
SOURCE_WEIGHT, SUBJECT_WEIGHT, PLAIN_WEIGHT, OWNER_WEIGHT, QUOTED_WEIGHT = 1.6, 1.0, 0.6, 0.45, 0.2
QUOTED_SENTENCE = 0.35
"""By how much a sentence inside quotation marks moves the sentence clock."""
NAMED_WITHOUT_MATCH = frozenset(
    {"candidate", "nominee", "rival", "opponent", "contender", "leader", "star", "celebrity", "host", "mogul", "tycoon"}
    | {"billionaire", "businessman", "businesswoman", "magnate", "frontrunner", "front-runner", "hopeful", "developer"}
    | {"lady", "incumbent", "challenger", "statesman", "dictator", "strongman", "author", "republican", "democrat", "winner"}
)
"""Nouns by which an article may mean somebody whom it never calls so."""
OTHER_PARTY = frozenset({"opponent", "rival", "counterpart", "challenger", "boss", "predecessor", "foe", "adversary"})
BODY_WITHOUT_MATCH = frozenset(
    {"company", "bank", "firm", "group", "organization", "organisation", "agency", "newspaper", "paper", "outlet"}
    | {"network", "magazine", "publication", "site", "website", "city", "town", "state", "country", "nation", "bureau"}
    | {"union", "channel", "broadcaster", "station", "airline", "lender", "maker", "charity", "nonprofit", "alliance", "body"}
)
DATELINE = 2.0
COMMON_NOUN = 0.12
"""What a role tells of a body where many bear it: every firm is a *company*."""
CITIES = frozenset({"city", "town", "village", "capital", "county", "state", "province", "district", "region"})
LEAST_MATCH = 2.0
TOPIC_PRESENCE, AT_HAND = 0.5, 0.25
SPOUSES = {"wife": ("husband", "spouse"), "husband": ("wife", "spouse"), "father": (), "mother": ()}
ROLE_FLOOR, BODY_FLOOR, PLURAL_FLOOR = -4.2, -4.5, -4.0


class Walk:
    """The state of one walk: who is known, and how present everybody is."""

    def __init__(self, scene: Scene, names: Sequence[Name], referents: list[Referent], lexicon: Lexicon) -> None:
        self.scene = scene
        self.names = names
        self.lexicon = lexicon
        self.referents = referents
        for number, referent in enumerate(referents):
            referent.number = number
        self.of_group = {r.group.number: r.number for r in referents if r.group is not None}
        self.recent: OrderedDict[int, None] = OrderedDict()
        self.frequent = sorted(referents, key=lambda r: -r.name_count)[:FREQUENT]
        self.name_ends = [name.span.end for name in names]
        self.of_token: dict[int, int] = {}
        self.owned: dict[tuple[int, str], int] = {}
        self.clocks = _sentence_clocks(scene)
        self.waiting: list[Spot] = []
        self.rejected: list[Rejected] = []
        self.subject_in: set[int] = set()
        self.contents = sorted(
            (span.start, span.end, number)
            for number, item in enumerate(scene.attributions)
            for span in item.content
        )
        self.speaker_of: dict[int, int] = {}
        self.last_subject = (-1, 0)
        self.home = self._dateline()
        self.ahead = Ahead(scene, names, referents)

    def _dateline(self) -> int:
        """Return the place in capitals that opens a paragraph: where the article was written; -1 for none."""
        for name in self.names[:20]:
            start = self.scene.paragraphs.spans[self.scene.paragraphs.before(name.span.start)].start
            if name.label != "person" and start == name.span.start and name.span.of(self.scene.doc.text).isupper():
                return self.of_group[name.group]
        return -1

    def run(self, spots: Sequence[Spot]) -> None:
        """Give every spot its referent."""
        for spot in spots:
            self._resolve(spot)
        for spot in self.waiting:
            self._first_person(spot)

    def _resolve(self, spot: Spot) -> None:
        if spot.name >= 0:
            referent = self.referents[self.of_group[self.names[spot.name].group]]
        elif spot.members:
            found = self._joined(spot)
            if found is None:
                return
            referent = found
        elif spot.pronoun:
            answer = self._pronoun(spot)
            if answer is None:
                return
            referent = answer
        else:
            answer = self._nominal(spot)
            if answer is None:
                return
            referent = answer
        self._note(spot, referent)

    def _note(self, spot: Spot, referent: Referent) -> None:
        self.of_token[spot.token] = referent.number
        kind = "name" if spot.name >= 0 or (spot.members and self._all_named(referent)) else spot.kind
        weight = self._weight(spot, referent)
        is_quoted = self.scene.is_quoted(spot.span.start)
        referent.mention(kind, spot.span, weight=weight, clock=self._clock(spot), is_quoted=is_quoted)
        self.recent[referent.number] = None
        self.recent.move_to_end(referent.number)
        if spot.source_of is not None:
            referent.is_source = True
            self.speaker_of[spot.source_of.number] = referent.number
        if (spot.source_of is not None or weight == SUBJECT_WEIGHT) and referent.is_person and not is_quoted:
            self.last_subject = (referent.number, spot.span.start)

    def _all_named(self, referent: Referent) -> bool:
        return bool(referent.members) and all(self.referents[m].is_named for m in referent.members)

    def _clock(self, spot: Spot) -> float:
        return self.clocks[self.scene.sentence_of(spot.span.start)]

    def _weight(self, spot: Spot, referent: Referent) -> float:
        if spot.source_of is not None:
            self.subject_in.add(self.scene.sentence_of(spot.span.start))
            return SOURCE_WEIGHT
        if self.scene.is_quoted(spot.span.start):
            return QUOTED_WEIGHT
        following = self._word(self.scene.tokens.first_at(spot.span.end))
        if following in ("'s", "’s") or spot.pronoun in ("his", "their", "its"):
            return OWNER_WEIGHT
        sentence = self.scene.sentence_of(spot.span.start)
        if sentence not in self.subject_in and (referent.is_person or spot.kind == "pronoun"):
            self.subject_in.add(sentence)
            return SUBJECT_WEIGHT
        return PLAIN_WEIGHT

    def _word(self, token: int) -> str:
        return self.scene.tokens.lower[token] if 0 <= token < len(self.scene.tokens) else ""

    # ---- joined names

    def _joined(self, spot: Spot) -> Referent | None:
        members = tuple(dict.fromkeys(self.of_token[t] for t in spot.members if t in self.of_token))
        if len(members) < 2:
            return self.referents[members[0]] if members else None
        known = next((r for r in self._candidates() if r.members == members), None)
        return known or self._new("group", is_plural=True, members=members)

    def _new(
        self,
        sort: str,
        *,
        is_plural: bool = False,
        members: tuple[int, ...] = (),
        phrase: Phrase | None = None,
        owner: int = -1,
    ) -> Referent:
        referent = Referent(len(self.referents), sort, is_plural=is_plural, members=members, owner=owner)
        if phrase is not None:
            referent.roles.append(phrase)
            referent.noun = phrase.noun
            referent.gender = phrase.role.gender if phrase.role else None
        self.referents.append(referent)
        return referent

    # ---- candidates

    def _candidates(self) -> Iterator[Referent]:
        """Yield who was mentioned last, and who is named most often, each once."""
        seen: set[int] = set()
        for number in islice(reversed(self.recent), RECENT):
            seen.add(number)
            yield self.referents[number]
        for referent in self.frequent:
            if referent.number not in seen:
                yield referent

    def _best(self, scores: Sequence[tuple[float, Referent]], floor: float = -1e9) -> Referent | None:
        if not scores:
            return None
        score, best = max(scores, key=lambda pair: (pair[0], -pair[1].number))
        return best if score >= floor else None

    # ---- pronouns

    def _pronoun(self, spot: Spot) -> Referent | None:
        word = spot.pronoun
        if word in PERSONAL:
            return self._personal(spot, PERSONAL[word])
        if word in RELATIVE:
            return self._relative(spot)
        if word in FIRST:
            self.waiting.append(spot)
            return None
        if word in SECOND:
            self._reject(spot, "the one who is addressed is not named here")
            return None
        return self._body_pronoun(spot)

    def _reject(self, spot: Spot, reason: str) -> None:
        self.rejected.append(Rejected(stage="resolve", spans=(spot.span,), reason=reason))

    def _personal(self, spot: Spot, gender: str) -> Referent | None:
        clock = self._clock(spot)
        own = self._named_in_own_words(spot)
        scored = [
            (self._score_personal(referent, spot, gender, clock, own), referent)
            for referent in self._candidates()
            if referent.is_person and referent.gender_fit(gender) > -1.0
        ]
        ahead = self._named_ahead(spot, gender)
        if ahead is not None:
            return ahead
        best = self._best(scored)
        if best is not None and best.gender is None and best.last is not None:
            best.lean(gender, 0.5)
        if best is None and spot.source_of is not None:
            best = self._new("person")
            best.gender = gender
        return best

    def _named_in_own_words(self, spot: Spot) -> frozenset[int]:
        """Return who is named in what the pronoun's bearer says: a speaker does not name himself."""
        if spot.source_of is None:
            return frozenset()
        found: set[int] = set()
        for span in spot.source_of.content:
            for number in range(self._first_name_after(span.start), len(self.names)):
                name = self.names[number]
                if name.span.start >= span.end:
                    break
                found.add(self.of_group[name.group])
        return frozenset(found)

    def _score_personal(
        self, referent: Referent, spot: Spot, gender: str, clock: float, own: frozenset[int]
    ) -> float:
        score = rank.presence(referent, clock) + rank.weigh_gender(referent, gender)
        if not referent.is_named and not referent.is_source:
            score -= 1.5
        if spot.source_of is not None:
            since = self.scene.paragraphs.spans[self.scene.paragraphs.before(spot.span.start)].start
            if referent.number in own or rank.stands_only_in(referent, spot.source_of.content, since):
                score += rank.OWN_WORDS
            if referent.number == self.last_subject[0] and self._paragraphs_since(self.last_subject[1], spot) <= 1:
                score += rank.LAST_SUBJECT
        elif self._is_own_speaker(referent, spot):
            score += rank.OWN_WORDS
        if spot.pronoun in ("him",) and rank.clause_clash(referent, spot.span, self._sentence(spot)):
            score += rank.OBJECT_CLASH
        return score

    def _paragraphs_since(self, offset: int, spot: Spot) -> int:
        return self.scene.paragraphs.before(spot.span.start) - self.scene.paragraphs.before(offset)

    def _sentence(self, spot: Spot) -> Span:
        return self.scene.sentences.spans[self.scene.sentence_of(spot.span.start)]

    def _is_own_speaker(self, referent: Referent, spot: Spot) -> bool:
        """Tell whether a referent says the direct words in which a pronoun stands."""
        if not self.scene.is_quoted(spot.span.start):
            return False
        speaker = self._speaker_at(spot.span.start)
        return speaker == referent.number

    def _speaker_at(self, offset: int) -> int | None:
        """Return who says the words at an offset, as far as the source is known by name by now."""
        attribution = self._attribution_at(offset)
        if attribution is None:
            return None
        if attribution.number in self.speaker_of:
            return self.speaker_of[attribution.number]
        for span in attribution.source or attribution.carried_source:
            for token in self.scene.tokens.within(span):
                if token in self.of_token:
                    return self.of_token[token]
                name = self._name_at(token)
                if name is not None:
                    return self.of_group.get(name.group)
        return None

    def _name_at(self, token: int) -> Name | None:
        start = self.scene.tokens.starts[token]
        number = self._first_name_after(start)
        return self.names[number] if number < len(self.names) and self.names[number].span.start <= start else None

    def _first_name_after(self, offset: int) -> int:
        """Return the number of the first name that ends after an offset."""
        return bisect_right(self.name_ends, offset)

    def _attribution_at(self, offset: int) -> Attribution | None:
        """Return the innermost attribution whose content holds an offset."""
        best: tuple[int, int] | None = None
        low, high = 0, len(self.contents)
        while low < high:
            middle = (low + high) // 2
            if self.contents[middle][0] <= offset:
                low = middle + 1
            else:
                high = middle
        for start, end, number in reversed(self.contents[max(0, low - 12) : low]):
            if start <= offset < end and (best is None or end - start < best[0]):
                best = (end - start, number)
        return self.scene.attributions[best[1]] if best else None

    def _named_ahead(self, spot: Spot, gender: str) -> Referent | None:
        """Return the person named later in the sentence that an opening clause points at: *When he …, X said*."""
        sentence = self._sentence(spot)
        tokens = self.scene.tokens
        opening = self._word(tokens.first_at(sentence.start))
        if opening not in ("when", "while", "after", "before", "as", "in", "since", "although", "though", "despite", "if", "during", "with", "asked", "at", "on", "by"):
            return None
        if spot.span.start - sentence.start > 60 or self.recent_in(sentence):
            return None
        comma = next(
            (i for i in range(tokens.first_at(spot.span.end), min(len(tokens), spot.token + 25)) if tokens.words[i] == ","), None
        )
        if comma is None or tokens.starts[comma] >= sentence.end:
            return None
        name = self._name_at(comma + 1) if comma + 1 < len(tokens) else None
        if name is None or name.label != "person":
            return None
        referent = self.referents[self.of_group[name.group]]
        return referent if referent.gender_fit(gender) > -0.5 else None

    def recent_in(self, sentence: Span) -> bool:
        """Tell whether a person was mentioned in this sentence so far."""
        for number in islice(reversed(self.recent), 3):
            last = self.referents[number].last
            if self.referents[number].is_person and last is not None and sentence.contains(last):
                return True
        return False

    def _relative(self, spot: Spot) -> Referent | None:
        sentence = self._sentence(spot)
        wants_person = spot.pronoun in ("who", "whom")
        best: tuple[int, Referent] | None = None
        for number in islice(reversed(self.recent), 6):
            referent = self.referents[number]
            last = referent.last
            if last is None or last.end > spot.span.start or last.start < sentence.start:
                continue
            if wants_person and referent.sort not in ("person", "group"):
                continue
            if best is None or last.end > best[0]:
                best = (last.end, referent)
        if best is not None:
            return best[1]
        if spot.source_of is not None:
            return self._new("group" if wants_person else "other")
        return None

    def _body_pronoun(self, spot: Spot) -> Referent | None:
        clock = self._clock(spot)
        is_plural = spot.pronoun in PLURAL
        scored: list[tuple[float, Referent]] = []
        for referent in self._candidates():
            fit = self._body_fit(referent, is_plural=is_plural)
            if fit is None or referent.last is None:
                continue
            score = rank.presence(referent, clock) + fit
            if spot.source_of is not None and rank.stands_only_in(referent, spot.source_of.content, spot.span.start - 400):
                score += rank.OWN_WORDS / 2
            scored.append((score, referent))
        best = self._best(scored, PLURAL_FLOOR)
        if best is None and spot.source_of is not None:
            best = self._new("group" if is_plural else "other", is_plural=is_plural)
        return best

    @staticmethod
    def _body_fit(referent: Referent, *, is_plural: bool) -> float | None:
        if is_plural:
            if referent.is_plural:
                return 1.2
            return {"organization": 0.0, "outlet": -0.3, "country": -0.8, "person": -2.5}.get(referent.sort)
        if referent.is_plural or referent.is_person:
            return None
        return {"organization": 0.8, "outlet": 0.5, "country": 0.3, "document": 0.0, "place": -0.7}.get(referent.sort, -1.0)

    def _first_person(self, spot: Spot) -> None:
        """Give *I* and *we* inside somebody's words to who says them; the author's own to nobody here."""
        parent = spot.source_of.parent if spot.source_of is not None else None
        speaker = self.speaker_of.get(parent) if parent is not None else None
        if speaker is None:
            speaker = self._speaker_at(spot.span.start)
        if speaker is not None:
            self._note(spot, self.referents[speaker])
        elif spot.source_of is not None:
            self._author(spot)

    def _author(self, spot: Spot) -> None:
        writer = self.ahead.writer()
        if writer is not None:
            self._note(spot, writer)
            return
        if not self.scene.doc.article.byline:
            self._reject(spot, "the author speaks, and no byline names the author")
            return
        author = next((r for r in self.referents if r.noun == "author" and not r.is_named), None) or self._new("person")
        author.noun = "author"
        self._note(spot, author)

    # ---- role phrases

    def _nominal(self, spot: Spot) -> Referent | None:
        phrase = spot.phrase
        if phrase is None:
            return None
        if spot.described >= 0:
            return self._described(phrase, self.referents[self.of_group[self.names[spot.described].group]])
        named = self._named_place(phrase)
        if named is not None:
            return named
        owner = self._owner(phrase)
        sort = self._sort_of(phrase)
        known = self.owned.get((owner, phrase.role.noun if phrase.role else phrase.noun)) if owner >= 0 else None
        if known is not None and not phrase.is_plural and phrase.noun not in OTHER_PARTY:
            return self.referents[known]
        found = self._known(spot, phrase, sort, owner) or self.ahead.named_later(spot, phrase, sort)
        if found is None and (spot.source_of is not None or sort != "place"):
            found = self._new(sort, is_plural=phrase.is_plural or sort == "group", phrase=phrase, owner=owner)
        if found is not None and owner >= 0 and not phrase.is_plural:
            self.owned.setdefault((owner, phrase.role.noun if phrase.role else phrase.noun), found.number)
        return found

    def _described(self, phrase: Phrase, named: Referent) -> Referent:
        """Return the named referent that a description stands beside; who was unnamed till now becomes it."""
        owner = self._owner(phrase)
        if owner >= 0 and owner != named.number and phrase.role is not None and not phrase.is_plural:
            key = (owner, phrase.role.noun)
            unnamed = self.referents[self.owned[key]] if key in self.owned else None
            if unnamed is not None and not unnamed.is_named and unnamed is not named:
                self._absorb(unnamed, named)
            self.owned[key] = named.number
            for answer in SPOUSES.get(phrase.role.noun, ()):
                self.owned.setdefault((named.number, answer), owner)
        return named

    def _absorb(self, unnamed: Referent, named: Referent) -> None:
        named.mentions.extend(unnamed.mentions)
        named.is_source = named.is_source or unnamed.is_source
        named.leaning += unnamed.leaning + (0 if unnamed.gender is None else 1 if unnamed.gender == "m" else -1)
        self.referents[unnamed.number] = named
        self.recent.pop(unnamed.number, None)

    def _named_place(self, phrase: Phrase) -> Referent | None:
        """Return the place in *the city of Sant Mavre*."""
        tokens = self.scene.tokens
        if phrase.noun not in CITIES or phrase.head + 2 >= len(tokens) or tokens.lower[phrase.head + 1] != "of":
            return None
        name = self._name_at(phrase.head + 2)
        return self.referents[self.of_group[name.group]] if name is not None and name.label == "place" else None

    def _owner(self, phrase: Phrase) -> int:
        """Return who possesses the phrase: *his* campaign, *Karvia's* envoy, the *Trump* campaign."""
        if phrase.possessor >= 0:
            return self.of_token.get(phrase.possessor, -1)
        for token in range(phrase.head - 1, phrase.first - 1, -1):
            name = self._name_at(token)
            if name is not None and name.label != "nationality" and token in self.of_token:
                return self.of_token[token]
        return -1

    def _sort_of(self, phrase: Phrase) -> str:
        kind = phrase.role.kind if phrase.role else "other"
        if kind in ("person", "place") and phrase.is_plural:
            return "group"
        if phrase.role is None and phrase.determiner in INDEFINITE and phrase.is_plural:
            return "group"
        return kind

    def _known(self, spot: Spot, phrase: Phrase, sort: str, owner: int) -> Referent | None:
        if not phrase.is_definite and phrase.determiner in INDEFINITE:
            return None
        if sort == "person":
            return self._known_person(spot, phrase, owner)
        if sort == "group":
            return self._known_group(spot, phrase)
        if sort in ("organization", "outlet", "place"):
            return self._known_body(spot, phrase, sort, owner)
        return self._known_thing(spot, phrase)

    def _known_person(self, spot: Spot, phrase: Phrase, owner: int) -> Referent | None:
        clock = self._clock(spot)
        gender = phrase.role.gender if phrase.role else None
        can_be_unmatched = self._can_be_unmatched(phrase)
        subject = self._subject_of_sentence(spot)
        speaker = self._speaker_at(spot.span.start)
        scored: list[tuple[float, Referent]] = []
        for referent in self._role_candidates():
            if not referent.is_person or referent.number == owner:
                continue
            if gender is not None and referent.gender_fit(gender) <= -1.0:
                continue
            match = rank.weigh_role(referent, phrase)
            if match < LEAST_MATCH and not (can_be_unmatched and self._is_at_hand(referent, phrase, clock)):
                continue
            score = 0.7 * rank.presence(referent, clock) + match + rank.weigh_gender(referent, gender)
            if phrase.noun in OTHER_PARTY:
                score += frequency(referent)
            if referent.last is None:
                score += rank.NOT_YET_NAMED
            if referent.number == speaker:
                score += rank.OWN_WORDS
            if spot.source_of is not None and rank.stands_only_in(referent, spot.source_of.content, spot.span.start - 600):
                score += rank.OWN_WORDS / 2
            if referent.number == subject:
                score += rank.SAME_SENTENCE
            scored.append((score, referent))
        return self._best(scored, ROLE_FLOOR) or self._topic(spot, phrase, clock)

    def _subject_of_sentence(self, spot: Spot) -> int:
        """Return the subject of the sentence so far; a role phrase behind it rarely means the same person."""
        number, start = self.last_subject
        is_behind = self._sentence(spot).start <= start < spot.span.start
        return number if is_behind and spot.source_of is None else -1

    def _topic(self, spot: Spot, phrase: Phrase, clock: float) -> Referent | None:
        """Return the one named person spoken of right now: *The director* after two sentences on one person."""
        if phrase.determiner != "the" or phrase.possessor >= 0 or phrase.noun in MANY_BEARERS or phrase.end > phrase.head + 1:
            return None
        gender = phrase.role.gender if phrase.role else None
        present = [
            r for r in islice((self.referents[n] for n in reversed(self.recent)), 4)
            if r.is_person and r.is_named and r.present(clock) > TOPIC_PRESENCE and r.number == self.last_subject[0]
        ]
        if len(present) != 1 or (gender is not None and present[0].gender_fit(gender) <= -1.0):
            return None
        return present[0] if rank.weigh_role(present[0], phrase) >= 0.0 else None

    def _can_be_unmatched(self, phrase: Phrase) -> bool:
        role = phrase.role
        if phrase.possessor >= 0:
            return phrase.noun in OTHER_PARTY or (role is not None and role.is_office)
        if phrase.determiner not in DEFINITE or role is None:
            return False
        return role.is_office or "politician" in role.broader or phrase.noun in NAMED_WITHOUT_MATCH

    @staticmethod
    def _is_at_hand(referent: Referent, phrase: Phrase, clock: float) -> bool:
        """Tell whether a role phrase may mean a person of whom the article never tells the role."""
        if not referent.is_named or referent.last is None:
            return False
        if phrase.noun in OTHER_PARTY:
            return True
        is_elected = phrase.role is not None and ("politician" in phrase.role.broader or not phrase.role.is_office)
        return referent.present(clock) > (0.0 if is_elected and phrase.possessor < 0 else AT_HAND)

    def _role_candidates(self) -> Iterator[Referent]:
        """Yield the candidates, and everybody else of whom the article tells a role (the first hundred)."""
        seen: set[int] = set()
        for referent in self._candidates():
            seen.add(referent.number)
            yield referent
        for referent in islice(self.referents, 100):
            if referent.roles and referent.number not in seen:
                yield referent

    def _known_group(self, spot: Spot, phrase: Phrase) -> Referent | None:
        clock = self._clock(spot)
        is_pair = self._is_pair(phrase)
        scored: list[tuple[float, Referent]] = []
        for referent in self._candidates():
            if referent.last is None or not referent.is_plural:
                continue
            if referent.members and is_pair:
                scored.append((rank.presence(referent, clock) + 3.0, referent))
            elif referent.noun and referent.noun == phrase.noun and not phrase.words - self._words(referent):
                scored.append((rank.presence(referent, clock) + 3.0, referent))
        found = self._best(scored, ROLE_FLOOR)
        return found or (self._two_of(clock, phrase) if is_pair else None)

    def _is_pair(self, phrase: Phrase) -> bool:
        words = self.scene.tokens.lower[phrase.first : phrase.head + 1]
        return "two" in words or words[0] == "both" or phrase.noun in ("pair", "duo", "couple")

    @staticmethod
    def _words(referent: Referent) -> frozenset[str]:
        return frozenset().union(*(role.words for role in referent.roles)) if referent.roles else frozenset()

    def _two_of(self, clock: float, phrase: Phrase) -> Referent | None:
        """Return the two persons who are most present as one pair: *the two men*."""
        gender = phrase.role.gender if phrase.role else None
        sort = "country" if phrase.noun in ("countries", "nations", "states") else "person"
        persons = [
            r for r in self._candidates()
            if r.sort == sort and r.is_named and r.last is not None and (gender is None or r.gender_fit(gender) > -1.0)
        ]
        persons.sort(key=lambda r: -rank.presence(r, clock))
        if len(persons) < 2:
            return None
        return self._pair(persons[0], persons[1])

    def _pair(self, one: Referent, other: Referent) -> Referent:
        """Return two as one group; where they were last named is one mention of it with two places."""
        pair = self._new("group", is_plural=True, members=(one.number, other.number))
        named = [next((m.spans[0] for m in reversed(r.mentions) if m.kind == "name"), None) for r in (one, other)]
        spans = tuple(sorted(span for span in named if span is not None))
        if len(spans) == 2:
            pair.mentions.append(EntityMention(kind="name", spans=spans))
        return pair

    def _known_body(self, spot: Spot, phrase: Phrase, sort: str, owner: int) -> Referent | None:
        clock = self._clock(spot)
        can_be_unmatched = phrase.noun in BODY_WITHOUT_MATCH and phrase.possessor < 0 and phrase.determiner in DEFINITE
        scored: list[tuple[float, Referent]] = []
        for referent in self._role_candidates():
            if referent.is_person or referent.is_plural or referent.number == owner or referent.sort == "document":
                continue
            match = rank.weigh_role(referent, phrase) * (COMMON_NOUN if can_be_unmatched else 1.0)
            match = max(match, rank.weigh_name_word(referent, phrase))
            fit = self._sort_fit(referent, phrase, sort)
            is_at_hand = can_be_unmatched and referent.last is not None and referent.is_named
            if fit is None or (match <= 0.0 and not is_at_hand):
                continue
            score = 0.8 * rank.presence(referent, clock) + match + fit
            if phrase.noun in CITIES:
                score = 0.3 * rank.presence(referent, clock) + 1.2 * frequency(referent) + match + fit
                score += DATELINE if referent.number == self.home else 0.0
            if referent.last is None:
                score += rank.NOT_YET_NAMED
            scored.append((score, referent))
        return self._best(scored, BODY_FLOOR)

    def _sort_fit(self, referent: Referent, phrase: Phrase, sort: str) -> float | None:
        if phrase.noun in ("country", "nation"):
            return 0.5 if referent.sort == "country" else None
        if phrase.noun in CITIES:
            return 0.5 if referent.sort == "place" else None
        if sort == "outlet":
            return {"outlet": 1.5, "organization": -1.0}.get(referent.sort)
        return {"organization": 0.5, "outlet": -0.5}.get(referent.sort)

    def _known_thing(self, spot: Spot, phrase: Phrase) -> Referent | None:
        if phrase.determiner not in DEFINITE:
            return None
        for referent in self._candidates():
            if referent.noun and referent.noun == phrase.noun and not referent.is_named:
                return referent
        return None


def _sentence_clocks(scene: Scene) -> list[float]:
    """Return the time of each sentence; those that stand inside a quotation pass more slowly."""
    clocks: list[float] = []
    now = 0.0
    for span in scene.sentences.spans:
        quotation = scene.quotations.at(span.start)
        is_inside = quotation >= 0 and scene.quotations.spans[quotation].end >= span.end
        now += QUOTED_SENTENCE if is_inside else 1.0
        clocks.append(now)
    return clocks or [0.0]


__all__ = ["Walk"]

"""Weigh who a pronoun or role phrase means: the features of one candidate, summed.

Every weight is a named constant. They were set on the pronouns and roles of labels A (half of
Polnear dev, 289 sources), never on labels B.
"""

from math import log

from onrecord.document import Span, Spans
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.referents import Referent, frequency

LEAST_PRESENCE = 0.003
FREQUENCY = 0.35
GENDER = 1.2
WRONG_GENDER = -9.0
OWN_WORDS = -4.0
"""A speaker does not name himself in his own words."""
LAST_SUBJECT = 1.2
UNNAMED = -1.5
LEARNED_GENDER = 0.5
ROLE_PRESENCE = 0.7
SAME_SENTENCE = -1.5
NOT_YET_NAMED = -3.0
OTHER_MODIFIER = -2.0
OBJECT_CLASH = -2.5
SAME_ROLE, BROADER_ROLE = 4.5, 3.0
SHARED_WORD, MOST_SHARED = 0.8, 2.0
UNNAMED_SHARE = 0.6
OTHER_OFFICE = -2.5
"""Who is known by one office is hardly meant by another that nobody gave him."""
WRONG_PARTY = -5.0
NAME_WORD = 4.0
PARTIES = frozenset(
    {"republican", "democratic", "libertarian", "green", "labour", "tory", "conservative", "socialist", "communist"}
)
RUNGS = frozenset({"vice", "deputy", "assistant"})
"""Words that make another office of a noun: a *vice president* is no *president*."""
VAGUE = frozenset({"official", "expert", "aide", "source", "person", "member", "analyst", "supporter", "observer"})
"""Nouns that mean a known person only who was called just so."""
TEMPORAL = frozenset({"former", "current", "then", "longtime", "new", "late", "old", "ex", "next", "first", "own"})
SYNONYMS = {"gop": "republican", "democrat": "democratic", "u.s": "american", "us": "american"}


def presence(referent: Referent, clock: float) -> float:
    """Return the logarithm of how present a referent is, and how often it is named."""
    return log(LEAST_PRESENCE + referent.present(clock)) + FREQUENCY * frequency(referent)


def weigh_gender(referent: Referent, gender: str | None) -> float:
    """Return what a gender tells for or against a referent."""
    if gender is None:
        return 0.0
    fit = referent.gender_fit(gender)
    return WRONG_GENDER if fit == -1.0 else fit * GENDER * (1.0 if fit > 0 else 3.0)


def stands_only_in(referent: Referent, content: Spans, since: int) -> bool:
    """Tell whether a referent was last mentioned inside a content and not near it outside."""
    last = referent.last
    if last is None or not any(span.contains(last) for span in content):
        return False
    return not _was_near(referent, content, since)


def _was_near(referent: Referent, content: Spans, since: int) -> bool:
    for mention in reversed(referent.mentions[-6:]):
        span = mention.spans[0]
        if span.start < since:
            return False
        if not any(part.contains(span) for part in content):
            return True
    return False


def weigh_role(referent: Referent, phrase: Phrase) -> float:
    """Return how well what is known of a referent fits a role phrase; 0 where nothing is known."""
    best = 0.0
    is_other_rung = False
    words = _normal(phrase.words)
    known = _normal(referent.known)
    for role in referent.roles:
        best = max(best, _weigh_noun(role, phrase))
        is_other_rung = is_other_rung or (role.noun == phrase.noun and bool(RUNGS & (role.words ^ phrase.words)))
    best *= 1.0 if referent.is_named or referent.is_source else UNNAMED_SHARE
    shared = min(MOST_SHARED, SHARED_WORD * len((words - TEMPORAL) & known))
    score = best + (shared if best or phrase.noun in known else shared / 2)
    if not best and phrase.role is not None and phrase.role.is_office and "former" not in words:
        has_office = any(role.role is not None and role.role.is_office for role in referent.roles)
        score += OTHER_OFFICE if has_office else 0.0
    score += OTHER_OFFICE if is_other_rung and not best else 0.0
    return score + _party_clash(words | {SYNONYMS.get(phrase.noun, phrase.noun)}, known)


def _normal(words: frozenset[str]) -> frozenset[str]:
    return frozenset(SYNONYMS.get(word, word) for word in words)


def _weigh_noun(role: Phrase, phrase: Phrase) -> float:
    if RUNGS & (role.words ^ phrase.words):
        return 0.0
    if role.noun == phrase.noun or (role.role is not None and role.role is phrase.role):
        return SAME_ROLE
    left, right = role.role, phrase.role
    if left is None or right is None or phrase.noun in VAGUE:
        return 0.0
    return BROADER_ROLE if right.noun in left.broader or left.noun in right.broader else 0.0


def _party_clash(words: frozenset[str], known: frozenset[str]) -> float:
    asked, borne = words & PARTIES, known & PARTIES
    return WRONG_PARTY if asked and borne and not asked & borne else 0.0


def weigh_name_word(referent: Referent, phrase: Phrase) -> float:
    """Return the bonus of a body whose name holds the noun: *the court* for *the Supreme Court*."""
    if referent.group is None:
        return 0.0
    nouns = {phrase.noun} | (set(phrase.role.broader) | {phrase.role.noun} if phrase.role else set())
    for name in referent.group.names[:3]:
        words = {word.lower().strip(".,") for word in name.words}
        if phrase.noun in words or (phrase.role is not None and phrase.role.noun in words):
            shared = phrase.words & words
            lacks = bool(phrase.words - TEMPORAL - shared) and not shared
            return NAME_WORD + len(shared) + (OTHER_MODIFIER if lacks else 0.0)
        if nouns & words:
            return NAME_WORD / 2
    return 0.0


def is_subject_of(referent: Referent, span: Span, sentence: Span) -> bool:
    """Tell whether a referent is the subject of the sentence in which an object pronoun stands."""
    first = next((m.spans[0] for m in reversed(referent.mentions[-4:]) if sentence.contains(m.spans[0])), None)
    return first is not None and first.start < span.start


__all__ = ["is_subject_of", "presence", "stands_only_in", "weigh_gender", "weigh_name_word", "weigh_role"]

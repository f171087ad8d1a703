"""Small words that tell what a wording does in its sentence: auxiliaries, prepositions, words that deny or plan."""

BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "’s", "'s", "get", "gets", "got"))
LINKING = BE | frozenset((
    "seem", "seems", "seemed", "remain", "remains", "remained", "felt", "feel", "feels", "grew", "become", "became", "look",
    "looked", "sounded", "appear", "appears", "appeared", "left",
))  # fmt: skip
AUXILIARY = BE | frozenset((
    "have", "has", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
    "cannot", "to", "not", "never", "only", "also", "again", "later", "then", "soon", "still", "already", "even", "now", "just",
    "both", "all", "too", "first", "once", "quick", "ever", "long", "always", "often", "very", "so", "more", "most", "much",
    "deeply", "rather", "quite", "almost",
))  # fmt: skip
PREPOSITIONS = frozenset((
    "of", "in", "from", "at", "for", "with", "by", "to", "on", "near", "into", "about", "over", "against", "between", "among",
    "under", "behind", "towards", "toward", "outside", "inside", "across", "amid", "despite", "during", "without", "within",
    "throughout", "around", "since", "via", "per", "onto", "upon",
))  # fmt: skip
DETERMINERS = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "no", "such",
))  # fmt: skip
NO_OBJECT = PREPOSITIONS | frozenset((
    ".", ",", ";", ":", ")", "!", "?", "and", "or", "but", "as", "if", "when", "while", "because", "than", "then", "who", "which",
    "where", "is", "was", "are", "were", "has", "had", "have", "not", "so", "after", "before", "since", "until", "he", "she",
    "they", "i", "we", "there",
))  # fmt: skip
SPEAKING_NOUNS = frozenset((
    "statement", "letter", "resolution", "tweet", "tweets", "post", "posts", "speech", "report", "remarks", "editorial", "article",
    "message", "communique", "communiqué", "declaration", "note", "video", "release", "motion", "text", "email", "interview",
    "op-ed", "column",
))  # fmt: skip
OPEN_NOUN = frozenset(("of", "that", "over", "about", "at"))
RISING = frozenset((
    "amid", "despite", "growing", "mounting", "rising", "deepening", "widespread", "international", "global", "renewed", "fresh",
    "spreading",
))  # fmt: skip
HOLDING = frozenset(("from", "among", "by", "in", "across"))
GUESTS = frozenset((
    "everyone", "everybody", "him", "her", "them", "us", "you", "me", "guests", "guest", "visitors", "delegation", "delegations",
    "leader", "leaders", "president", "minister", "ministers", "governor", "ambassador", "refugees", "migrants", "students", "home",
    "back", "crowd", "crowds", "fans", "tourists", "envoy", "son", "daughter", "baby", "child", "members",
))  # fmt: skip
"""Those who are welcomed at a door; that is a deed and no reaction."""
CLAUSE_END = frozenset((".", ";", ":", "!", "?", "—", "–"))
QUOTES = frozenset(("“", "”", '"', "‘", "’", "'"))
PRONOUNS = frozenset(("he", "she", "it", "they", "him", "her", "them"))
SPEAKERS = frozenset(("i", "we"))
RELATIVE = frozenset(("who", "which", "that"))
JOINING = frozenset(("and", "but", "then", "or"))
WHEN = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight", "earlier",
    "meanwhile", "however", "though", "last", "week", "month", "year", "late", "early", "also",
))  # fmt: skip
NOBODY = frozenset(("nobody", "none", "neither", "no-one"))
POINTING = frozenset(("it", "this", "that", "them", "those", "these"))
MODALS = frozenset((
    "will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot", "wo", "ca", "going", "’ll", "'ll",
))  # fmt: skip
NOT = frozenset(("not", "never", "neither", "nor", "no", "without", "hardly", "barely", "nobody", "none", "little"))
HELD_BACK = frozenset((
    "refuse", "refuses", "refused", "refusing", "decline", "declines", "declined", "declining", "fail", "fails", "failed",
    "failing", "short", "refrain", "refrains", "refrained", "avoid", "avoids", "avoided", "avoiding", "unable", "yet", "reluctant",
    "unwilling", "stopped", "instead", "rather",
))  # fmt: skip
DONE_TO = frozenset((
    "quick", "first", "moved", "rushed", "hastened", "continued", "continue", "continues", "began", "begun", "started", "went",
    "united", "joined", "dared", "swift", "lined", "out", "last", "alone", "seemed", "appeared", "seems", "appears",
))  # fmt: skip
"""Words before *to condemn* by which it was condemned."""
ASKING = frozenset(("do", "does", "did", "will", "would"))
"""Words that open a question."""
BASE_HELPERS = ASKING | frozenset(("to", "could", "may", "might", "should", "can", "must", "cannot"))
"""Auxiliaries behind which only a verb can stand."""
PLURALS = frozenset(("people", "some", "many", "others", "most", "few", "who", "we", "i", "they", "police", "both"))
NO_PLURAL = ("ous", "ss", "us", "is", "’s", "'s")
SINGULARS = frozenset(("he", "she", "it", "who", "which", ","))

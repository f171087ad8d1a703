"""The rules on unnamed sources: R05 to R10, R15, R16."""

import re
from collections.abc import Sequence

from onrecord.audit.case import Case, Offence, Verdict, judge, passed, shown, undecidable
from onrecord.audit.layout import WORD
from onrecord.audit.publication import byline_words, is_role
from onrecord.audit.voices import NAMED, SURE, Informant, points_back
from onrecord.codebook import Codebook
from onrecord.document import words_of
from onrecord.document.records import Statement

NO_UNNAMED = "no source that keeps its name back was found"
FEWEST_UNNAMED = 2
"""Statements of unnamed sources from which they can outweigh the named ones: one alone is no story's footing."""
KNOWING = ("took-part", "saw-document", "briefed")
EMPTY_FORMULA = re.compile(
    r"\b(?:familiar with|close to|aware of|with (?:\w+ )?knowledge of|involved in|in the know|privy to|informed (?:on|about|of))"
    r"(?:(?: (?:the|this|that))? (?:matter|matters|situation|issue|subject|affair|topic|story)\b|[\s,.]*$)",
    re.IGNORECASE,
)
"""*People familiar with the matter* tells neither who they are nor how they know."""
ANONYMITY_WORD = re.compile(
    r"anonym|authori[sz]|allowed|permi[ts]|cleared|entitled|named|names?\b|identif|quoted|fear|worr|withh|granted",
    re.IGNORECASE,
)
SPECULATION = ("opinion", "probable", "possible", "hypothetical")
KNOWS = re.compile(r"\b(?:familiar|close|with|briefed|who|that|aware|privy|involved)\b")
"""Where the words of a source begin to tell what it knows: a body named from there on is not its own."""
NOT_A_BODY = frozenset({"prime minister", "foreign minister", "defence minister", "defense minister"})
"""Capitalised words that are an office which every state has."""
BODY = re.compile(
    r"\b[A-Z][\w.&-]+(?: (?:of |for |the )*[A-Z][\w.&-]+)+|\b[A-Z]{2,}\b|\b(?:Pentagon|Kremlin)\b"
    r"|\b[A-Z][\w.-]+ (?:campaign|administration|government|team|party|police|embassy)\b"
)
INSTITUTION = re.compile(
    r"\b(?:(?:foreign|defen[cs]e|interior|finance|justice|home|health|energy|economy|trade|education) (?:ministry|office|department)"
    r"|prime minister[’']s office|presidential (?:office|palace|administration)|central bank|attorney general[’']s office)\b",
    re.IGNORECASE,
)


def prefer_named(case: Case) -> Verdict:
    """R05: named against unnamed origins of the main claim; over all statements where no claim has several."""
    main = case.claims.main
    is_told = main is not None and len(main.statements) >= FEWEST_UNNAMED
    asked = main.statements if main is not None and is_told else case.voices.statements
    sure = [item for item in asked if item.confidence >= SURE]
    hidden = {item.id for informant in case.voices.informants for item in informant.statements}
    unnamed = [item for item in sure if item.id in hidden]
    named = [item for item in sure if item.source_type in NAMED]
    counts = f"{len(named)} statements by named sources, {len(unnamed)} by sources that keep their name back"
    counts = f"on the main claim {counts}" if is_told else counts
    if not sure:
        return undecidable("no statement was found that the reader is sure of")
    if len(unnamed) >= FEWEST_UNNAMED and len(unnamed) > len(named):
        spans = tuple(span for item in unnamed for span in item.source)[:20]
        return Verdict("fail", counts, spans)
    return passed(counts)


def describe_source(case: Case) -> Verdict:
    """R06: an unnamed source has a rank, a body, or a way in which it knows."""
    vague = case.codebook.made(_vague_words)
    bare = [item for item in case.voices.informants if item.kind == "bare" and not is_described(item, vague)]
    offences = [Offence(item.spans, item.confidence) for item in bare]
    broken = f"{shown(item.words for item in bare)}: no rank, no body, and not how it knows"
    return judge(
        offences, broken=broken, kept="every unnamed source is described" if case.voices.informants else NO_UNNAMED
    )


def is_described(informant: Informant, vague: frozenset[str]) -> bool:
    """Tell whether the text says of an unnamed source what it is, where it works, or how it knows.

    It does where any word but vague ones stands with the noun. An outlet whose source it is
    (*the Courier's sources*) does not describe it.
    """
    introductions = [words for words in informant.wordings if not points_back(words)]
    if not introductions or any(hop.access in KNOWING for hop in informant.hops):
        return True
    return any(_describes(words, vague) for words in introductions)


def _describes(words: str, vague: frozenset[str]) -> bool:
    own = re.sub(r"^[^’']{1,40}[’']s?\s(?=(?:\w+ )?(?:sources?|insiders?)\b)", "", words)
    left = EMPTY_FORMULA.sub(" ", own)
    return any(word.lower() not in vague for word in WORD.findall(left))


def give_reason(case: Case) -> Verdict:
    """R07, a warning: the text says why a source is not named.

    Only a warning because 78 of 100 articles with such sources say nothing for at least one of them
    (116 of 840 articles, PolNeAR train, gold spans, 2026-11-23).
    """
    without = [item for item in case.voices.informants if not item.has_reason]
    if not case.voices.informants:
        return passed(NO_UNNAMED)
    if without and _tells_a_reason(case):
        return undecidable(
            f"a reason stands in the text; whether it also holds for {shown(item.words for item in without)} cannot be told"
        )
    offences = [Offence(item.spans, item.confidence) for item in without]
    broken = f"only a warning, most newsrooms' articles give none: no reason is given why {shown(item.words for item in without)} is not named"
    return judge(offences, broken=broken, kept="a reason stands with every unnamed source")


def _tells_a_reason(case: Case) -> bool:
    """Tell whether any sentence says why somebody is not named; only those with a telling word are read closely."""
    text, patterns = case.doc.text, case.codebook.made(_anonymity)
    likely = [span for span in case.layout.sentences if ANONYMITY_WORD.search(text, span.start, span.end)]
    found = (pattern.search(text, span.start, span.end) for span in likely for pattern in patterns)
    return any(match.groupdict().get("reason") for match in found if match is not None)


def serve_facts(case: Case) -> Verdict:
    """R08, a warning: unnamed sources are cited for facts."""
    found = [item for item in _hidden_statements(case) if item.certainty in SPECULATION]
    broken = "only a warning: an unnamed source is cited for what it thinks or expects"
    kept = "unnamed sources are cited for facts only" if case.voices.informants else NO_UNNAMED
    return judge([Offence(item.content or item.source, item.confidence) for item in found], broken=broken, kept=kept)


def spare_persons(case: Case) -> Verdict:
    """R09, a warning: no unnamed source is quoted with harsh words about a person."""
    harsh = case.codebook.made(_pejoratives)
    offences, words = [], []
    for item in _hidden_statements(case):
        quoted = [span for part in item.content for span in case.layout.quotations_in(part)]
        match = harsh.search(words_of(quoted, case.doc.text)) if item.quotation != "indirect" else None
        if match is not None:
            offences.append(Offence(item.content, item.confidence))
            words.append(match.group())
    broken = f"only a warning: somebody unnamed is quoted with {shown(words)}; whether it is aimed at a person needs a reader"
    kept = "no unnamed source is quoted with harsh words" if case.voices.informants else NO_UNNAMED
    return judge(offences, broken=broken, kept=kept)


def count_sources(case: Case) -> Verdict:
    """R10: several unnamed sources are counted."""
    loose = [i for i in case.voices.informants if i.is_plural and not i.is_counted and not points_back(i.words)]
    broken = f"{shown(item.words for item in loose)}: more than one is claimed, how many is not told"
    kept = "every group of unnamed sources is counted" if case.voices.informants else NO_UNNAMED
    return judge([Offence(item.spans, item.confidence) for item in loose], broken=broken, kept=kept)


def keep_silence(case: Case) -> Verdict:
    """R15: a body that declined to comment is not also quoted unnamed."""
    silent = [
        (item, bodies_in(_silent_words(item, case))) for item in case.voices.silences if item.kind == "no-comment"
    ]
    offences, names = [], []
    for informant in case.voices.informants:
        speaking = bodies_in(KNOWS.split(informant.words, maxsplit=1)[0])
        for item, bodies in silent:
            if shared := bodies & speaking:
                offences.append(Offence((*item.source, *informant.spans), min(item.confidence, informant.confidence)))
                names.extend(sorted(shared))
    broken = f"{shown(names)} declined to comment and speaks through somebody unnamed"
    return judge(offences, broken=broken, kept="nobody who declined to comment is quoted unnamed")


def bodies_in(words: str) -> frozenset[str]:
    """Return the names of bodies in the words of a source: runs of capitalised words, and ministries by their noun."""
    runs = re.findall(
        r"\b[A-Z][\w.&-]+(?: (?:of |for |the )*[A-Z][\w.&-]+)+|\b[A-Z]{2,}\b|\bPentagon\b|\bKremlin\b", words
    )
    found = {re.sub(r"^the ", "", run.lower()) for run in runs} | {
        match.group().lower() for match in INSTITUTION.finditer(words)
    }
    return frozenset(found - NOT_A_BODY)


def _silent_words(statement: Statement, case: Case) -> str:
    """Return the words of somebody silent without the person's own name."""
    words = words_of(statement.source, case.doc.text)
    speaker = case.voices.speaker_of(statement)
    if speaker is not None and speaker.kind == "person" and speaker.name:
        words = words.replace(speaker.name, " ")
    return words


def sign_the_story(case: Case) -> Verdict:
    """R16: a story with unnamed sources has a byline."""
    article = case.doc.article
    if not case.voices.informants:
        return passed(NO_UNNAMED)
    if article.byline and not all(is_role(name, case.codebook.made(byline_words)) for name in article.byline):
        return passed(f"signed by {shown(article.byline)}")
    if article.byline:
        why = f"signed by {shown(article.byline)}: a role and no name"
    elif article.links:
        why = "unnamed sources, and no byline was found"
    else:
        return undecidable("who signed it is not known: no page with its links was read, only text")
    return judge([Offence(item.spans, item.confidence) for item in case.voices.informants], broken=why, kept=why)


def _hidden_statements(case: Case) -> Sequence[Statement]:
    return [item for informant in case.voices.informants for item in informant.statements]


def _vague_words(codebook: Codebook) -> frozenset[str]:
    return frozenset(row["word"] for row in codebook.rows("small_words") if row["use"] == "vague")


def _pejoratives(codebook: Codebook) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in codebook.rows("pejoratives")), re.IGNORECASE)


def _anonymity(codebook: Codebook) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in codebook.rows("anonymity"))

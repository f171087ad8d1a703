"""Find who is passed on in a content that begins with somebody and a verb of saying, where the trained reader saw nobody.

*The Courier reports that cleaning staff had warned of strangers*: behind a relaying cue and *that*, the first
words of the content are the next speaker if they end with a noun for people, bodies or papers, or with a name.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.beside import first_free
from onrecord.attribute.lexicon import Lexicon, compile_lexicon, is_plural, kind_of_noun
from onrecord.attribute.phrases import bare, parse_phrase
from onrecord.attribute.speech import Speech, compile_speech
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, any_overlap, hull, trim, words_of
from onrecord.document.marks import Attribution, Mention

FINDER = "attribute.passed_on/1"
CONFIDENCE = 0.6
RELAYING = re.compile(
    r"\b(?:report(?:s|ed|ing)?|sa(?:id|ys|ying)|wr(?:ote|ites|iting)|claim(?:s|ed)?|reveal(?:s|ed)?|add(?:s|ed)?|not(?:es|ed)|told|tells|carried|had it)\b",
    re.IGNORECASE,
)
LONGEST_SOURCE = 90
VERBS = (
    r"(?:said|told|warned|claimed|insisted|complained|denied|confirmed|admitted|alleged|accused|urged|demanded|reported|announced|believed?"
    r"|feared|suspected|recalled|testified|acknowledged|conceded|argued|maintained|stated|say|says|tell|warn|warns|claim|claims|insist|insists"
    r"|deny|denies|believe|believes|fear|suspect|think|thinks|told|expect|expects|expected|asked|refused|declined|predicted|estimated)"
)
SAID = re.compile(
    rf"(?P<lead>(?:that|how)\s)?(?P<who>[^,.;:!?“”\"\n]{{3,{LONGEST_SOURCE}}}?)\s(?P<cue>(?:(?:has|have|had|also|now|later|already|privately|repeatedly|since|earlier)\s){{0,3}}{VERBS})\b\s?"
)
NOT_SAID = re.compile(
    r"\b(?:was|were|is|are|been|be|being|to|not|never|who|which|that|would|could|may|might|will|it|there|nobody|no)$",
    re.IGNORECASE,
)
"""Words right before a verb by which its subject says nothing: *had been told*, *those who said*."""
PEOPLE = frozenset(("person", "group", "institution", "organization", "document", "outlet", "social"))


def find_passed_on(doc: Document, known: Sequence[Attribution], codebook: Codebook) -> list[Attribution]:
    """Return an attribution inside each relayed content whose first words are the next speaker, if none is known there."""
    lexicon, speech = codebook.made(compile_lexicon), codebook.made(compile_speech)
    parents = {item.parent for item in known}
    names = [mark.span for mark in doc.of_kind(Mention) if mark.kind == "name" and mark.label != "place"]
    ends = frozenset(span.end for span in names)
    found: list[Attribution] = []
    for item in known:
        if item.number in parents or item.kind != "statement" or not _relays(item, doc.text, speech):
            continue
        for who, cue, content in _first_speaker(item, doc.text, lexicon, ends):
            found.append(_inside(item, who, cue, content, first_free(known) + len(found)))
    return found


def _relays(item: Attribution, text: str, speech: Speech) -> bool:
    cue = words_of(item.cue, text)
    is_before = bool(item.cue and item.content) and item.cue[-1].end <= item.content[0].start
    return is_before and bool(item.source) and RELAYING.search(cue) is not None and speech.verb.search(cue) is not None


def _first_speaker(
    item: Attribution, text: str, lexicon: Lexicon, name_ends: frozenset[int]
) -> Iterator[tuple[Span, Span, Span]]:
    """Yield source, cue and content of the first words of a content where they are somebody who says something."""
    whole = item.content[0]
    match = SAID.match(text, whole.start, min(whole.end, whole.start + 2 * LONGEST_SOURCE))
    if match is None or NOT_SAID.search(match["who"]):
        return
    who, cue = Span(*match.span("who")), Span(*match.span("cue"))
    content = trim(Span(match.end(), whole.end), text)
    if content and _is_somebody(who, text, lexicon, name_ends) and not any_overlap((who,), item.source):
        yield who, cue, content


def _is_somebody(who: Span, text: str, lexicon: Lexicon, name_ends: frozenset[int]) -> bool:
    """Tell whether a phrase ends with a name, or has a noun of people, bodies or papers at its head."""
    head = parse_phrase(who, text).head
    if not head or head.end in name_ends:
        return bool(head)
    noun = bare(head.of(text))
    known = lexicon.nouns.get(noun) or lexicon.nouns.get(noun.removesuffix("s"))
    return known in PEOPLE or (
        is_plural(noun) and kind_of_noun(noun, lexicon) == "group" and noun.endswith(("ers", "ists", "men"))
    )


def _inside(item: Attribution, who: Span, cue: Span, content: Span, number: int) -> Attribution:
    return Attribution(
        spans=(hull((who, cue, content)),),
        by=FINDER,
        number=number,
        parent=item.number,
        source=(who,),
        cue=(cue,),
        content=(content, *item.content[1:]),
        quotation=item.quotation,
        confidence=min(CONFIDENCE, item.confidence),
    )

"""Check the twenty rules on sourcing that newsrooms publish.

Each rule passes, fails or is undecidable, with the places that decide it. There is no total. A rule
marked as a warning rests on a judgement of opinion. Where the verdict hangs on what the reader is
not sure of, or on metadata that plain text does not have, it is undecidable.

Source: rules published by AP, Reuters, BBC, New York Times, Guardian, IFCN and the Journalism Trust
Initiative, in our own words.
"""

from collections.abc import Callable, Iterator

from onrecord.audit.attribution_rules import attribute_claims, name_source_at_once, restate_source, source_stands_high
from onrecord.audit.case import Case, Verdict
from onrecord.audit.claims import gather_claims
from onrecord.audit.dispute_rules import have_second_source, hear_the_accused, keep_allegation, keep_outlet_sourcing
from onrecord.audit.layout import lay_out
from onrecord.audit.page_rules import credit_outlets, introduce_speaker, keep_quotations_apart, tell_of_itself
from onrecord.audit.unnamed_rules import (
    count_sources,
    describe_source,
    give_reason,
    keep_silence,
    prefer_named,
    serve_facts,
    sign_the_story,
    spare_persons,
)
from onrecord.audit.voices import hear
from onrecord.codebook import Codebook
from onrecord.document import Document
from onrecord.document.records import Check

Rule = Callable[[Case], Verdict]


RULES: tuple[tuple[str, str, Rule], ...] = (
    ("R01", "What can be disputed and was not witnessed is attributed", attribute_claims),
    ("R02", "The source stands in the sentence where a claim first appears", name_source_at_once),
    ("R03", "The source is named again when more comes from it", restate_source),
    ("R04", "The source of the main claim stands high in the text", source_stands_high),
    ("R05", "Named sources are preferred", prefer_named),
    ("R06", "An unnamed source is described", describe_source),
    ("R07", "It is said why a source is not named (warn)", give_reason),
    ("R08", "Unnamed sources serve facts, not opinion (warn)", serve_facts),
    ("R09", "No unnamed source is quoted with harsh words about a person (warn)", spare_persons),
    ("R10", "Unnamed sources are counted", count_sources),
    ("R11", "A contested claim has more than one source", have_second_source),
    ("R12", "What another outlet has from unnamed sources is not rerun as fact", keep_outlet_sourcing),
    ("R13", "An outlet that is cited is credited by link, title or day", credit_outlets),
    ("R14", "Those who act or are accused are asked", hear_the_accused),
    ("R15", "Nobody declines to comment and is quoted unnamed elsewhere", keep_silence),
    ("R16", "A text with unnamed sources has a byline", sign_the_story),
    ("R17", "A speaker is named by the first sentence of a quotation (warn)", introduce_speaker),
    ("R18", "Quotations of two speakers do not run together", keep_quotations_apart),
    ("R19", "An allegation stays an allegation (warn)", keep_allegation),
    ("R20", "The page tells day and outlet, and shows posts with account and link", tell_of_itself),
)


def check_rules(doc: Document, *, codebook: Codebook) -> Iterator[Check]:
    """Yield the result of every rule, in their order."""
    layout, voices = lay_out(doc), hear(doc, codebook=codebook)
    case = Case(doc, layout, voices, gather_claims(doc, layout, voices), codebook)
    for rule, title, check in RULES:
        verdict = check(case)
        yield Check(rule=rule, title=title, result=verdict.result, spans=verdict.spans, why=verdict.why)

import re

import build
import build_events
import pytest
from inline_snapshot import snapshot
from rich.cells import cell_len

from onrecord.report import render_text

WIDTHS = (60, 72, 80, 110, 120)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", build_events.ALL)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    assert max(map(cell_len, render_text(build_events.ALL[name](), width=width, color=False).splitlines())) <= width


@pytest.mark.parametrize("color", [False, True])
def test_hostile_text_cannot_steer_the_terminal(color: bool) -> None:
    text = render_text(build.hostile(), width=80, color=color)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert not [sign for sign in plain if sign != "\n" and not sign.isprintable()]
    assert "\x1b[2J" not in text
    assert "\x1b]0" not in text


def test_without_colour_the_text_is_plain() -> None:
    assert "\x1b" not in render_text(build.valdora(), width=80, color=False)


def test_colour_changes_no_word() -> None:
    colored = render_text(build.valdora(), width=80, color=True)
    strip = lambda text: [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()]  # noqa: E731
    assert "\x1b[" in colored
    assert strip(colored) == strip(render_text(build.valdora(), width=80, color=False))


def test_the_width_of_the_surroundings_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    before = render_text(build.valdora(), width=80, color=False)
    monkeypatch.setenv("COLUMNS", "33")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert render_text(build.valdora(), width=80, color=False) == before


def test_a_text_in_which_nobody_speaks_says_so_first() -> None:
    assert render_text(build.silent(), width=80, color=False).startswith("0 statements: this text gives nobody")


def test_a_paraphrase_gets_no_quotation_marks_of_ours() -> None:
    assert "“he had offered to resign”" not in render_text(build.valdora(), width=80, color=False)


def test_statements_beyond_the_limit_are_counted() -> None:
    assert "100 statements more not shown here" in render_text(build.crowded(500, 10), width=80, color=False)


def test_a_reading_is_drawn_like_this() -> None:
    assert render_text(build.valdora(), width=80, color=False) == snapshot("""\
8 statements: 4 by named people, 2 by outlets, 1 by an unnamed source, 1 by
nobody
chains end at: named people 4, a document 1, unnamed sources 2, nobody 1

Karvia’s border, and who says so
Orsk Post · Tilda Vance · 3 March 2026 · Valdora

Look first       publication day before the events told · 2 newsroom rules fail
                 · 1 rule warns
Carried by       Ivo Tann 2 · Unnamed sources 2 (two officials in Karvia 1, one
                 participant 1) · Lena Orsk 1 · Ada Renn 1 · a draft 1 · Nobody
                 1
Could be asked   Ivo Tann (Defence Minister) · The Courier · Lena Orsk (retired
                 general) · Ada Renn (analyst)
  not heard yet  Mira Solt (President)
No answer        A spokeswoman for President Mira Solt would not comment · Orbis
                 Freight did not respond
Not found        contacts or deeds · predictions · reactions

Ivo Tann, Defence Minister · 2 statements
  s2   asserted · page → Ivo Tann · direct quotation · worded in the negative ·
       in a speech
         “No unit has moved,”
  s5   denied · page → Ivo Tann · paraphrase
         he had offered to resign

Unnamed sources · 2 statements · no reason for not naming: 1
  s3   probable · page → The Courier → two officials in Karvia (unnamed, 2) ·
       paraphrase
         two officials in Karvia told it a pull-back accord would likely be
         signed by 15 March if the border stays calm
  s9   asserted · page → one participant (unnamed) · direct quotation
         “I read every line,”
         why unnamed: “for fear of losing a post”

Lena Orsk, retired general · 1 statement
  s1   alleged · page → Lena Orsk · paraphrase · on social media
         Karvia has allegedly moved two brigades to the Valdoran border

Ada Renn, analyst · 1 statement
  s10  question · page → Ada Renn · paraphrase · as an expert
         Could the border hold?
         inferred from other sentences: source

a draft · 1 statement
  s8   asserted · page → The Courier → a draft · partly quoted · in a document
         “twelve kilometres” as the depth

Nobody · 1 statement
  s4   alleged · page → nobody · paraphrase · reading unsure: low (0.50)
         the minister was overruled

Asked, and no answer
  s6   would not comment · page → A spokeswoman for President Mira Solt
       (unnamed)
         A spokeswoman for President Mira Solt … declined to comment
  s7   did not respond · page → Orbis Freight
         Orbis Freight … did not respond to a request for comment

Signs on the page
  high · publication day before the events told
    the text is dated before what it tells
    “3 March 2026”
  low · posts quoted without account or link
    no account and no link stand with the post
    “retired general Lena Orsk wrote”

Newsroom rules
  fails · R07 It is said why a source is not named
    no reason is given for two officials in Karvia
    “two officials in Karvia”
  fails · R16 A story with unnamed sources has a byline
    no byline was found
  warns · R08 Unnamed sources serve facts, not opinion
    one participant is cited for what he thinks
  1 undecidable: R11
  2 passed: R05, R10

Left out by the reader
    2  a cue without content (attribute.attributions)
    1  menu outside the article (ingest)
""")


def test_events_are_drawn_like_this() -> None:
    text = render_text(build_events.lakeside(), width=80, color=False)
    start, end = text.index("Contacts and deeds"), text.index("Carried by")
    assert text[start:end] == snapshot("""\
Contacts and deeds
1    Oren Tal ↔ Lisa Marr: contact “met”
     reported according to the Courier → two people who took part (unnamed, 2) ·
     back channel · 6 March 2026 · Ostra · about a draft · denied by Pavel Dorn
     also told as “visit” reported according to Lisa Marr
2    Selmar → Karvia, Valdora: contact (through a third party) “carried a draft”
     reported according to Anna Reve · intermediary · February 2026
3    Karvian forces → Lomna: use of force (heavy weapons) “shelled”
     asserted in the page’s own words · 8 March 2026 · Lomna · 3 killed
4    Valdora’s army → Karvia: show of force (troops) “moved”
     alleged on nobody’s word · the Arn river · 2 brigades · reading unsure: low
     (0.55)
5    Karvia → Valdora: threat (of restrictions) “threatened”
     asserted in the page’s own words · in public
6    Karvia → Valdora: coercion (restrictions) “close”
     threatened in the page’s own words · by 15 March 2026
7    A delegation → Karvia: contact (visit) “travel”
     planned according to Ilse Brandt · official · 16 – 22 March 2026
8    Ilse Brandt → Karvia: request or demand (to give way) “urged”
     asserted in the page’s own words · in public
9    Karvia: concession in deed (access given) “let observers in”
     requested in the page’s own words
10   Valdora → Karvia: support in words “sign”
     negated in the page’s own words
11   concession in deed (ceasefire) “fall silent”
     hypothetical according to Ada Renn
12   Karvia, Valdora: agreement or offer “accord is likely”
     predicted according to Ada Renn · by 31 March 2026
13   Scholars from both countries: contact “had met”
     reported according to Halden Institute · track 2 · October 2025

""")
    assert text[text.index("Line of time") :] == snapshot("""\
Line of time
October 2025          happened: [13] Scholars from both countries: contact
                      (reported)
February 2026         happened: [2] Selmar → Karvia, Valdora: contact (through a
                      third party) (reported)
6 March 2026          happened: [1] Oren Tal ↔ Lisa Marr: contact (reported)
8 March 2026          happened: [3] Karvian forces → Lomna: use of force (heavy
                      weapons)
9 March 2026          published: this page
by 15 March 2026      to come: [6] Karvia → Valdora: coercion (restrictions)
                      (threatened)
16 – 22 March 2026    to come: [7] A delegation → Karvia: contact (visit)
                      (planned)
by 31 March 2026      to come: [12] Karvia, Valdora: agreement or offer
                      (predicted)

What is said to come
  If the guns fall silent →
    Ada Renn: an accord is likely by the end of the month
    “likely”, usually read as 55 to 80 %
    what would settle it: Agreement or offer (Karvia, Valdora), by 31 March
    2026. Names an act that either happens by a day or does not
  Ada Renn: An attack on the crossing could follow
  “could”, to which no range belongs
  what would settle it: Nothing, as it is worded. No day is given by which it
  would happen

Reactions, by side
  Valdora
    Ilse Brandt in favour “welcomed the contact” · to [1] Oren Tal ↔ Lisa Marr:
    contact
    Civic League against it “called it a betrayal” · to [1] Oren Tal ↔ Lisa
    Marr: contact
  Selmar
    Selmar alarmed “watched with concern” · to [1] Oren Tal ↔ Lisa Marr: contact
""")


def test_deeds_beyond_the_limit_are_counted() -> None:
    text = render_text(build_events.crowded_events(90), width=80, color=False)
    assert "and 70 more, not shown here; the JSON has all." in text

import re

import build
import pytest
from inline_snapshot import snapshot
from rich.cells import cell_len

from onrecord.report import render_text

WIDTHS = (60, 72, 80, 110, 120)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", build.ALL)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    assert max(map(cell_len, render_text(build.ALL[name](), width=width, color=False).splitlines())) <= width


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

"""Look at the page in a real browser: Debian's chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import build_events
import pytest

from onrecord.report import render_html

CHROMIUM = Path("/usr/bin/chromium")
WIDTHS = (360, 768, 1000, 1400)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("browser missing: there is no /usr/bin/chromium, no page was looked at")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed, no page was looked at")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


def opened(browser: Any, path: Path, name: str, width: int, **more: Any) -> tuple[Any, list[str]]:
    """Open one reading and return its page and everything the browser complained of or asked for."""
    file = path / f"{name}.html"
    file.write_text(render_html(build_events.ALL[name]()), encoding="utf-8")
    page = browser.new_context(viewport={"width": width, "height": 800}, **more).new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith("file:") else None)
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    return page, heard


@pytest.mark.parametrize("name", build_events.ALL)
def test_nothing_is_complained_of_asked_for_or_wider_than_the_screen(browser: Any, tmp_path: Path, name: str) -> None:
    page, heard = opened(browser, tmp_path, name, 360)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert heard == []


def test_the_style_sheet_passes_its_own_policy(browser: Any, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, "valdora", 1400)
    assert page.evaluate("getComputedStyle(document.querySelector('.k-denied')).textDecorationStyle") == "double"


def test_a_reference_leads_to_its_card_and_the_card_back(browser: Any, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, "valdora", 360, reduced_motion="reduce")
    page.click("article .text a[href='#c9']")
    assert page.evaluate("document.querySelector(':target').id") == "c9"
    assert page.locator("#c9").bounding_box()["y"] < 800
    page.click("#c9 a[href='#t9']")
    assert page.evaluate("document.querySelector(':target').id") == "t9"


def test_the_words_of_a_card_light_up_with_it(browser: Any, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, "valdora", 1400)
    ground = "getComputedStyle(document.querySelector('.content.n5')).backgroundColor"
    before = page.evaluate(ground)
    page.hover("#c5")
    assert page.evaluate(ground) != before


def test_cards_stand_beside_the_text_on_a_desk_and_below_it_on_a_phone(browser: Any, tmp_path: Path) -> None:
    for width, beside in ((1400, True), (360, False)):
        page, _ = opened(browser, tmp_path, "valdora", width)
        text, card = page.locator(".row .text").first.bounding_box(), page.locator("#c1").bounding_box()
        assert (card["x"] >= text["x"] + text["width"]) is beside
        assert (card["y"] >= text["y"] + text["height"]) is not beside


def test_the_drawing_stands_beside_the_deeds_on_a_desk_and_below_them_on_a_phone(browser: Any, tmp_path: Path) -> None:
    for width, beside in ((1400, True), (390, False)):
        page, _ = opened(browser, tmp_path, "lakeside", width)
        listed, drawn = page.locator(".deed-list").bounding_box(), page.locator(".drawing > svg").bounding_box()
        assert (drawn["x"] >= listed["x"] + listed["width"]) is beside
        assert (drawn["y"] >= listed["y"] + listed["height"]) is not beside


@pytest.mark.parametrize("width", [390, 1400])
def test_letters_of_the_drawing_can_be_read_and_stay_before_their_dots(
    browser: Any, tmp_path: Path, width: int
) -> None:
    for name in ("lakeside", "hostile_events"):
        page, _ = opened(browser, tmp_path, name, width)
        boxes = page.evaluate(BOXES)
        assert min(box["height"] for box in boxes["names"]) >= 12
        assert max(box["right"] for box in boxes["names"]) <= min(box["left"] for box in boxes["dots"])


BOXES = """() => { const of = what => [...document.querySelectorAll(what)].map(n => n.getBoundingClientRect().toJSON());
  return {names: of('.node-name, .node-note'), dots: of('circle.node')}; }"""


def test_what_unfolds_on_a_phone_stays_inside_it(browser: Any, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, "lakeside", 360)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".drawing > svg").bounding_box()["width"] <= 360


def test_a_number_on_the_line_of_time_leads_to_its_deed(browser: Any, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, "lakeside", 1400, reduced_motion="reduce")
    page.click("#time a[href='#deed3']")
    assert page.evaluate("document.querySelector(':target').id") == "deed3"
    page.click("#deed3 a.trigger")
    assert page.evaluate("document.querySelector(':target').className") == "at"


@pytest.mark.parametrize("name", ["valdora", "lakeside"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(browser: Any, tmp_path: Path, scheme: str, name: str) -> None:
    page, _ = opened(browser, tmp_path, name, 1400, color_scheme=scheme)
    poor = page.evaluate(CONTRAST)
    assert poor == []


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] / 255 + below[i] * (1 - top[3] / 255));
  const ground = node => { const grounds = []; for (let n = node; n; n = n.parentElement) grounds.unshift(rgba(getComputedStyle(n).backgroundColor));
    return grounds.reduce((below, top) => over(top, below), [255, 255, 255]); };
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest('.unseen, .skip, details:not([open]) > :not(summary)')) continue;
    const a = light(over(rgba(getComputedStyle(node).color), ground(node))), b = light(ground(node));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.add(`${node.tagName}.${node.className}: ${ratio.toFixed(2)}`);
  }
  return [...poor];
}"""

import pytest

from onrecord.ingest.furniture import has_furniture_name, why_furniture


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("Physical Address", "address template"),
        ("304 North Cardinal St.", "address template"),
        ("Dorchester Center, MA 02124", "address template"),
        ("👉 Sign up for our newsletter and never miss a thing!", "newsletter prompt"),
        ("Read more: Guns leave the pass", "pointer to other pages"),
        ("Follow us on Facebook and Twitter", "social media prompt"),
        ("© 2026 Northern Wire. All rights reserved.", "rights notice"),
        ("We use cookies to improve your experience on this site.", "cookie notice"),
        ("ADVERTISEMENT", "advertisement"),
        ("Share this article", "share button"),
        ("3 min read", "page control"),
        ("Аdvеrtіѕе wіth uѕ: thоuѕаndѕ rеаd оur ѕіtе еvеrу dау.", "advertisement"),
        ("𝗦𝗶𝗴𝗻 𝘂𝗽 for our newsletter", "newsletter prompt"),
        ("When you join the Wire, you’ll get unlimited access to all we write.", "paywall notice"),
        ("Join now or renew to get:\n— access to reports\n— a small boat", "paywall notice"),
        ("Home|Business|Grain slips on the news of talks", "breadcrumb"),
        ("ann.bor@wire.example", "contact line"),
        ("Slideshow ( 15 images )", "page control"),
        ("Image copyright Northern Wire", "picture credit"),
    ],
)
def test_furniture_is_told_with_its_reason(block: str, reason: str) -> None:
    assert why_furniture(block) == reason


@pytest.mark.parametrize(
    "block",
    [
        "The minister said readers should subscribe to his newsletter, and the opposition laughed at him for it.",
        "“Follow us,” he said.",
        "Two officials said the address had been shared with the police.",
        "Reporting by Petra Lindqvarn in Hallin; Editing by Gwen Ashdale",
        "Certainly! Here is a more balanced concluding section for your article:",
        "She declined to comment.",
        "No comment.",
        "“Read more books,” Orsk told pupils.",
        "Who denies it?",
        "Home prices fell, the bank said.",
        "When you join the army you know what you get, Orsk said.",
        "Advertising fell by a third, the outlet said.",
        "15 images were shown to the court, and none of them was clear.",
        "Война началась, сказал он.",
        "",
    ],
)
def test_article_is_never_furniture(block: str) -> None:
    assert why_furniture(block) is None


def test_a_long_paragraph_is_never_furniture() -> None:
    assert why_furniture("Read more: " + "word " * 80) is None


def test_names_of_elements_tell_furniture() -> None:
    assert has_furniture_name("c-newsletter box")
    assert not has_furniture_name("story-body__inner shared-style")

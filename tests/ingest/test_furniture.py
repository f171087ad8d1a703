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

"""Readings for people: a text view for terminals and one self-contained HTML page."""

from onrecord.document.records import Reading

__all__ = ["render_html", "render_text"]


def render_text(reading: Reading, *, width: int, color: bool) -> str:
    """Return a reading as text at most `width` characters wide, with terminal colours or without any."""
    from onrecord.report.terminal import render_text as draw

    return draw(reading, width=width, color=color)


def render_html(reading: Reading) -> str:
    """Return a reading as one self-contained HTML page."""
    from onrecord.report.page import render_html as draw

    return draw(reading)

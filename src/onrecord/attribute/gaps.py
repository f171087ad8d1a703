"""Take stretches of text out of others."""

from collections.abc import Iterator, Sequence

from onrecord.document import Span


def without(scope: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a stretch of text when others are taken out of it."""
    start = scope.start
    for span in sorted(taken):
        if span.start >= scope.end:
            break
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < scope.end:
        yield Span(start, scope.end)

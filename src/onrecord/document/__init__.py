"""The whole vocabulary: spans, inner marks, records, and the frozen document that holds them."""

from onrecord.document.document import Document, record_key, text_id
from onrecord.document.spans import Span, Spans, any_overlap, hull, trim, words_of

__all__ = ["Document", "Span", "Spans", "any_overlap", "hull", "record_key", "text_id", "trim", "words_of"]

"""The trained reader: words, sentences, names, attributions and deeds of a text.

The only folder that knows the model runtime.
"""

from onrecord.annotate.annotate import annotate
from onrecord.annotate.asking import factuality_of, type_chances
from onrecord.annotate.model import AskedSpans, Model

__all__ = ["AskedSpans", "Model", "annotate", "factuality_of", "type_chances"]

"""The trained reader: words, sentences, names, attributions and deeds of a text.

The only folder that knows the model runtime.
"""

from onrecord.annotate.annotate import annotate
from onrecord.annotate.asking import deed_between, factuality_of, type_chances
from onrecord.annotate.deeds import FoundDeed
from onrecord.annotate.model import AskedSpans, Model

__all__ = ["AskedSpans", "FoundDeed", "Model", "annotate", "deed_between", "factuality_of", "type_chances"]

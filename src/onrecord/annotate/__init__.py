"""The trained reader: words, sentences, names and attributions of a text.

The only folder that knows the model runtime.
"""

from onrecord.annotate.annotate import annotate
from onrecord.annotate.model import Model

__all__ = ["Model", "annotate"]

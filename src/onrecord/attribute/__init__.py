"""From the reader's spans to statements: quotations, attributions, and who stands behind them."""

from onrecord.attribute.attributions import find_attributions
from onrecord.attribute.hedges import find_hedges
from onrecord.attribute.quotations import find_quotations
from onrecord.attribute.statements import find_statements

__all__ = ["find_attributions", "find_hedges", "find_quotations", "find_statements"]

"""What somebody, or the article itself, says will or may come: under which condition, how likely, by when."""

from onrecord.forecast.predictions import find_predictions

__all__ = ["find_predictions"]

"""The forms of times as patterns of the letters of `time_words`, each with the function that knows its days."""

from onrecord.document.time_far import of_ago, of_ahead, of_relative, of_today, of_weekday, of_weekend, rolling
from onrecord.document.time_frames import Resolver
from onrecord.document.time_named import (
    of_day,
    of_day_alone,
    of_days,
    of_decade,
    of_feast,
    of_iso,
    of_month,
    of_nth,
    of_season,
    of_slash,
    of_year,
)

_PART = r"(?:d?Z-?p|d?Bp|d?E[-pn]?|ln?)"
_MANY = r"(?:[DN]|A?Fp?)"
FORMS: dict[str, tuple[str, Resolver]] = {
    "iso": ("I", of_iso),
    "slash": ("R", of_slash),
    "days": (r"d?[D1][-r]d?[D1]p?M(?:,?Y)?|M[D1][-r][D1](?:,?Y)?|(?<=w)d?[D1]cd?[D1]p?M(?:,?Y)?", of_days),
    "day": (r"(?:W,?)?d?[D1]p?M(?:,?Y)?|(?:W,?)?M[D1](?:,?Y)?", of_day),
    "ago": (rf"(?:{_MANY}|A)U(?:g|f[yt])", of_ago),
    "rolling": (rf"d?[LX]{_MANY}U|d[LX]U(?!p)", rolling),
    "nth": (rf"{_PART}?(?:d?OU[pn]?(?:Y|[TLX]U|dU)|dOU(?!p)|C(?:[pn]?Y)?)", of_nth),
    "month": (rf"(?:{_PART}d?|d?OUp)?[TLX]?M(?:,?p?Y)?", of_month),
    "weekday": (r"E?[TLX]?W(?:[TLX]U|P)?", of_weekday),
    "relative": (rf"{_PART}d?[TLX]?U|[TLX]U|d?U-?Z", of_relative),
    "ahead": (rf"(?<=n)(?:{_MANY}|A)U(?![gp])|i(?:{_MANY}|A)?U(?![p])", of_ahead),
    "weekend": (r"[TLXd]K", of_weekend),
    "today": (r"tP?|[LT]P", of_today),
    "season": (rf"{_PART}?d?[TLX]?S(?:p?(?:Y|[TLX]U))?", of_season),
    "decade": (rf"{_PART}?d?E?-?G", of_decade),
    "feast": (r"[TLX]?HY?", of_feast),
    "year": (rf"(?:{_PART}|dU)?Y", of_year),
    "day_alone": (r"(?<=o)d1(?=[;,]|$)", of_day_alone),
}
"""Name of each form: its pattern of letters, and its function; the first form that fits a place wins."""

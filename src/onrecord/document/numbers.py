"""Numbers in words: *three*, *twenty-five*, *four hundred thousand*; and how large *bn* is."""

import re

_ONES = re.findall(
    r"\w+",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
COUNTS: dict[str, int] = {word: number for number, word in enumerate(_ONES, 1)} | {
    word: number * 10 for number, word in enumerate(_TENS, 2)
}
"""What the plain number words count."""
SCALES: dict[str, int] = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
"""By how much the words behind a number multiply it."""
MOST_DIGITS = 30
_PART = re.compile(r"[^\W\d_]+|\d[\d,]*(?:\.\d+)?")


def read_number(words: str) -> str | None:
    """Return a number written in digits or words as plain digits; None where it is none.

    *3.5bn* becomes `3500000000`, *four hundred* `400`, *1,250* `1250`; a comma parts thousands.
    """
    parts = [part.lower() for part in _PART.findall(words)]
    if not parts or len(words) > MOST_DIGITS * 3:
        return None
    whole, current, decimals = 0, 0, 0
    for part in parts:
        if part[0].isdigit():
            if not part.isascii() or len(part) > MOST_DIGITS:
                return None
            digits, _, fraction = part.replace(",", "").partition(".")
            current, decimals = int(digits + fraction), len(fraction)
        elif part in COUNTS:
            current += COUNTS[part]
        elif part in SCALES:
            current = max(current, 1) * SCALES[part]
            if SCALES[part] > 100:
                whole, current = whole + current, 0
        elif part not in ("and", "a", "an"):
            return None
    return _plain(whole + current, decimals)


def _plain(number: int, decimals: int) -> str:
    if not decimals:
        return str(number)
    digits = str(number).rjust(decimals + 1, "0")
    rest = digits[-decimals:].rstrip("0")
    return f"{digits[:-decimals]}.{rest}" if rest else digits[:-decimals]

"""Tell a reaction that was shown from one that is denied, planned or only asked about."""

from onrecord.coding.reaction_clause import Shape, group_start
from onrecord.coding.reaction_grammar import CLAUSE_END, DONE_TO, HELD_BACK, MODALS, NOT
from onrecord.coding.reaction_words import Line

REACH = 18


def objection(shape: Shape, line: Line) -> str | None:
    """Return why the words tell no reaction that was shown; None where they do."""
    start = group_start(line, shape.head)
    helpers = [word.replace("'", "’") for word in line.low[start : shape.head]]
    before = line.low[max(0, start - 4) : start]
    if _is_asked(start, line):
        return "a reaction that is only asked about or supposed"
    if _is_negated(shape, line, helpers, before):
        return "a reaction that is told not to have been shown"
    if MODALS & set(helpers) or any(word.endswith(("’ll", "’d")) for word in before[-1:] + helpers):
        return "a reaction that is planned, expected or possible"
    if "to" in helpers and not DONE_TO & {*before[-2:], *helpers}:
        return "a reaction that is planned, expected or possible"
    return None


def _is_asked(start: int, line: Line) -> bool:
    if (line.low and line.low[-1] == "?") or "?" in line.low[start : start + 40]:
        return True
    for number in range(start - 1, max(-1, start - REACH), -1):
        if line.low[number] in CLAUSE_END:
            return False
        if line.low[number] in ("whether", "if", "unless"):
            return True
    return False


def _is_negated(shape: Shape, line: Line, helpers: list[str], before: list[str]) -> bool:
    behind = line.low[shape.head + 1 : shape.parts[-1][0]]
    lead = line.low[max(0, shape.head - 1) : shape.head]
    for words in (helpers, behind if len(shape.parts) > 1 else lead):
        for number, word in enumerate(words):
            is_only = number + 1 < len(words) and words[number + 1] in ("only", "just", "merely")
            if (word in NOT and not is_only) or word.endswith("n’t"):
                return True
    if before[-1:] and before[-1] in ("without", "nor", "not", "never"):
        return True
    return bool(HELD_BACK & set(before[-2:])) and bool({"to", "of", "from"} & {*helpers, *before[-1:]})

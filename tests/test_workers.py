import os
import signal
import time
from collections.abc import Iterator

import pytest

from onrecord.errors import OnrecordError
from onrecord.workers import AHEAD, Died, map_in_processes


def double(number: int) -> int:
    return 2 * number


def double_slowly_at_first(number: int) -> int:
    time.sleep(0.3 if number == 0 else 0)
    return 2 * number


def die_of_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def always_die(number: int) -> int:
    os._exit(number and 9)


def refuse(number: int) -> int:
    raise OnrecordError(f"no model, {number}")


def test_answers_keep_the_order_of_items_whoever_is_slow() -> None:
    assert list(map_in_processes(double_slowly_at_first, range(12), jobs=2)) == [2 * n for n in range(12)]


def test_a_process_that_dies_costs_one_item() -> None:
    answers = list(map_in_processes(die_of_three, range(8), jobs=2))
    assert [n for n in answers if not isinstance(n, Died)] == [0, 1, 2, 4, 5, 6, 7]
    died = answers[3]
    assert isinstance(died, Died)
    assert (died.item, died.status) == (3, -signal.SIGKILL)


def test_processes_that_can_do_nothing_end_the_work() -> None:
    with pytest.raises(OnrecordError, match="died in a row"):
        list(map_in_processes(always_die, range(100), jobs=1))


def test_an_error_that_concerns_all_items_is_raised_here() -> None:
    with pytest.raises(OnrecordError, match="no model"):
        list(map_in_processes(refuse, range(3), jobs=2))


def test_items_are_taken_only_as_fast_as_answers_are_given_away() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    answers = map_in_processes(double, items(), jobs=1)
    assert next(answers) == 0
    assert taken <= AHEAD + 1
    answers.close()


def test_items_and_answers_larger_than_a_pipe_pass() -> None:
    assert [len(answer) for answer in map_in_processes(repeat, ["a" * 3_000_000] * 3, jobs=2)] == [6_000_000] * 3


def repeat(text: str) -> str:
    return text * 2


def test_nothing_to_do_starts_no_process() -> None:
    assert list(map_in_processes(double, [], jobs=2)) == []

"""Run one function over many items in processes: order kept, memory bounded, a death costs one item.

The pools of the standard library cannot tell which item killed a process and give up on all others.
Here each process has a pipe of its own and works on one item at a time, so what died is known, and
a new process takes the next item.
"""

import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from typing import Any, Generic, TypeVar

from onrecord.errors import OnrecordError

Item = TypeVar("Item")
Answer = TypeVar("Answer")

AHEAD = 4
"""Items that may be out for each process, answered or not: enough that one slow item does not idle the
others, few enough that memory stays bounded."""
MOST_DEATHS = 3
"""So many deaths a process without any answer between them mean that no process can work here."""


class Died(Generic[Item]):
    """Stands in place of the answer for an item whose process died; `status` is its exit status."""

    def __init__(self, item: Item, status: int | None) -> None:
        self.item = item
        self.status = status


def map_in_processes(
    work: Callable[[Item], Answer], items: Iterable[Item], *, jobs: int
) -> Generator[Answer | Died[Item]]:
    """Yield `work(item)` for each item in order, worked out by `jobs` processes.

    `work` is pickled once for each process; items are taken only as fast as answers are given away.

    Raises:
        OnrecordError: `work` raised it, or processes die before they answer anything.
    """
    crew = _Crew(work, jobs)
    numbered = enumerate(items)
    answers: dict[int, Answer | Died[Item]] = {}
    given = 0
    try:
        while True:
            crew.hand_out(numbered, before=given + jobs * AHEAD)
            if given in answers:
                yield answers.pop(given)
                given += 1
            elif crew.is_busy:
                answers.update(crew.collect())
            else:
                return
    finally:
        crew.dismiss()


class _Crew(Generic[Item, Answer]):
    """The processes, the idle ones among them, and how many died since the last answer."""

    def __init__(self, work: Callable[[Item], Answer], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._context = get_context("spawn")
        self._idle: list[_Process[Item, Answer]] = []
        self._busy: dict[object, _Process[Item, Answer]] = {}
        self._taken = 0
        self._deaths = 0

    @property
    def is_busy(self) -> bool:
        """Whether any process has an item."""
        return bool(self._busy)

    def hand_out(self, numbered: Iterator[tuple[int, Item]], *, before: int) -> None:
        """Give items with numbers below `before` to idle processes; processes start when first needed."""
        while len(self._busy) < self._jobs and self._taken < before:
            following = next(numbered, None)
            if following is None:
                return
            self._taken += 1
            process = self._idle.pop() if self._idle else _Process[Item, Answer](self._context, self._work)
            self._busy[process.pipe] = process
            process.take(*following)

    def collect(self) -> dict[int, Answer | Died[Item]]:
        """Wait until a process has answered or died; return what came, by number of item."""
        came: dict[int, Answer | Died[Item]] = {}
        for pipe in wait([process.pipe for process in self._busy.values()]):
            process = self._busy.pop(pipe)
            answer = process.answer()
            if isinstance(answer, Died):
                self._count_death(answer)
            else:
                self._deaths = 0
                self._idle.append(process)
            came[process.number] = answer
        return came

    def _count_death(self, died: Died[Item]) -> None:
        self._deaths += 1
        if self._deaths > MOST_DEATHS * self._jobs:
            raise OnrecordError(
                f"{self._deaths} reading processes died in a row, the last with status {died.status}; "
                "is there memory for so many? Fewer --jobs need less"
            )

    def dismiss(self) -> None:
        """End all processes."""
        for process in (*self._idle, *self._busy.values()):
            process.end()


class _Process(Generic[Item, Answer]):
    """One process with its pipe, and the item that it has or last had."""

    def __init__(self, context: SpawnContext, work: Callable[[Item], Answer]) -> None:
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()
        self.number = -1
        self._item: Item

    def take(self, number: int, item: Item) -> None:
        """Begin work on an item."""
        self.number, self._item = number, item
        with suppress(OSError):  # it died idle: `answer` will tell
            self.pipe.send(item)

    def answer(self) -> Answer | Died[Item]:
        """Return the answer to the item, or that the process died of it.

        Raises:
            OnrecordError: the work raised it.
        """
        try:
            answer: Any = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            self.pipe.close()
            return Died(self._item, self._process.exitcode)
        if isinstance(answer, _Raised):
            raise answer.error
        return answer  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.terminate()
        self._process.join()
        self.pipe.close()


class _Raised:
    """Carries an error of the work to the process that waits."""

    def __init__(self, error: OnrecordError) -> None:
        self.error = error


def _serve(pipe: Connection, work: Callable[[Item], Answer]) -> None:
    """Answer items until the pipe closes; Ctrl-C is for the process that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            item = pipe.recv()
            try:
                answer: object = work(item)
            except OnrecordError as error:
                answer = _Raised(error)
            pipe.send(answer)
    except (EOFError, OSError):
        return

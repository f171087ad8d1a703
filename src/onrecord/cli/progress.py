"""Draw what is done and how fast on standard error, where somebody looks and the work is long."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ONE_ARTICLE = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")

Tell = Callable[[], None]


@contextmanager
def progress(inputs: tuple[str, ...], *, is_quiet: bool) -> Iterator[Tell]:
    """Give the function to call after each article; `is_quiet` where readings may come to the same terminal."""
    total = count_articles(inputs)
    if is_quiet or total == 1 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TextColumn("{task.completed:.0f}{task.fields[of]} articles{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total, of=f" of {total}" if total else "", rate="")

        def tell() -> None:
            bar.advance(task)
            state = bar.tasks[0]
            bar.update(task, rate=f", {state.completed / state.elapsed:.1f} a second" if state.elapsed else "")

        yield tell


def count_articles(inputs: tuple[str, ...]) -> int | None:
    """Return how many articles the inputs hold; None where that would take reading them."""
    if all(given.lower().endswith(ONE_ARTICLE) and Path(given).is_file() for given in inputs):
        return len(inputs)
    return None

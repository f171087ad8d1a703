"""Read articles from Python: `read` for one, `Reader` for many.

A `Reader` loads the trained reader once. It can be pickled: the copy loads its own when it is first
used, so each of many processes has one. The process that only hands articles out loads nothing heavy.
"""

import os
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import cached_property, partial
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from onrecord.codebook import Codebook, Row
from onrecord.document import Document
from onrecord.document.records import Reading
from onrecord.errors import InputError, OnrecordError, ReadingFailed
from onrecord.ingest import IngestOptions, Source, list_sources
from onrecord.workers import Died, map_in_processes

if TYPE_CHECKING:
    from onrecord.annotate import Model

Input = str | os.PathLike[str]
Listed = Source | InputError
Result = Reading | InputError
Made = TypeVar("Made")

PACKAGE = Path(__file__).parent


class Reader:
    """Reads articles; loads the trained reader at first use and keeps it.

    Args:
        threads: how many threads the trained reader may use.
        options: limits on size, the language check, and how addresses are fetched.
        actors: states, persons and bodies that the user declares, as `read_actors` returns them.
    """

    def __init__(self, *, threads: int = 1, options: IngestOptions | None = None, actors: tuple[Row, ...] = ()) -> None:
        self.threads = threads
        self.options = options or IngestOptions()
        self.actors = actors

    @cached_property
    def model(self) -> "Model":
        """The trained reader."""
        from onrecord.annotate import Model

        with as_file(files("onrecord.models") / "en") as folder:
            return Model.load(folder, threads=self.threads)

    @cached_property
    def codebook(self) -> Codebook:
        """The tables that say what words mean."""
        return Codebook(self.actors)

    def read(self, input: Input) -> Reading:  # noqa: A002 - the record's own word
        """Return what is in one article: a file, an address, or `-` for standard input.

        Raises:
            InputError: the input could not be taken, or holds more than one article; the message says which.
        """
        (source,) = one_article([input], options=self.options)
        return self.read_source(source)

    def read_text(self, text: str, *, id: str = "text", **known: str | None) -> Reading:  # noqa: A002
        """Return what is in a text that is at hand; see `to_document` for what may be `known` of it.

        Raises:
            InputError: the text is empty, too large or not English.
        """
        return self.read_document(self.to_document(text, id=id, **known))

    def to_document(self, text: str, *, id: str = "text", **known: str | None) -> Document:  # noqa: A002
        """Return a text that is at hand as a document that nothing was found in yet.

        It takes the way of a line of JSON lines. `id` becomes `article.input`; `title`, `outlet`, `url`
        and `published_at` may be known, too.

        Raises:
            InputError: the text is empty, too large or not English.
        """
        from onrecord.ingest import ingest_one

        line = msgspec.json.encode({"id": id, "text": text.encode("utf-8", "replace").decode(), **known})
        source = Source(kind="line", input=id, data=line)
        return ingest_one(source, options=self.options).to_document()

    def read_many(self, inputs: Iterable[Input], *, jobs: int = 1) -> Iterator[Result]:
        """Yield one result an article, in the order of input: a reading, or the error that kept it out.

        With `jobs` above 1, so many processes read at once, each with its own trained reader; a script
        that asks for them must keep its own work under `if __name__ == "__main__":`.

        Raises:
            OnrecordError: the trained reader or the codebook is damaged, so that nothing can be read.
        """
        sources = list_sources((os.fspath(name) for name in inputs), options=self.options)
        return self.map_sources(sources, _itself, jobs=jobs)

    def map_sources(
        self, sources: Iterable[Listed], make: Callable[[Reading], Made], *, jobs: int = 1
    ) -> Generator[Made | InputError]:
        """Yield what `make` makes of each reading, or the error of its source, in order.

        `make` runs where the article was read; with several `jobs` it is pickled, and so is what it returns.
        """
        work = partial(self.try_source, make=make)
        if jobs <= 1:
            yield from map(work, sources)
            return
        for answer in map_in_processes(work, sources, jobs=jobs):
            yield _as_error(answer) if isinstance(answer, Died) else answer

    def try_source(self, source: Listed, *, make: Callable[[Reading], Made]) -> Made | InputError:
        """Return what `make` makes of the reading of one source, or the error as a value.

        A fault of onrecord itself becomes `ReadingFailed`: one article never ends a batch.
        """
        if isinstance(source, InputError):
            return source
        try:
            return make(self.read_source(source))
        except InputError as error:
            return error
        except OnrecordError:
            raise
        except Exception as error:  # noqa: BLE001 - the one place where a fault of ours is turned into a report
            return failure(source.input, error)

    def read_source(self, source: Listed) -> Reading:
        """Return the reading of one source.

        Raises:
            InputError: it could not be taken.
        """
        if isinstance(source, InputError):
            raise source
        from onrecord.ingest import ingest_one

        return self.read_document(ingest_one(source, options=self.options).to_document())

    def read_document(self, doc: Document) -> Reading:
        """Return everything found in a document that was ingested already."""
        from onrecord.pipeline import read_document

        return read_document(doc, self.model, self.codebook)

    def __reduce__(
        self,
    ) -> tuple[Callable[[int, IngestOptions, tuple[Row, ...]], "Reader"], tuple[int, IngestOptions, tuple[Row, ...]]]:
        return (_make_reader, (self.threads, self.options, self.actors))


def read(input: Input, *, threads: int = 1, options: IngestOptions | None = None) -> Reading:  # noqa: A002
    """Return what is in one article; for many articles make a `Reader`.

    Raises:
        InputError: the input could not be taken, or holds more than one article; the message says which.
    """
    return Reader(threads=threads, options=options).read(input)


def one_article(inputs: Iterable[Input], *, options: IngestOptions) -> tuple[Listed]:
    """Return the only source of the inputs.

    Raises:
        InputError: they hold none or several.
    """
    names = [os.fspath(name) for name in inputs]
    sources = tuple(islice(list_sources(names, options=options), 2))
    if len(sources) != 1:
        held = "more than one article; read_many and jsonl take many" if sources else "no article"
        raise InputError(", ".join(names), f"holds {held}")
    return sources


def failure(name: str, error: Exception) -> ReadingFailed:
    """Return the report of a fault of onrecord: its stage, its last line, and where in the code it broke."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    last = traceback.format_exception_only(error)[-1].strip()
    where = Path(ours[-1].filename).relative_to(PACKAGE) if ours else None
    line = f" ({where.as_posix()} line {ours[-1].lineno})" if where else ""
    stages = [frame.filename for frame in ours if Path(frame.filename).parent != PACKAGE]
    stage = Path(stages[0]).relative_to(PACKAGE).parts[0] if stages else "reader"
    failed = ReadingFailed(name, f"onrecord failed on it, please report this: {last}{line}", stage=stage)
    failed.trace = "".join(traceback.format_exception(error))
    return failed


def _as_error(died: Died[Listed]) -> InputError:
    if isinstance(died.item, InputError):
        return died.item
    ended = f"with status {died.status}" if (died.status or 0) >= 0 else f"by signal {-(died.status or 0)}"
    reason = f"the process that read it was ended {ended}; out of memory?"
    return ReadingFailed(died.item.input, reason, stage="reader")


def _itself(reading: Reading) -> Reading:
    return reading


def _make_reader(threads: int, options: IngestOptions, actors: tuple[Row, ...]) -> Reader:
    return Reader(threads=threads, options=options, actors=actors)

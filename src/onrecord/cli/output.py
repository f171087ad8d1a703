"""Where readings go: standard output or a file; a file is whole, or it is not there.

A page or a JSON document is written beside its place and moved there when it is complete. Lines
stream: after a failed write the file is cut back to its last whole line.
"""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

from onrecord.errors import OutputError


class Sink(Protocol):
    """Takes one piece of output at a time, each whole."""

    def put(self, data: bytes) -> None:
        """Write one piece.

        Raises:
            OutputError: it could not be written.
            BrokenPipeError: nobody reads standard output any more.
        """


@contextmanager
def opened(path: Path | None, *, streams: bool = True) -> Iterator[Sink]:
    """Open standard output (None) or a file; with `streams` off, the file appears only when all went well.

    Raises:
        OutputError: it cannot be opened, or not be moved to its place.
    """
    if path is None:
        yield _Stdout(sys.stdout.buffer)
    elif streams or (path.exists() and not path.is_file()):
        with _opened(path) as file:
            yield _File(file, path)
    else:
        with _appearing(path) as sink:
            yield sink


@contextmanager
def _appearing(path: Path) -> Iterator["_File"]:
    """Open a file beside the one that is meant; move it there at the end, remove it after an error or no output."""
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with _opened(beside) as file:
            sink = _File(file, path)
            yield sink
        if sink.written:
            beside.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        file = path.open("wb", buffering=0)
    except OSError as error:
        raise cannot_write(path, error) from None
    with file:
        yield file


class _Stdout:
    """Standard output, flushed after each piece."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def put(self, data: bytes) -> None:
        """Write one piece."""
        try:
            with uninterrupted():
                self._file.write(data)
                self._file.flush()
        except OSError as error:
            _let_go_of_stdout()
            if isinstance(error, BrokenPipeError):
                raise
            raise cannot_write(None, error) from None


class _File:
    """A file without a buffer, so that what could not be written is known and cut off."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        self._file = file
        self._path = path
        self.written = 0

    def put(self, data: bytes) -> None:
        """Write one piece, or leave the file as it was."""
        left = memoryview(data)
        try:
            with uninterrupted():
                while left:
                    left = left[self._file.write(left) :]
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._file.fileno(), self.written)
            raise cannot_write(self._path, error) from None
        self.written += len(data)


def cannot_write(path: Path | None, error: OSError) -> OutputError:
    """Return the error in words: where, why, and what holds of what was written before."""
    why = "the disk is full" if error.errno == errno.ENOSPC else error.strerror or str(error)
    return OutputError(f"cannot write to {path or 'standard output'}: {why}")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while one piece is written, so that it ends up whole (not on Windows)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _let_go_of_stdout() -> None:
    """Point standard output nowhere, so that what is left in its buffer raises nothing at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())

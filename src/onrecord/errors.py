"""Every error that onrecord raises, in one tree.

OnrecordError
├── InputError            an input could not be taken; the message says which and why
│   ├── UnreadableInput       it vanished, is a folder, may not be read
│   ├── EmptyInput            it holds no text
│   ├── BinaryInput           it is no text at all
│   ├── TooLargeInput         it is over the limit on size
│   ├── NotAnArticle          a page in which no article was found
│   ├── WrongLanguage         the text is not English
│   ├── MalformedLine         a line of JSON lines that does not fit
│   ├── RefusedAddress        an address that must not be fetched, or that did not answer in bounds
│   └── ReadingFailed         reading it broke: a fault of onrecord, named by its place
├── OutputError           what was read could not be written
├── ModelError            the trained reader is missing or damaged
├── CodebookError         a codebook file breaks its format
└── EvaluationError       a corpus is missing or is not of the task's format
"""


class OnrecordError(Exception):
    """Something that the caller should hear of in words; never a bug of onrecord itself."""


class InputError(OnrecordError):
    """An input could not be taken. `stage` names the step that refused it."""

    def __init__(self, input: str, reason: str, *, stage: str = "ingest") -> None:  # noqa: A002 - the record's own word
        super().__init__(f"{input}: {reason}")
        self.input = input
        self.reason = reason
        self.stage = stage

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str], dict[str, object]]:
        return (type(self), (self.input, self.reason), self.__dict__)


class UnreadableInput(InputError):
    """It vanished, is a folder, or may not be read."""


class EmptyInput(InputError):
    """It holds no text."""


class BinaryInput(InputError):
    """It is no text at all."""


class TooLargeInput(InputError):
    """It is over the limit on size."""


class NotAnArticle(InputError):
    """A page in which no article was found."""


class WrongLanguage(InputError):
    """The text is not English."""


class MalformedLine(InputError):
    """A line of JSON lines that does not fit."""


class RefusedAddress(InputError):
    """An address that must not be fetched, or that did not answer in bounds."""


class ReadingFailed(InputError):
    """Reading it broke: a fault of onrecord, not of the input. `trace` is the whole traceback, or empty."""

    trace: str = ""


class OutputError(OnrecordError):
    """What was read could not be written; the message says where and why."""


class ModelError(OnrecordError):
    """The trained reader is missing or damaged."""


class CodebookError(OnrecordError):
    """A codebook file breaks its format."""


class EvaluationError(OnrecordError):
    """A corpus is missing or is not of the task's format."""

"""Tell names of outlets: those that a table lists, and those made of words such as *Gazette*."""

import re
from dataclasses import dataclass

from onrecord.codebook.codebook import Codebook

GENITIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Outlets:
    """Listed names, in lower case, and words that make a name an outlet's."""

    names: frozenset[str]
    words: frozenset[str]

    def is_listed(self, name: str) -> bool:
        """Tell whether a name is one of the outlets that the table lists."""
        plain = GENITIVE.sub("", name.strip()).lower()
        return plain in self.names or plain.removeprefix("the ") in self.names

    def is_name(self, name: str) -> bool:
        """Tell whether a name is that of an outlet, by the list or by the words that it is made of."""
        if self.is_listed(name):
            return True
        parts = GENITIVE.sub("", name.strip()).split()
        edge = {parts[-1], parts[0]} if parts else set()
        return len(parts) > 1 and not edge.isdisjoint(self.words)


def compile_outlets(codebook: Codebook) -> Outlets:
    """Return the table of outlets, ready for look-up; meant for `codebook.made`."""
    rows = codebook.rows("outlet_words")
    return Outlets(
        names=frozenset(row["word"].lower() for row in rows if row["kind"] == "outlet"),
        words=frozenset(row["word"] for row in rows if row["kind"] == "name"),
    )

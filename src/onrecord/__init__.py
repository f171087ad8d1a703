"""Puts the news on the record: who says so, in what chain, how sure, tied to the exact words.

Use `onrecord.read("article.txt")` for one article, or `onrecord.Reader(threads=2)` for many: it
loads the trained reader once. Both give `Reading` records, the contract of docs/records.md.
"""

from typing import TYPE_CHECKING, Any

from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.document.records import Reading
    from onrecord.reader import Reader, read

__all__ = ["Reader", "Reading", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `import onrecord` itself stays instant."""
    if name in ("Reader", "read"):
        import onrecord.reader as home

        return getattr(home, name)
    if name == "Reading":
        from onrecord.document.records import Reading

        return Reading
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")

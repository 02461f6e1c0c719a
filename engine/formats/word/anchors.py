"""Addresses within a Word document, counted over the XML as it stands: `p17`, `t3/r5/c2`.

All paragraphs, tables, rows and cells count from 1, whether they show on the page or not, so that an address
means the same in a copy with comments. Names are matched in any namespace, strict OOXML or the usual one.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol, Self, TypeVar


class Tree(Protocol):
    """An element that is read, or one that is written again."""

    @property
    def tag(self) -> str:
        """The full name, `{namespace}local`."""

    def __iter__(self) -> Iterator[Self]:
        """The children."""

    def iter(self) -> Iterator[Self]:
        """The element and all that is in it, in the order written."""


T = TypeVar("T", bound=Tree)


def number(root: T) -> dict[T, str]:
    """The address of each paragraph, table, row and cell under `root`."""
    found: dict[T, str] = {}
    paragraphs = tables = 0
    for each in root.iter():
        local = local_name(each.tag)
        if local == "p":
            paragraphs += 1
            found[each] = f"p{paragraphs}"
        elif local == "tbl":
            tables += 1
            found[each] = f"t{tables}"
            found.update(_numbered(each, f"t{tables}"))
    return found


def _numbered(table: T, address: str) -> Iterator[tuple[T, str]]:
    for r, row in enumerate(_own(table, "tr"), start=1):
        yield row, f"{address}/r{r}"
        for c, cell in enumerate(_own(row, "tc"), start=1):
            yield cell, f"{address}/r{r}/c{c}"


def _own(element: T, name: str) -> Iterator[T]:
    """The rows of a table, or the cells of a row, inside whatever wraps them, but not those of a table within."""
    for child in element:
        local = local_name(child.tag)
        if local == name:
            yield child
        elif local not in ("tbl", "tr", "tc", "p"):
            yield from _own(child, name)


@lru_cache(maxsize=1024)
def local_name(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]

"""Addresses within a Word document, counted over the XML as it stands: `p17`, `t3/r5/c2`.

All paragraphs, tables, rows and cells count from 1, whether they show on the page or not, so that an address
means the same in a copy with comments. Names are matched in any namespace, strict OOXML or the usual one.
"""

from collections.abc import Iterator

from lxml import etree


def number(root: etree._Element) -> dict[etree._Element, str]:
    """The address of each paragraph, table, row and cell under `root`."""
    found = {each: f"p{count}" for count, each in enumerate(root.iter("{*}p"), start=1) if _local(each) == "p"}
    for t, table in enumerate(root.iter("{*}tbl"), start=1):
        found[table] = f"t{t}"
        for r, row in enumerate(_own(table, "tr"), start=1):
            found[row] = f"t{t}/r{r}"
            found.update((cell, f"t{t}/r{r}/c{c}") for c, cell in enumerate(_own(row, "tc"), start=1))
    return found


def _own(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, inside whatever wraps them, but not those of a table within."""
    for child in element:
        local = _local(child)
        if local == name:
            yield child
        elif local not in ("tbl", "tr", "tc", "p"):
            yield from _own(child, name)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]

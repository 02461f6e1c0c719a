"""Keeps the Danish catalogue: `python -m tests.texts.catalogue` gathers new ids into the .po and compiles the .mo.

Translations are written by hand in the .po; an id that no code says any more is dropped.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ENGINE = Path(__file__).parent.parent.parent / "engine"
PO = ENGINE / "texts" / "da" / "LC_MESSAGES" / "puljetjek.po"
MO = PO.with_suffix(".mo")
COMMENT = "# The Danish words of puljetjek. Kept by tests/texts/catalogue.py; translations are written by hand."
HEADERS = {
    "Language": "da",
    "Content-Type": "text/plain; charset=utf-8",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
IDS = {"say": 1, "sayable": 1, "say_count": 2}
"""How many of a function's first arguments are message ids."""


class Call(NamedTuple):
    """A call that says something; `ids` has None for an argument that is not written out."""

    file: str
    function: str
    ids: tuple[str | None, ...]


def calls() -> Iterator[Call]:
    """Every such call under engine/, in Python and in templates."""
    for path in sorted(ENGINE.rglob("*.py")):
        yield from _python_calls(path)
    for path in sorted(ENGINE.rglob("*.j2")):
        yield from _template_calls(path)


def said() -> Catalog:
    """Every id that any file under engine/ says, without translations."""
    catalogue = Catalog(locale="da", fuzzy=False)
    for call in calls():
        ids = tuple(each for each in call.ids if each is not None)
        if len(ids) == len(call.ids):
            catalogue.add(ids if len(ids) > 1 else ids[0], locations=[(call.file, 0)])
    return catalogue


def committed() -> Catalog:
    """The catalogue as it stands in the repository."""
    with PO.open("rb") as file:
        return read_po(file, locale="da")


class _Undated(Catalog):
    """A catalogue whose header tells no date and no version, so that equal translations give equal bytes."""

    mime_headers = property(lambda _: list(HEADERS.items()))


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo file."""
    undated = _Undated(locale="da")
    for message in catalogue:
        if message.id:
            undated[message.id] = message
    buffer = BytesIO()
    write_mo(buffer, undated)
    return buffer.getvalue()


def written(catalogue: Catalog) -> bytes:
    """The bytes of the .po file: sorted, without dates and line numbers, so that it changes only with what it says."""
    buffer = BytesIO()
    write_po(
        buffer, catalogue, width=120, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False
    )
    headers = "".join(f'"{name}: {value}\\n"\n' for name, value in HEADERS.items())
    return f'{COMMENT}\nmsgid ""\nmsgstr ""\n{headers}\n'.encode() + buffer.getvalue()


def keep() -> None:
    """Write both files anew, translations kept."""
    catalogue = said()
    old = committed() if PO.exists() else Catalog(locale="da")
    for message in catalogue:
        known = old.get(message.id)
        if known is not None and message.id:
            message.string = known.string
    PO.write_bytes(written(catalogue))
    MO.write_bytes(compiled(committed()))


def _python_calls(path: Path) -> Iterator[Call]:
    """By the syntax tree, because Babel's own reader does not look into f-strings."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in IDS:
                yield Call(_name(path), name, tuple(_constant(argument) for argument in node.args[: IDS[name]]))


def _template_calls(path: Path) -> Iterator[Call]:
    with path.open("rb") as file:
        for _, ids, _, _ in extract("jinja2", file, {"say": None, "say_count": (1, 2)}):
            if isinstance(ids, str):
                yield Call(_name(path), "say", (ids,))
            else:
                yield Call(_name(path), "say_count", tuple(ids))


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(path: Path) -> str:
    return path.relative_to(ENGINE.parent).as_posix()


if __name__ == "__main__":
    keep()

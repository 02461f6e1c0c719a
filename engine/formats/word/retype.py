"""A Word file with other texts in some cells; every other part of it, and all else in the document, stays as it is."""

import re
from collections import defaultdict
from collections.abc import Sequence

from engine.formats.refused import RefusedError
from engine.formats.retyping.plan import Typing
from engine.formats.word.anchors import number
from engine.formats.word.archive import rewritten
from engine.formats.word.clean import clean
from engine.formats.word.package import DAMAGE, Package
from engine.formats.word.runs import Edit, Runs, Signs, signs_of
from engine.formats.word.source import Node, Source
from engine.texts import say


def corrected_word(data: bytes, typings: Sequence[Typing], *, track: bool = True) -> bytes:
    """A copy of the .docx. `track`: as tracked changes, to be accepted or rejected in Word.

    Macros and what leads out of the file are left out (see `clean`).
    Raises RefusedError where a cell has no address, or Word would put another text back.
    """
    package = Package(data)
    source = Source(package.read(package.main), package.main)
    places = {anchor: element for element, anchor in number(source.root).items()}
    by_cell: dict[str, list[Typing]] = defaultdict(list)
    for typing in typings:
        cell = places.get(typing.anchor or "")
        # A payback may be stated by a sentence: there is no cell then that a figure could fill.
        if cell is None or cell.local != "tc":
            raise _no_cell(typing)
        by_cell[typing.anchor or ""].append(typing)
    runs = Runs(source, track)
    for anchor, own in by_cell.items():
        _type(runs, places[anchor], own)
    try:
        return clean(rewritten(data, {package.main: source.changed()})).data
    except DAMAGE as error:
        raise RefusedError(say("the file is damaged or no Word document: open it in Word and save it anew")) from error


def _type(runs: Runs, cell: Node, typings: Sequence[Typing]) -> None:
    _refuse_bound(cell)
    signs = signs_of(cell)
    edits = [_edit(signs, each) for each in typings]
    if signs.each:
        runs.edit(cell, signs, edits)
    else:
        runs.fill(cell, "".join(each.text for each in edits))


def _edit(signs: Signs, typing: Typing) -> Edit:
    """Where the text goes. Raises RefusedError where what it takes the place of does not stand there just once."""
    if not typing.old:
        return Edit(0, len(signs.text), typing.text, is_whole=True)
    found = list(re.finditer(rf"(?<![0-9.,]){re.escape(typing.old)}(?![0-9]|[.,][0-9])", signs.text))
    if len(found) != 1:
        raise _no_cell(typing)
    return Edit(*found[0].span(), typing.text)


def _no_cell(typing: Typing) -> RefusedError:
    return RefusedError(say("the document has no cell where “{text}” is to stand", text=typing.text))


def _refuse_bound(cell: Node) -> None:
    controls = [*cell.within("sdt"), *(each for each in cell.above() if each.local == "sdt")]
    if any(each.child("sdtPr", "dataBinding") for each in controls):
        raise RefusedError(say("a cell shows what is kept elsewhere in the document: correct it in Word"))

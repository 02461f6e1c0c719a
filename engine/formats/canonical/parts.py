"""What was not read of a document, in its canonical form: a proposal that is converted loses none of it."""

from collections.abc import Iterable
from typing import Annotated

from engine.formats.canonical.tree import Tree, filled, listed
from engine.model.parts import Part, PartFate, PartKind
from engine.model.written import Flag
from engine.source.form import NONE, Form, Words, described


class PartForm(Form):
    """A part of the document that was not read, could not be tied to anything, or was read with something to know."""

    what: Annotated[PartKind, described("table, row, column, picture, text_box …")]
    fate: Annotated[PartFate, described("not_read, untied, or read with something to know")] = PartFate.NOT_READ
    why: Words = NONE
    beside: Annotated[Words, described("The caption, heading or label that it stands by")] = NONE
    within: Annotated[tuple[Words, ...], described("The pack's names of what may stand in it: økonomi, høring")] = ()
    bars: Annotated[Flag, described("It may hold what a rule asks for: nothing is ready before somebody looked")] = (
        False
    )


def read_parts(parts: Iterable[PartForm], file: str) -> tuple[Part, ...]:
    """The parts, each at its place in the file."""
    return tuple(
        Part(
            what=form.what,
            place=form.place(file),
            fate=form.fate,
            why=str(form.why),
            beside=str(form.beside),
            within=tuple(map(str, form.within)),
            bars=form.bars,
        )
        for form in parts
    )


def parts_tree(parts: Iterable[Part]) -> list[Tree] | None:
    """The parts as plain data; None where there are none."""
    return listed(_tree(each) for each in parts)


def _tree(part: Part) -> Tree:
    fate = None if part.fate is PartFate.NOT_READ else str(part.fate)
    rest = filled(fate=fate, why=part.why, beside=part.beside, within=listed(part.within), bars=part.bars)
    return {"what": str(part.what), **rest}

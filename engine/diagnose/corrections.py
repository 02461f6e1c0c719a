"""An explanation in the terms of a report: which cell, from what, to what."""

from engine.diagnose.edits import Edit
from engine.diagnose.explanation import Change, Explanation, Move
from engine.diagnose.matrix import Matrix
from engine.model.finding import CellEdit, Correction, LabelEdit


def correction(matrix: Matrix, explanation: Explanation) -> Correction:
    """The correction that an explanation amounts to. What it clears, and whether it is unique, is not yet told."""
    return Correction(
        edit="+".join(explanation.edits),
        cells=tuple(_cell_edit(matrix, change) for change in explanation.changes),
        labels=tuple(_label_edit(matrix, move) for move in explanation.moves),
        clears=(),
        unique=False,
    )


def _cell_edit(matrix: Matrix, change: Change) -> CellEdit:
    info = matrix.info(change.cell)
    notation = info.notation_of(change.to)
    return CellEdit(
        address=matrix.cells[change.cell],
        table=info.table,
        row=info.row,
        column=info.column,
        start=info.value,
        to=change.to,
        unit=notation.unit,
        decimals=notation.decimals,
    )


def _label_edit(matrix: Matrix, move: Move) -> LabelEdit:
    here, there = matrix.info(move.cell), matrix.info(move.like)
    by_area = move.edit is Edit.AREA
    return LabelEdit(
        address=matrix.cells[move.cell]._replace(column=0),
        table=here.table,
        row=here.row,
        start=(here.area_text or here.area) if by_area else here.section,
        to=(there.area_text or there.area) if by_area else there.section,
    )

"""Rows whose styringsområde no subtotal stands for: a figure of theirs may be missing in any of them."""

from typing import NamedTuple

from engine.diagnose.matrix import Matrix
from engine.model.budget import Role


class Standing(NamedTuple):
    """Where a row stands: its table, its section there, and its styringsområde."""

    table: tuple[str, str]
    section: str
    area: str


def astray(matrix: Matrix) -> list[list[int]]:
    """The detail rows that no subtotal counts, though their section has some: none is of their styringsområde."""
    lines = matrix.lines
    counted = {_standing(matrix, line[0]) for line in lines if matrix.info(line[0]).role is Role.SUBTOTAL}
    divided = {each[:2] for each in counted}
    details = [line for line in lines if matrix.info(line[0]).role is Role.DETAIL]
    standings = [_standing(matrix, line[0]) for line in details]
    return [line for line, each in zip(details, standings, strict=True) if each[:2] in divided and each not in counted]


def open_subtotals(matrix: Matrix) -> frozenset[int]:
    """The subtotals that a figure of a styringsområde which there is none of may belong to: no one knows their sum."""
    lost = {
        (_standing(matrix, cell)[:2], matrix.cells[cell].column)
        for line in astray(matrix)
        for cell in line
        if matrix.system.areas and matrix.info(cell).area not in matrix.system.areas and matrix.info(cell).amount
    }
    subtotals = (cell for line in matrix.lines for cell in line if matrix.info(cell).role is Role.SUBTOTAL)
    return frozenset(cell for cell in subtotals if (_standing(matrix, cell)[:2], matrix.cells[cell].column) in lost)


def _standing(matrix: Matrix, cell: int) -> Standing:
    info = matrix.info(cell)
    return Standing(matrix.cells[cell][:2], info.section, info.area)

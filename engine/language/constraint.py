"""What a rule becomes on one proposal: a flat list of constraints that evaluating, diagnosing and proving all read."""

from typing import Literal

from engine.model.base import Model
from engine.model.cell import CellAddress

Comparison = Literal["=", "!=", "<", "<=", ">", ">="]


class Linear(Model):
    """`sum(coefficient * cell) + constant  comparison  0`, over integers of one unit.

    A rounded cell stands for each number within its margin: the comparison holds if some of these numbers meet it.
    `binding` is what each quantified name stood for, in words (`("year", "2026")`). `stated` is the cell on the left
    of the comparison as the author stated it, where it is a single one.
    """

    rule: str
    binding: tuple[tuple[str, str], ...]
    terms: tuple[tuple[CellAddress, int], ...]
    constant: int
    comparison: Comparison
    stated: CellAddress | None = None


class Predicate(Model):
    """A demand that is not linear (a payback, a text). `cells` are the figures that it reads.

    `comparison` is None where it compares nothing.
    """

    rule: str
    binding: tuple[tuple[str, str], ...]
    cells: tuple[CellAddress, ...]
    stated: CellAddress | None = None
    comparison: Comparison | None = None


Constraint = Linear | Predicate

"""Which place a broken demand points at."""

from typing import NamedTuple

from engine.language import typed
from engine.language.bundle_view import BundleView, CoverRow
from engine.language.evaluate import Evaluator
from engine.language.figure import Figure, Naming
from engine.language.ground import Judgement
from engine.language.tables import RowView, TableView, YearColumn
from engine.language.types import Numeric, Record, Type, Unit
from engine.language.values import Amount
from engine.language.views import ProposalView, Words
from engine.language.vocabulary import RECORDS
from engine.model.cell import CellAddress
from engine.model.place import Place


class Where(NamedTuple):
    """A place in the file, the cell there if it is one, and its name for a reader."""

    place: Place
    address: CellAddress | None = None
    naming: Naming = Naming()


def locate(clause: typed.Clause, at: typed.Node | None, judgement: Judgement, root: ProposalView | BundleView) -> Where:
    """The rule's `at`; else the one cell on the left, or on the right; else the innermost record that is bound."""
    if at is not None:
        return _pointed(at, clause, judgement, root)
    for side in (judgement.left, judgement.right):
        if isinstance(side, Amount) and side.figure:
            return _figure(side.figure)
    return _innermost(clause, judgement, root)


def _pointed(at: typed.Node, clause: typed.Clause, judgement: Judgement, root: ProposalView | BundleView) -> Where:
    value = Evaluator(root).raw(at, judgement.bound)
    if isinstance(value, TableView):
        return _record(Record("table"), value, _column(_bound(clause, judgement)))
    if isinstance(value, Figure):
        return _figure(value)
    if isinstance(value, Words):
        return Where(value.place)
    if isinstance(at.type, Record) and isinstance(RECORDS[at.type.name].place(value), Place):
        return _record(at.type, value, "")
    if isinstance(at, typed.FieldOf):
        return _pointed(at.record, clause, judgement, root)
    return Where(root.place)


def _figure(figure: Figure) -> Where:
    return Where(figure.place, figure.address, figure.naming)


def _innermost(clause: typed.Clause, judgement: Judgement, root: ProposalView | BundleView) -> Where:
    bound = _bound(clause, judgement)
    column = _column(bound)
    for of, value in reversed(bound):
        if isinstance(of, Record):
            return _record(of, value, column)
        if isinstance(value, Figure):
            return _figure(value)
    economy = root.economy if isinstance(root, ProposalView) else None
    return Where(root.place, naming=Naming(economy.name, "", column) if column and economy else Naming())


def _bound(clause: typed.Clause, judgement: Judgement) -> list[tuple[Type, object]]:
    """What each quantified name stands for, with its type."""
    steps = [step.variable for step in clause.steps if isinstance(step, typed.Binder)]
    return [(each.type, judgement.bound[each.number]) for each in steps if each.number in judgement.bound]


def _column(bound: list[tuple[Type, object]]) -> str:
    """The heading of the year column that is spoken of, "" where none is."""
    return next((str(value) for of, value in bound if of == Numeric(Unit.YEAR)), "")


def _record(of: Record, value: object, column: str) -> Where:
    place: Place = RECORDS[of.name].place(value)
    if isinstance(value, RowView):
        return Where(place, naming=Naming(value.table.name, value.model.label, column))
    if isinstance(value, CoverRow):
        return Where(place, naming=Naming(value.part.table, value.model.label, ""))
    if isinstance(value, YearColumn):
        return Where(place, naming=Naming(value.table, "", str(value.year)))
    if isinstance(value, TableView):
        return Where(place, naming=Naming(value.name, "", column))
    return Where(place)

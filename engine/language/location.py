"""Which place a broken demand points at."""

from typing import NamedTuple

from engine.language import typed
from engine.language.bundle_view import BundleView
from engine.language.evaluate import Evaluator
from engine.language.figure import NAMELESS, Figure, Naming
from engine.language.ground import Judgement
from engine.language.naming import caption_of, naming_of
from engine.language.tables import RowView, TableView
from engine.language.types import Numeric, Record, Type, Unit
from engine.language.values import Amount
from engine.language.views import ProposalView, Words, table_name
from engine.language.vocabulary import RECORDS
from engine.model.cell import CellAddress, State
from engine.model.place import NOWHERE, Place


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
        if isinstance(side, Amount) and side.figure and not _not_there(side, side.figure):
            return _figure(side.figure)
    return _innermost(clause, judgement, root)


def _pointed(at: typed.Node, clause: typed.Clause, judgement: Judgement, root: ProposalView | BundleView) -> Where:
    value = Evaluator(root).raw(at, judgement.bound)
    if isinstance(value, TableView):
        where = _record(Record("table"), value, root)
        return where._replace(naming=where.naming._replace(column=_column(_bound(clause, judgement))))
    if isinstance(value, Figure):
        return _figure(value)
    if isinstance(value, Words):
        return _words(value, at, clause, judgement, root)
    if isinstance(at.type, Record) and isinstance(RECORDS[at.type.name].place(value), Place):
        return _record(at.type, value, root)
    if isinstance(at, typed.FieldOf):
        return _pointed(at.record, clause, judgement, root)
    return Where(root.place)


def _words(
    words: Words, at: typed.Node, clause: typed.Clause, judgement: Judgement, root: ProposalView | BundleView
) -> Where:
    """A text; what it does not know of itself is known of the record that it is a field of."""
    around = _pointed(at.record, clause, judgement, root) if isinstance(at, typed.FieldOf) else Where(root.place)
    place = around.place if words.place == NOWHERE else words.place
    return Where(place, naming=around.naming if words.naming == NAMELESS else words.naming)


def _not_there(amount: Amount, figure: Figure) -> bool:
    """Whether nothing is stated in a cell that the document does not even have."""
    stated = amount.interval is not None or figure.state is State.UNREADABLE
    return not stated and figure.place == NOWHERE


def _figure(figure: Figure) -> Where:
    return Where(figure.place, figure.address, figure.naming)


def _innermost(clause: typed.Clause, judgement: Judgement, root: ProposalView | BundleView) -> Where:
    bound = _bound(clause, judgement)
    column = _column(bound)
    for of, value in reversed(bound):
        if isinstance(of, Record):
            where = _record(of, value, root)
            by_year = isinstance(value, RowView)
            return where._replace(naming=where.naming._replace(column=column)) if by_year else where
        if isinstance(value, Figure):
            return _figure(value)
    return _in_table(clause, column, root) if isinstance(root, ProposalView) else Where(root.place)


def _bound(clause: typed.Clause, judgement: Judgement) -> list[tuple[Type, object]]:
    """What each quantified name stands for, with its type."""
    steps = [step.variable for step in clause.steps if isinstance(step, typed.Binder)]
    return [(each.type, judgement.bound[each.number]) for each in steps if each.number in judgement.bound]


def _column(bound: list[tuple[Type, object]]) -> str:
    """The heading of the year column that is spoken of, "" where none is."""
    return next((str(value) for of, value in bound if of == Numeric(Unit.YEAR)), "")


def _in_table(clause: typed.Clause, column: str, root: ProposalView) -> Where:
    """Where nothing is bound that has a place: under its year, or at the table where something is missing."""
    if column and root.economy:
        return Where(root.place, naming=Naming(root.economy.name, "", column))
    caption = caption_of(clause.leaf, root.model)
    return Where(caption.place, naming=Naming(table_name(root.model, caption.kind))) if caption else Where(root.place)


def _record(of: Record, value: object, root: ProposalView | BundleView) -> Where:
    return Where(RECORDS[of.name].place(value), naming=naming_of(value, root))

"""Which place a broken demand points at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from engine.language import typed
from engine.language.bundle_view import BundleView, CoverRow, ListedId
from engine.language.evaluate import Evaluator
from engine.language.figure import NAMELESS, Figure, Name, Naming, nameless, table_label
from engine.language.figure_tables import Product
from engine.language.ground import Judgement
from engine.language.labels import LabelProduct, LabelQuantity
from engine.language.memo import Environment
from engine.language.tables import RowView, TableView, YearColumn
from engine.language.types import Numeric, Record, Unit
from engine.language.values import Amount, Unknown
from engine.language.views import Numbered, ProposalView, Words, caption_of, table_name
from engine.language.vocabulary import RECORDS
from engine.model.base import Model, replace
from engine.model.cell import CellAddress, State
from engine.model.place import NOWHERE, Place
from engine.model.proposal import Caption, Consultation, DateAsWritten, FutureProposal, Goal, Proposal


class Where(Model, eq=False):
    """A place in the file, the cell there if it is one, and what gives its name for a reader, if one asks."""

    place: Place
    address: CellAddress | None = None
    name: Name = nameless


Names = Sequence[typed.Variable]
"""The quantified names, from the outermost to the innermost."""


class Pointer:
    """Says of each break of a clause where it stands. `at` is the rule's own place, if it has one."""

    def __init__(self, clause: typed.Clause, at: typed.Node | None) -> None:
        self.at = at
        self._leaf = clause.leaf
        self._names = [step.variable for step in clause.steps if isinstance(step, typed.Binder)]

    def locate(self, judgement: Judgement, root: ProposalView | BundleView) -> Where:
        """The rule's `at`; else the one cell on the left, or on the right; else the innermost record that is bound."""
        known = judgement.bound
        if self.at is not None and _is_bound(self.at, known):
            return _pointed(self.at, self._names, known, root)
        for side in (judgement.left, judgement.right):
            if side and side.figure and not _not_there(side, side.figure):
                return _figure(side.figure)
        innermost = _innermost(self._names, known, root)
        return innermost or self._of_what_is_missing(_column(self._names, known), root)

    def _of_what_is_missing(self, column: str, root: ProposalView | BundleView) -> Where:
        """Where nothing is bound that has a place: under its year, or at the table where something is missing."""
        if not isinstance(root, ProposalView):
            return Where(root.place)
        if column and root.economy:
            return _named(root.place, Naming(root.economy.name, "", column))
        # "" is also the kind of every caption that the pack has no name for.
        caption = caption_of(root.model, self._table) if self._table else None
        if caption is None:
            return Where(root.place)
        return _named(caption.place, Naming(table_label(caption.number, caption.title)))

    @cached_property
    def _table(self) -> str:
        return _table_of(self._leaf)


def _is_bound(at: typed.Node, known: Environment) -> bool:
    """Whether the names that it speaks of stand for something: none does where a collection was not read."""
    if isinstance(at, typed.Variable):
        return at.number in known
    if isinstance(at, typed.Figure):
        return _is_bound(at.row, known) and _is_bound(at.year, known)
    return _is_bound(at.record, known) if isinstance(at, typed.FieldOf) else True


def _pointed(at: typed.Node, names: Names, known: Environment, root: ProposalView | BundleView) -> Where:
    value = known[at.number] if isinstance(at, typed.Variable) else Evaluator(root).raw(at, known)
    if isinstance(value, Unknown):
        return Where(root.place)
    if isinstance(at.type, Record):
        place = RECORDS[at.type.name].place(value)
        if isinstance(place, Place):
            where = Where(place, name=lambda: _naming_of(value, root))
            return _under_year(where, names, known) if isinstance(value, TableView) else where
    elif isinstance(value, Figure):
        return _figure(value)
    elif isinstance(value, Words):
        around = _pointed(at.record, names, known, root) if isinstance(at, typed.FieldOf) else Where(root.place)
        return _words(value, around)
    if isinstance(at, typed.FieldOf):
        return _pointed(at.record, names, known, root)
    return Where(root.place)


def _words(words: Words, around: Where) -> Where:
    """A text; what it does not know of itself is known of the record that it is a field of."""
    place = around.place if words.place == NOWHERE else words.place
    return Where(place, name=words.name or around.name)


def _not_there(amount: Amount, figure: Figure) -> bool:
    """Whether nothing is stated in a cell that the document does not even have."""
    stated = amount.interval is not None or figure.state is State.UNREADABLE
    return not stated and figure.place == NOWHERE


def _figure(figure: Figure) -> Where:
    return _named(figure.place, figure.naming, figure.address)


def _named(place: Place, naming: Naming, address: CellAddress | None = None) -> Where:
    return Where(place, address, lambda: naming)


def _innermost(names: Names, known: Environment, root: ProposalView | BundleView) -> Where | None:
    for name in reversed(names):
        value = known.get(name.number)
        if isinstance(name.type, Record) and value is not None:
            where = _record(name.type, value, root)
            return _under_year(where, names, known) if isinstance(value, RowView) else where
        if isinstance(value, Figure):
            return _figure(value)
    return None


def _under_year(where: Where, names: Names, known: Environment) -> Where:
    """The same, under the year that is spoken of."""
    return replace(where, name=lambda: where.name()._replace(column=_column(names, known)))


def _column(names: Names, known: Environment) -> str:
    """The heading of the year column that is spoken of, "" where none is."""
    return next((str(known[each.number]) for each in names if each.type == _YEAR and each.number in known), "")


_YEAR = Numeric(Unit.YEAR)


def _record(of: Record, value: object, root: ProposalView | BundleView) -> Where:
    return Where(RECORDS[of.name].place(value), name=lambda: _naming_of(value, root))


# What it is called

_STANDS_IN = {
    "approvals": "godkendelse",
    "hearings": "høring",
    "partners": "samarbejdspartnere",
    "goals": "opfølgning",
    "goal_groups": "opfølgning",
}
"""The pack's name of the table that a collection of the proposal is read from."""


def _naming_of(value: object, root: object) -> Naming:
    """The names of a record; NAMELESS where no table holds it."""
    by_itself = _BY_ITSELF.get(type(value))
    if by_itself:
        return by_itself(value)
    in_form = _IN_FORM.get(type(value))
    return in_form(value, root.model) if in_form and isinstance(root, ProposalView) else NAMELESS


def _numbered(value: Numbered, _: Proposal) -> Naming:
    model = value.model
    return Naming(f"Tabel {model.number}") if isinstance(model, Caption) and model.number is not None else NAMELESS


def _asked(row: Consultation, proposal: Proposal) -> Naming:
    approves = any(each is row for each in proposal.approvals)
    return Naming(table_name(proposal, "godkendelse" if approves else "høring"), row.label)


def _dated(date: DateAsWritten, proposal: Proposal) -> Naming:
    rows = (*proposal.approvals, *(proposal.hearings or ()))
    return next((_asked(row, proposal) for row in rows if any(each is date for each in row.dates)), NAMELESS)


_BY_ITSELF: Mapping[type, Callable[[Any], Naming]] = {
    RowView: lambda row: Naming(row.table.name, row.label),
    LabelProduct: lambda product: Naming(product.row.table.name, product.row.label),
    LabelQuantity: lambda quantity: Naming(quantity.row.table.name, quantity.row.label),
    CoverRow: lambda row: Naming(row.part.table, row.model.label),
    ListedId: lambda listed: Naming(listed.row.part.table, listed.row.model.label),
    Product: lambda product: Naming(product.table.name, product.row.label),
    TableView: lambda table: Naming(table.name),
    YearColumn: lambda column: Naming(column.table, "", str(column.year)),
}

_IN_FORM: Mapping[type, Callable[[Any, Proposal], Naming]] = {
    Numbered: _numbered,
    Goal: lambda goal, proposal: Naming(table_name(proposal, "opfølgning"), goal.goal.text),
    FutureProposal: lambda _, proposal: Naming(table_name(proposal, "kriterier")),
    Consultation: _asked,
    DateAsWritten: _dated,
}
"""Of what stands in the tables that hold words."""


def _table_of(sentence: typed.Node) -> str:
    """The pack's name of the table that the first collection in a sentence is read from; "" where it is none."""
    return next((_STANDS_IN[name] for name in _collections(sentence) if name in _STANDS_IN), "")


def _collections(node: object) -> Iterator[str]:
    """The names of the subject's own fields in a sentence, from left to right."""
    if isinstance(node, typed.FieldOf) and isinstance(node.record, typed.Subject):
        yield node.field.name
    elif isinstance(node, typed.Node | typed.Binder):
        for name in typed.part_names(node):
            yield from _collections(getattr(node, name))
    elif isinstance(node, tuple):
        for each in node:
            yield from _collections(each)

"""What stands where, in a reader's words: the table, row and column of the things that a rule can point at."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.language import typed
from engine.language.bundle_view import CoverRow, ListedId
from engine.language.figure import NAMELESS, Naming
from engine.language.figure_tables import Product
from engine.language.labels import LabelProduct, LabelQuantity
from engine.language.tables import RowView, TableView, YearColumn
from engine.language.views import Numbered, ProposalView, table_name
from engine.model.proposal import Caption, Consultation, DateAsWritten, FutureProposal, Goal, Proposal

_STANDS_IN = {
    "approvals": "godkendelse",
    "hearings": "høring",
    "partners": "samarbejdspartnere",
    "goals": "opfølgning",
    "goal_groups": "opfølgning",
}
"""The pack's name of the table that a collection of the proposal is read from."""


def naming_of(value: object, root: object) -> Naming:
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


def table_of(sentence: typed.Node) -> str:
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

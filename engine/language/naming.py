"""What stands where, in a reader's words: the table, row and column of the things that a rule can point at."""

from collections.abc import Iterator

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
    if isinstance(value, LabelProduct | LabelQuantity | ListedId):
        return naming_of(value.row, root)
    if isinstance(value, RowView):
        return Naming(value.table.name, value.model.label)
    if isinstance(value, CoverRow):
        return Naming(value.part.table, value.model.label)
    if isinstance(value, Product):
        return Naming(value.table.name, value.row.label)
    if isinstance(value, TableView | YearColumn):
        return _of_table(value)
    return _in_form(value, root.model) if isinstance(root, ProposalView) else NAMELESS


def _of_table(value: TableView | YearColumn) -> Naming:
    """Of a table by year as a whole, or of one of its columns."""
    return Naming(value.name) if isinstance(value, TableView) else Naming(value.table, "", str(value.year))


def _in_form(value: object, proposal: Proposal) -> Naming:
    """Of what stands in the tables that hold words."""
    if isinstance(value, Numbered) and isinstance(value.model, Caption) and value.model.number is not None:
        return Naming(f"Tabel {value.model.number}")
    if isinstance(value, Goal):
        return Naming(table_name(proposal, "opfølgning"), value.goal.text)
    if isinstance(value, FutureProposal):
        return Naming(table_name(proposal, "kriterier"))
    if isinstance(value, Consultation):
        return _asked(value, proposal)
    if isinstance(value, DateAsWritten):
        rows = (*proposal.approvals, *(proposal.hearings or ()))
        return next((_asked(row, proposal) for row in rows if any(each is value for each in row.dates)), NAMELESS)
    return NAMELESS


def _asked(row: Consultation, proposal: Proposal) -> Naming:
    approves = any(each is row for each in proposal.approvals)
    return Naming(table_name(proposal, "godkendelse" if approves else "høring"), row.label)


def table_of(sentence: typed.Node) -> str:
    """The pack's name of the table that the first collection in a sentence is read from; "" where it is none."""
    return next((_STANDS_IN[name] for name in _collections(sentence) if name in _STANDS_IN), "")


def caption_of(kind: str, proposal: Proposal) -> Caption | None:
    """The caption of a table by the pack's name; None where it has none."""
    return next((each for each in proposal.captions if kind and each.kind == kind), None)


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

"""The proposal as the rules see it: the model's own objects, with what is derived from several of them beside."""

# ruff: noqa: D102 - what each field is stands in `vocabulary`

from functools import cached_property
from itertools import chain, count

from engine.language import labels
from engine.language.figure import Figure, Name, Naming, table_label
from engine.language.figure_tables import FigureColumn, FigureTableView, Product
from engine.language.gaps import Gaps
from engine.language.labels import LabelProduct, LabelQuantity
from engine.language.memo import Memo
from engine.language.tables import LATER_YEARS, RowView, TableCell, TableView, YearOn
from engine.model.base import Model
from engine.model.budget import BudgetTable, Role
from engine.model.cell import Cell, CellAddress, State
from engine.model.claims import Tied
from engine.model.place import Place, Text
from engine.model.proposal import Caption, Consultation, DateAsWritten, Goal, Heading, Proposal, Statement, Topic
from engine.prose.ledger import ties_of
from engine.prose.told import against, expected

PAYBACK_ROWS = ("Tilbagebetalingstid baseret på serviceeffektivisering", "Tilbagebetalingstid baseret på totaløkonomi")
PAYBACK_COLUMN = "År"
"""What stands in the cell; it stands under no heading of its own, and not in every format in the same column."""


class Words(str):
    """A text that knows where it stands, and in which table."""

    __slots__ = ("name", "place")

    place: Place
    name: Name | None

    @classmethod
    def of(cls, text: Text, name: Name | None = None) -> "Words":
        """The words of a text of the model, and what is known of where it stands."""
        words = cls(text.text)
        words.place = text.place
        words.name = name
        return words


class Numbered(Model):
    """A heading or a caption, and which one it is in the document, from 1; of a caption, the number before its own."""

    model: Heading | Caption
    position: int
    number_before: int | None = None


class StatementView:
    """A figure in the prose."""

    __slots__ = ("model",)

    def __init__(self, model: Statement) -> None:
        self.model = model

    @property
    def figure(self) -> Figure | None:
        """The figure; None where only years are stated."""
        if self.model.figure.state is State.EMPTY:
            return None
        return Figure(self.model.figure, Naming("", self.model.about, ""))

    @property
    def place(self) -> Place:
        """Where it is said."""
        return self.model.place


class ClaimView:
    """A figure of the prose, and what came of holding it against the tables and the text around it."""

    __slots__ = ("model", "place", "proposal")

    def __init__(self, tied: Tied, proposal: Proposal) -> None:
        self.model, self.proposal = tied, proposal
        self.place = tied.claim.place

    @property
    def text(self) -> str:
        return self.model.claim.text

    @property
    def against(self) -> str:
        """What it was held against, in the reader's language."""
        return against(self.model, self.proposal)

    @property
    def expected(self) -> str:
        """What stands there."""
        return expected(self.model)

    @property
    def stated(self) -> bool:
        """Whether a statement of the same paragraph has the figure: another rule speaks of it."""
        claim = self.model.claim
        return any(
            each.topic in (Topic.INVESTMENT, Topic.EFFECT)
            and each.place == claim.place
            and claim.text in each.figure.text
            for each in self.proposal.statements
        )


class ProposalView:
    """A proposal and what the rules derive from it; each is computed once, when first asked for."""

    def __init__(self, model: Proposal) -> None:
        self.model = model
        self.place = model.place
        self.memos: dict[str, Memo] = {}

    @cached_property
    def gaps(self) -> Gaps:
        return Gaps(self.model.parts)

    @property
    def unread(self) -> tuple[str, ...]:
        return self.gaps.names

    @cached_property
    def economy(self) -> TableView | None:
        return self._table(self.model.economy, "economy")

    @cached_property
    def administration_effect(self) -> TableView | None:
        return self._table(self.model.administration_effect, "administration")

    def _table(self, table: BudgetTable | None, part: str) -> TableView | None:
        return TableView(table, self.model.owner, part) if table else None

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(self.economy.columns) if self.economy else ()

    @cached_property
    def years_on(self) -> tuple[YearOn, ...]:
        years = self.years
        last = max(years, default=0)
        after = range(last + 1, last + LATER_YEARS + 1) if years else ()
        return (*(YearOn(year, year) for year in years), *(YearOn(year, last, later=True) for year in after))

    @cached_property
    def all_rows(self) -> tuple[RowView, ...]:
        return self.economy.rows if self.economy else ()

    @cached_property
    def rows(self) -> tuple[RowView, ...]:
        return _with_figures(self.all_rows)

    @cached_property
    def admin_rows(self) -> tuple[RowView, ...]:
        return _with_figures(self.administration_effect.rows if self.administration_effect else ())

    @cached_property
    def admin_years(self) -> tuple[int, ...]:
        return tuple(self.administration_effect.columns) if self.administration_effect else ()

    @cached_property
    def areas(self) -> tuple[str, ...]:
        # Names are compared without the case of their letters, so `Service` and `service` are one.
        found: dict[str, str] = {}
        for area in dict.fromkeys([row.area for row in self.rows if row.area]):
            found.setdefault(area.casefold(), area)
        return tuple(found.values())

    @cached_property
    def unit(self) -> Words | None:
        if self.economy is None:
            return None
        table, name = self.economy.model, self.economy.name
        return Words.of(table.unit or Text(place=table.place), lambda: Naming(name))

    @property
    def price_level(self) -> Figure | None:
        return self.economy.price_level if self.economy else None

    @cached_property
    def first_year(self) -> int | None:
        """None where there is none, or where a cell leaves it open: unreadable, or 0 only as far as rounding tells."""
        for year in self.years:
            figures = [figure for row in self.rows if (figure := row.figure(year))]
            spans = [figure.interval() for figure in figures]
            if any(each is not None and not each.low <= 0 <= each.high for each in spans):
                return year
            if any(each is None or each.low < each.high for each in spans):
                return None
        return None

    @cached_property
    def cells(self) -> tuple[TableCell, ...]:
        return tuple(chain.from_iterable([row.cells for row in (*self.rows, *self.admin_rows)]))

    @property
    def payback_service(self) -> Figure | None:
        return self._payback(0, self.model.payback.service) if self.model.payback else None

    @property
    def payback_total(self) -> Figure | None:
        return self._payback(1, self.model.payback.total) if self.model.payback else None

    @cached_property
    def paybacks(self) -> tuple[Figure, ...]:
        return tuple(
            each for each in (self.payback_service, self.payback_total) if each and each.state is not State.EMPTY
        )

    def _payback(self, row: int, cell: Cell) -> Figure:
        naming = Naming(self.economy.name if self.economy else "", PAYBACK_ROWS[row], PAYBACK_COLUMN)
        return Figure(cell, naming, CellAddress(self.model.owner, "payback", row, 0))

    @cached_property
    def headings(self) -> tuple[Numbered, ...]:
        return tuple(map(Numbered, self.model.headings, count(1)))

    @cached_property
    def captions(self) -> tuple[Numbered, ...]:
        captions = self.model.captions
        return tuple(map(Numbered, captions, count(1), (None, *[each.number for each in captions])))

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        return self.model.goals

    @cached_property
    def goal_groups(self) -> tuple[Words, ...]:
        return self._words(self.model.goal_groups, "opfølgning")

    @cached_property
    def partners(self) -> tuple[Words, ...]:
        return self._words(self.model.partners or (), "samarbejdspartnere")

    def _words(self, texts: tuple[Text, ...], kind: str) -> tuple[Words, ...]:
        # The words must not know the view: a circle would keep it until the next garbage collection.
        proposal = self.model
        return tuple([Words.of(text, lambda: Naming(table_name(proposal, kind))) for text in texts])

    @cached_property
    def tables(self) -> tuple[str, ...]:
        own = self.model
        there = {
            "økonomi": own.economy is not None,
            "kriterier": own.future is not None,
            "opfølgning": bool(own.goals),
            "godkendelse": bool(own.approvals),
            "samarbejdspartnere": own.partners is not None,
            "høring": own.hearings is not None,
        }
        return tuple([name for name, is_there in there.items() if is_there])

    @cached_property
    def hearings(self) -> tuple[Consultation, ...]:
        return self.model.hearings or ()

    @cached_property
    def dates(self) -> tuple[DateAsWritten, ...]:
        return tuple(date for each in (*self.model.approvals, *self.hearings) for date in each.dates)

    @cached_property
    def statements(self) -> tuple[StatementView, ...]:
        return tuple(StatementView(each) for each in self.model.statements if each.topic is not Topic.QUANTITY)

    @cached_property
    def claims(self) -> tuple[ClaimView, ...]:
        return tuple(ClaimView(each, self.model) for each in ties_of(self.model))

    @cached_property
    def quantities(self) -> tuple[StatementView, ...]:
        return tuple(StatementView(each) for each in self.model.statements if each.topic is Topic.QUANTITY)

    @cached_property
    def figure_tables(self) -> tuple[FigureTableView, ...]:
        numbered = enumerate(self.model.figure_tables)
        return tuple(FigureTableView(table, self.model.owner, number) for number, table in numbered)

    @cached_property
    def figure_columns(self) -> tuple[FigureColumn, ...]:
        return tuple(column for table in self.figure_tables for column in table.totalled())

    @cached_property
    def products(self) -> tuple[Product, ...]:
        return tuple(product for table in self.figure_tables for product in table.products())

    @cached_property
    def label_quantities(self) -> tuple[LabelQuantity, ...]:
        return labels.quantities(self.rows)

    @cached_property
    def label_products(self) -> tuple[LabelProduct, ...]:
        return labels.products(dict.fromkeys(each.row for each in self.label_quantities))


def _with_figures(rows: tuple[RowView, ...]) -> tuple[RowView, ...]:
    return tuple([row for row in rows if row.role is not Role.HEADING])


def caption_of(proposal: Proposal, kind: str) -> Caption | None:
    """The caption of a table by the pack's name; None where it has none."""
    return next((each for each in proposal.captions if each.kind == kind), None)


def table_name(proposal: Proposal, kind: str) -> str:
    """The table in a reader's words, by its caption (`Tabel 6`); "" where it has none."""
    caption = caption_of(proposal, kind)
    return table_label(caption.number, caption.title) if caption else ""


def span(years: tuple[int, ...]) -> str:
    """First and last year: `2025-2030`."""
    return f"{years[0]}-{years[-1]}" if years else ""

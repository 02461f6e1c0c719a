"""What a rule may speak of: the records and their fields, as one table of data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import Any

from engine.language.bundle_view import CoverRow
from engine.language.figure import Figure
from engine.language.figure_tables import name
from engine.language.types import (
    BOOL,
    COUNT,
    DATE,
    TEXT,
    YEAR,
    Collection,
    Enumeration,
    Numeric,
    Record,
    Type,
    Unit,
)
from engine.language.views import Words, span
from engine.model.budget import Reading, Role, Section
from engine.model.cell import State
from engine.model.proposal import Answer, Kind, Topic

Getter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its type, how to read it off the runtime record, and a few words for the documentation.

    A getter gives a Figure for a cell, None for what is not there. `source`, where there is one, gives the bare cell of
    the model, for those who need no address. `rounded`: the getter gives an Interval;
    `optional`: it may give None.
    """

    name: str
    type: Type
    get: Getter
    about: str = ""
    source: Getter | None = None
    rounded: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class RecordType:
    """A record: its fields; what `record[index]` gives, if anything; its place; and what it is called in a binding."""

    name: str
    fields: Mapping[str, Field]
    place: Getter
    title: Getter
    index: tuple[Numeric, Numeric] | None = None


def _enumeration(name: str, members: type[Kind | Section | Role | Reading | State | Answer | Topic]) -> Enumeration:
    return Enumeration(name, tuple(each.value for each in members))


KRONER_CELL = Numeric(Unit.KRONER, cell=True)
YEARS_CELL = Numeric(Unit.YEARS, cell=True)
YEAR_CELL = Numeric(Unit.YEAR, cell=True)
COUNT_CELL = Numeric(Unit.COUNT, cell=True)
SHARE_CELL = Numeric(Unit.SHARE, cell=True)
NUMBER_CELL = Numeric(Unit.NUMBER, cell=True)

KIND = _enumeration("Kind", Kind)
SECTION = _enumeration("Section", Section)
ROLE = _enumeration("Role", Role)
READING = _enumeration("Reading", Reading)
STATE = _enumeration("State", State)
ANSWER = _enumeration("Answer", Answer)
TOPIC = _enumeration("Topic", Topic)

# The pack's own names (its lexicon's keys): any word may be one.
AREA = Enumeration("Area")
ADMINISTRATION = Enumeration("Administration")
COMMITTEE = Enumeration("Committee")
BODY = Enumeration("Body")
HEADING_KIND = Enumeration("HeadingKind")
CAPTION_KIND = Enumeration("CaptionKind")
RISK = Enumeration("RiskLevel")


def _field(name: str, of: Type, path: str | Getter = "", about: str = "") -> Field:
    return Field(name, of, attrgetter(path or name) if isinstance(path, str) else path, about)


def _optional(each: Field) -> Field:
    return replace(each, optional=True)


def _model(name: str, of: Type, about: str = "") -> Field:
    return _field(name, of, f"model.{name}", about)


def _text(name: str, about: str = "") -> Field:
    def get(record: Any) -> Words:
        return Words.of(getattr(record, name))

    return Field(name, TEXT, get, about, attrgetter(f"{name}.text"))


def _many(name: str, record: str, about: str = "") -> Field:
    return _field(name, Collection(Record(record)), name, about)


def _record(
    name: str,
    title: str | Getter,
    *fields: Field,
    place: str | Getter = "place",
    index: tuple[Numeric, Numeric] | None = None,
) -> RecordType:
    return RecordType(name, {each.name: each for each in fields}, _getter(place), _getter(title), index)


def _getter(path: str | Getter) -> Getter:
    return attrgetter(path) if isinstance(path, str) else path


def _cell_of_model(name: str, of: Type, about: str = "") -> Field:
    def get(record: Any) -> Figure:
        return Figure(getattr(record, name))

    return Field(name, of, get, about, attrgetter(name))


def _cover(name: str, of: Type, about: str = "") -> Field:
    def get(row: CoverRow) -> Figure:
        return row.figure(name)

    return Field(name, of, get, about, attrgetter(f"model.{name}"))


def _own_cell(name: str, of: Type, about: str) -> Field:
    """A cell of the proposal itself; the view has the bare one beside it."""
    return Field(name, of, attrgetter(name), about, attrgetter(f"bare_{name}"), optional=True)


def _stated_figure(of: Type) -> Field:
    return Field("figure", of, attrgetter("figure"), source=attrgetter("source"), optional=True)


def _part(name: str, of: Type, at: int) -> Field:
    return Field(name, of, lambda product: product.figure(at), "", lambda product: product.quantity(at))


PROPOSAL = _record(
    "proposal",
    "model.id",
    _model("id", TEXT),
    _model("title", TEXT),
    _model("kind", KIND),
    _model("administration", ADMINISTRATION, "the pack's name of the presenting forvaltning"),
    _field("administration_text", TEXT, "model.administration_text.text", "the forvaltning as written"),
    _model("round", TEXT),
    _model("cross_cutting", BOOL),
    _model("confidential", BOOL),
    _field("years", Collection(YEAR), about="the years of Tabel 1"),
    _field("year_span", TEXT, lambda view: span(view.years), "first and last year of Tabel 1, `2025-2030`"),
    _many("rows", "row", "the rows of Tabel 1 that are not headings"),
    _many("all_rows", "row", "the rows of Tabel 1, headings too"),
    _field("areas", Collection(AREA), about="the styringsområder that the rows use, each once"),
    _optional(_field("unit", TEXT, about="the unit in the header of Tabel 1")),
    _own_cell("price_level", YEAR_CELL, "the p/l year in the header of Tabel 1"),
    _optional(_field("first_year", YEAR, about="the first year with a figure other than nil or 0 in Tabel 1")),
    _optional(_field("economy", Record("table"), about="Tabel 1 as a whole")),
    _field("has_economy", BOOL, lambda view: view.model.economy is not None, "there is a Tabel 1"),
    _many("admin_rows", "row", "the rows of the administration table that are not headings"),
    _field("admin_years", Collection(YEAR)),
    _field("has_admin", BOOL, lambda view: view.model.administration_effect is not None, "there is such a table"),
    _field("no_administration_effect", TEXT, "model.no_administration_effect.text", "the sentence that says so"),
    _many("cells", "cell", "all cells of Tabel 1 and of the administration table"),
    _own_cell("payback_service", YEARS_CELL, "the stated payback on the service effect"),
    _own_cell("payback_total", YEARS_CELL, "the stated payback on total economy"),
    _many("headings", "heading"),
    _many("captions", "caption"),
    _many("goals", "goal"),
    _field("goal_groups", Collection(TEXT), about="the group headings of the goals"),
    _field("approvals", Collection(Record("consultation")), "model.approvals", "Tabel 4"),
    _field("hearings", Collection(Record("consultation")), about="Tabel 6"),
    _field("has_hearings", BOOL, lambda view: view.model.hearings is not None, "there is a hearing table"),
    _field("partners", Collection(TEXT), about="what stands in the table of partners"),
    _field("has_partners", BOOL, lambda view: view.model.partners is not None, "there is a table of partners"),
    _many("dates", "date", "the dates of approvals and hearings"),
    _field("risk_levels", Collection(RISK), "model.risk_levels"),
    _field(
        "has_origin", BOOL, lambda view: view.model.origin is not None, "it is asked where the proposal springs from"
    ),
    _optional(_field("origin", Record("origin"), "model.origin")),
    _field("has_future", BOOL, lambda view: view.model.future is not None),
    _optional(_field("future", Record("future"), "model.future", "the investeringsforslag that is to follow")),
    _many("statements", "statement", "figures in the prose: investments, effects, periods"),
    _many("quantities", "quantity", "counts in the prose"),
    _many("figure_columns", "figure_column", "columns of other tables that have a total"),
    _many("products", "product", "rows of other tables: a count, a % and a count side by side"),
    _many("label_quantities", "label_quantity", "a number and a noun in a row's label"),
    _many("label_products", "label_product", "a number and a unit price in a row's label"),
)

TABLE = _record(
    "table",
    "name",
    _optional(_field("number", COUNT, "model.number")),
    _model("title", TEXT),
    _field("years", Collection(YEAR), lambda table: tuple(table.columns)),
    place="model.place",
)

ROW = _record(
    "row",
    "model.label",
    _model("label", TEXT),
    _model("section", SECTION),
    _model("role", ROLE),
    _field("area", AREA, "model.area.name", "the pack's name of the styringsområde, '' if none is known"),
    _field("area_text", TEXT, "model.area.text", "what stands in the cell of the styringsområde"),
    _field("area_inherited", BOOL, "model.area.inherited", "read off the label or the section's total"),
    _model("reading", READING, "how sure it is which figure stands under which year"),
    _field("cells", Collection(Record("cell")), lambda row: tuple(row.cells())),
    index=(YEAR, KRONER_CELL),
)

CELL = _record(
    "cell",
    lambda cell: f"{cell[0].model.label} {cell[1]}",
    _field("state", STATE, lambda cell: cell[2].state),
    _field("text", TEXT, lambda cell: cell[2].text),
    _field("note", TEXT, lambda cell: cell[2].note),
    _field(
        "reason", TEXT, lambda cell: cell[2].reason, "why it is unreadable, or what is unusual, by the reader's name"
    ),
    Field("amount", KRONER_CELL, lambda cell: cell[0].figure(cell[1]), "", itemgetter(2)),
    _field("row", Record("row"), itemgetter(0)),
    _field("year", YEAR, itemgetter(1)),
    place=lambda cell: cell[2].place,
)

HEADING = _record(
    "heading",
    "model.title",
    _optional(_field("number", COUNT, "model.number")),
    _model("title", TEXT),
    _model("kind", HEADING_KIND, "the pack's name of the section, '' if unknown"),
    _field("position", COUNT, about="which one it is in the document, from 1"),
    place="model.place",
)

CAPTION = _record(
    "caption",
    "model.title",
    _optional(_field("number", COUNT, "model.number")),
    _model("title", TEXT),
    _model("kind", CAPTION_KIND, "the pack's name of the table, '' if unknown"),
    _field("position", COUNT, about="which one it is in the document, from 1"),
    place="model.place",
)

GOAL = _record(
    "goal",
    "goal.text",
    _field("group", TEXT),
    _text("goal"),
    _text("measure"),
    _text("owner"),
    _text("time"),
    place="goal.place",
)

CONSULTATION = _record(
    "consultation",
    "label",
    _field("body", BODY, about="the pack's name of who was asked, '' if unknown"),
    _field("label", TEXT),
    _field("answer", ANSWER),
    _text("remark"),
    _many("dates", "date"),
)

DATE_WRITTEN = _record(
    "date",
    "text",
    _field("text", TEXT),
    _optional(_field("value", DATE)),
    _field("exists", BOOL, lambda date: date.value is not None, "there is such a day"),
)

ORIGIN = _record(
    "origin",
    lambda _: "",
    _field("answered", BOOL, lambda origin: origin.from_innovation is not None),
    _optional(_field("from_innovation", BOOL)),
    _text("title"),
)

FUTURE = _record(
    "future",
    lambda _: "",
    _cell_of_model("cost", KRONER_CELL),
    _cell_of_model("effect", KRONER_CELL),
    _text("adoption"),
    _text("effect_area"),
    _field("cross_cutting", BOOL),
    _field("large_scale", BOOL),
    _field("mature_technology", BOOL),
)

STATEMENT = _record(
    "statement",
    "model.about",
    _model("topic", TOPIC),
    _model("about", TEXT, "for a period, the label of the budget row"),
    _stated_figure(KRONER_CELL),
    _optional(_model("first_year", YEAR)),
    _optional(_model("last_year", YEAR)),
)

QUANTITY = _record(
    "quantity",
    "model.about",
    _model("about", TEXT, "what is counted"),
    _stated_figure(COUNT_CELL),
    _optional(_model("first_year", YEAR)),
    _optional(_model("last_year", YEAR)),
)

FIGURE_COLUMN = _record(
    "figure_column",
    "heading",
    _field("heading", TEXT),
    _field("unit", TEXT),
    _field("table", TEXT),
    _field("total", NUMBER_CELL),
    _field("figures", Collection(NUMBER_CELL)),
)

PRODUCT = _record(
    "product",
    "row.label",
    _field("label", TEXT, "row.label"),
    _field("table", TEXT, lambda product: name(product.table)),
    _part("base", COUNT_CELL, 0),
    _part("share", SHARE_CELL, 1),
    _part("result", COUNT_CELL, 2),
    place="row.place",
)

LABEL_QUANTITY = _record(
    "label_quantity",
    "noun",
    _field("amount", COUNT),
    _field("noun", TEXT),
    _field("row", Record("row")),
    place="row.place",
)

LABEL_PRODUCT = _record(
    "label_product",
    "row.model.label",
    Field("product", Numeric(Unit.KRONER), attrgetter("product"), "rounded to 1.000 kr. either way", rounded=True),
    _field("row", Record("row")),
    place="row.place",
)

BUNDLE = _record(
    "bundle",
    "model.round",
    _many("proposals", "proposal"),
    _field("has_cover", BOOL),
    _optional(_field("announced", COUNT_CELL, about="the number of proposals that the summary names")),
    _field("price_levels", Collection(YEAR_CELL), about="the p/l years in the headers of the cover's tables"),
    _many("committees", "committee", "the cover's Tabel 1"),
    _many("listed", "listed", "the cover's Tabel 2"),
    _many("listed_innovations", "listed_innovation", "the cover's Tabel 3"),
    _many("listed_ids", "listed_id", "the ids of both, in ascending order"),
)

_LISTED = (
    _model("label", TEXT),
    _field("title", TEXT, "model.label"),
    _model("id", TEXT),
    _model("owner", TEXT, "the udvalg or forvaltning as listed"),
    _field("committee", COMMITTEE, about="the udvalg that it is counted under; `tværgående` if cross-cutting"),
    _model("role", ROLE),
    _model("cross_cutting", BOOL),
    _model("confidential", BOOL),
)

COMMITTEE_ROW = _record(
    "committee",
    "model.label",
    _model("label", TEXT),
    _model("committee", COMMITTEE, "the pack's name of the udvalg"),
    _model("role", ROLE),
    _cover("count", COUNT_CELL, "proposals in all"),
    _cover("innovation", COUNT_CELL, "innovationsforslag among them"),
    _cover("investment", KRONER_CELL),
    _cover("effect", KRONER_CELL),
)

LISTED = _record(
    "listed",
    "model.label",
    *_LISTED,
    _cover("service", KRONER_CELL),
    _cover("anlaeg", KRONER_CELL),
    _cover("effect", KRONER_CELL),
    _cover("payback", YEARS_CELL),
)

LISTED_INNOVATION = _record("listed_innovation", "model.label", *_LISTED, _cover("service", KRONER_CELL))

LISTED_ID = _record(
    "listed_id",
    "id",
    _field("id", TEXT),
    _field("letters", TEXT),
    _field("number", COUNT),
    _field("title", TEXT, "row.model.label"),
    _field("committee", COMMITTEE, "row.committee"),
    _field("cross_cutting", BOOL, "row.model.cross_cutting"),
    _field("confidential", BOOL, "row.model.confidential"),
    place="row.place",
)

RECORDS: Mapping[str, RecordType] = MappingProxyType(
    {
        each.name: each
        for each in (
            PROPOSAL, TABLE, ROW, CELL, HEADING, CAPTION, GOAL, CONSULTATION, DATE_WRITTEN, ORIGIN, FUTURE, STATEMENT,
            QUANTITY, FIGURE_COLUMN, PRODUCT, LABEL_QUANTITY, LABEL_PRODUCT,
            BUNDLE, COMMITTEE_ROW, LISTED, LISTED_INNOVATION, LISTED_ID,
        )
    }
)  # fmt: skip
"""Every record by its name."""

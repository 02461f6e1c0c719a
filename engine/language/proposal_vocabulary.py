"""What a rule may speak of in a proposal, as one table of data."""

from enum import StrEnum

from engine.language.fields import (
    COUNT_CELL,
    KRONER_CELL,
    NUMBER_CELL,
    ROLE,
    SHARE_CELL,
    YEAR_CELL,
    YEARS_CELL,
    Field,
    cell_of_model,
    field,
    many,
    model,
    placed,
    record,
    text,
)
from engine.language.types import (
    BOOL,
    COUNT,
    DATE,
    NUMBER,
    TEXT,
    YEAR,
    Collection,
    Enumeration,
    Numeric,
    Record,
    Type,
    Unit,
)
from engine.language.views import span
from engine.model.budget import Reading, Section
from engine.model.cell import State
from engine.model.claims import ClaimKind, Result
from engine.model.parts import ANYTHING, FRONT, PartFate, PartKind
from engine.model.proposal import Answer, Kind, Topic
from engine.texts import say
from engine.texts.parts import part_words


def _enumeration(name: str, members: type[StrEnum]) -> Enumeration:
    return Enumeration(name, tuple(each.value for each in members))


KIND = _enumeration("Kind", Kind)
SECTION = _enumeration("Section", Section)
READING = _enumeration("Reading", Reading)
STATE = _enumeration("State", State)
ANSWER = _enumeration("Answer", Answer)
TOPIC = _enumeration("Topic", Topic)
PART_KIND = _enumeration("PartKind", PartKind)
PART_FATE = _enumeration("PartFate", PartFate)
CLAIM_KIND = _enumeration("ClaimKind", ClaimKind)
CLAIM_RESULT = _enumeration("ClaimResult", Result)

# The pack's own names (its lexicon's keys): any word may be one.
AREA = Enumeration("Area")
ADMINISTRATION = Enumeration("Administration")
BODY = Enumeration("Body")
HEADING_KIND = Enumeration("HeadingKind")
CAPTION_KIND = Enumeration("CaptionKind")
RISK = Enumeration("RiskLevel")


def _part(name: str, of: Type, at: int) -> Field:
    return field(name, of, lambda product: product.figure(at))


_STAND_IN = {
    FRONT: "id title administration administration_text",
    "økonomi": "years years_on year_span rows all_rows areas unit price_level first_year economy has_economy cells"
    " payback_service payback_total paybacks",
    "administration": "admin_rows admin_years administration_table has_admin no_administration_effect cells",
    "opfølgning": "goals goal_groups",
    "godkendelse": "approvals dates",
    "høring": "hearings has_hearings dates",
    "samarbejdspartnere": "partners has_partners",
    "risikoniveau": "risk_levels",
    "oprindelse": "has_origin origin",
    "kriterier": "has_future future",
    ANYTHING: "headings captions tables",
}
_LINES = frozenset(
    [
        "rows",
        "all_rows",
        "areas",
        "cells",
        "admin_rows",
        "goals",
        "goal_groups",
        "approvals",
        "hearings",
        "dates",
        "partners",
    ]
)

_PROPOSAL = record(
    "proposal",
    "model.id",
    model("id", TEXT),
    model("title", TEXT),
    model("kind", KIND),
    model("administration", ADMINISTRATION, "the pack's name of the presenting forvaltning"),
    field("administration_text", TEXT, "model.administration_text.text", "the forvaltning as written"),
    model("round", TEXT),
    model("cross_cutting", BOOL),
    model("confidential", BOOL),
    field("years", Collection(YEAR), about="the years of Tabel 1"),
    many("years_on", "year_on", "the years of Tabel 1, and 30 after them in which the permanent effect goes on"),
    field("year_span", TEXT, lambda view: span(view.years), "first and last year of Tabel 1, `2025-2030`"),
    many("rows", "row", "the rows of Tabel 1 that are not headings"),
    many("all_rows", "row", "the rows of Tabel 1, headings too"),
    field("areas", Collection(AREA), about="the styringsområder that the rows use, each once"),
    field("unit", TEXT, about="the unit in the header of Tabel 1"),
    field("price_level", YEAR_CELL, about="the p/l year in the header of Tabel 1"),
    field("first_year", YEAR, about="the first year with a figure other than nil or 0 in Tabel 1"),
    field("economy", Record("table"), about="Tabel 1 as a whole"),
    field("has_economy", BOOL, lambda view: view.model.economy is not None, "there is a Tabel 1"),
    many("admin_rows", "row", "the rows of the administration table that are not headings"),
    field("admin_years", Collection(YEAR)),
    field("administration_table", Record("table"), "administration_effect", "the administration table as a whole"),
    field("has_admin", BOOL, lambda view: view.model.administration_effect is not None, "there is such a table"),
    field("no_administration_effect", TEXT, "model.no_administration_effect.text", "the sentence that says so"),
    many("cells", "cell", "all cells of Tabel 1 and of the administration table"),
    field("payback_service", YEARS_CELL, about="the stated payback on the service effect"),
    field("payback_total", YEARS_CELL, about="the stated payback on total economy"),
    many("paybacks", "payback_time", "both of them, where anything stands"),
    many("headings", "heading"),
    many("captions", "caption"),
    field("tables", Collection(TEXT), about="what the pack calls the tables that were read, captioned or not"),
    many("goals", "goal"),
    field("goal_groups", Collection(TEXT), about="the group headings of the goals"),
    field("approvals", Collection(Record("consultation")), "model.approvals", "Tabel 4"),
    field("hearings", Collection(Record("consultation")), about="Tabel 6"),
    field("has_hearings", BOOL, lambda view: view.model.hearings is not None, "there is a hearing table"),
    field("partners", Collection(TEXT), about="what stands in the table of partners"),
    field("has_partners", BOOL, lambda view: view.model.partners is not None, "there is a table of partners"),
    many("dates", "date", "the dates of approvals and hearings"),
    field("risk_levels", Collection(RISK), "model.risk_levels"),
    field(
        "has_origin", BOOL, lambda view: view.model.origin is not None, "it is asked where the proposal springs from"
    ),
    field("origin", Record("origin"), "model.origin"),
    field("has_future", BOOL, lambda view: view.model.future is not None),
    field("future", Record("future"), "model.future", "the investeringsforslag that is to follow"),
    many("statements", "statement", "figures in the prose: investments, effects, periods"),
    many("claims", "claim", "every figure in the prose, held against the tables and the text around it"),
    many("quantities", "quantity", "counts in the prose"),
    many("figure_columns", "figure_column", "columns of other tables that have a total"),
    many("products", "product", "rows of other tables: a count, a % and a count side by side"),
    many("label_quantities", "label_quantity", "a number and a noun in a row's label"),
    many("label_products", "label_product", "a number and a unit price in a row's label"),
    field(
        "rows_are_told",
        BOOL,
        lambda view: view.gaps.told("økonomi"),
        "it is known of each row of Tabel 1 what it is; unknown where it is not",
    ),
    field("parts", Collection(Record("part")), "model.parts", "what of the document was not read, or not tied"),
    field("unread", Collection(TEXT), about="the pack's names of what may stand in those that bar"),
)
PROPOSAL = placed(_PROPOSAL, _STAND_IN, _LINES)

PART = record(
    "part",
    lambda part: f"{part.what} {part.beside}".strip(),
    field("what", PART_KIND),
    field("fate", PART_FATE, about="what became of it"),
    field("beside", TEXT, about="the caption, heading or label that it stands by"),
    field("words", TEXT, part_words, "what, beside what, and why"),
    field("bars", BOOL, about="it may hold what a rule asks for"),
)

TABLE = record(
    "table",
    lambda table: table.name or say("The table"),
    field("number", COUNT, "model.number"),
    model("title", TEXT),
    field("years", Collection(YEAR), lambda table: tuple(table.columns), "each year once"),
    field("columns", Collection(Record("year_column")), "year_columns", "the year columns, from left to right"),
    text("unit", "the unit in the header"),
    field("price_level", YEAR_CELL, about="the p/l year in the header"),
    place="model.place",
)

YEAR_COLUMN = record(
    "year_column",
    "year",
    field("year", YEAR),
    field("position", COUNT, about="which one it is in its table, from 1"),
    field("year_before", YEAR, about="the year of the column on its left"),
)

YEAR_ON = record(
    "year_on",
    "year",
    field("year", YEAR),
    field("column", YEAR, about="the year of Tabel 1 whose permanent changes it has: its own, or the last"),
    field("later", BOOL, about="it lies after the table's last year"),
)

ROW = record(
    "row",
    "label",
    field("label", TEXT),
    field("section", SECTION),
    field("role", ROLE),
    field("area", AREA, about="the pack's name of the styringsområde, '' if none is known"),
    field("area_text", TEXT, about="what stands in the cell of the styringsområde"),
    field("area_inherited", BOOL, about="read off the label or the section's total"),
    model("reading", READING, "how sure it is which figure stands under which year"),
    many("cells", "cell"),
    index=(YEAR, KRONER_CELL),
)

CELL = record(
    "cell",
    lambda cell: f"{cell.row.label} {cell.year}",
    model("state", STATE),
    model("text", TEXT),
    model("note", TEXT),
    model("reason", TEXT, "why it is unreadable, or what is unusual, by the reader's name"),
    field("amount", KRONER_CELL),
    field("row", Record("row")),
    field("year", YEAR),
)

PAYBACK_TIME = record(
    "payback_time",
    "naming.row",
    field("years", YEARS_CELL, lambda figure: figure),
    field("note", TEXT, "source.note"),
)

HEADING = record(
    "heading",
    "model.title",
    field("number", COUNT, "model.number"),
    model("title", TEXT),
    model("kind", HEADING_KIND, "the pack's name of the section, '' if unknown"),
    field("position", COUNT, about="which one it is in the document, from 1"),
    place="model.place",
)

CAPTION = record(
    "caption",
    "model.title",
    field("number", COUNT, "model.number"),
    model("title", TEXT),
    model("kind", CAPTION_KIND, "the pack's name of the table, '' if unknown"),
    field("position", COUNT, about="which one it is in the document, from 1"),
    field("number_before", COUNT, about="the number of the one before it in the document"),
    place="model.place",
)

GOAL = record(
    "goal",
    "goal.text",
    field("group", TEXT),
    text("goal"),
    text("measure"),
    text("owner"),
    text("time"),
    field("unparted", BOOL, about="it is open which words belong to which field"),
    place="goal.place",
)

CONSULTATION = record(
    "consultation",
    "label",
    field("body", BODY, about="the pack's name of who was asked, '' if unknown"),
    field("label", TEXT),
    field("answer", ANSWER),
    text("remark"),
    many("dates", "date"),
)

DATE_WRITTEN = record(
    "date",
    "text",
    field("text", TEXT),
    field("value", DATE),
    field("exists", BOOL, lambda date: date.value is not None, "there is such a day, and it is known which"),
    field("yearless", BOOL, lambda date: date.yearless, "a day and a month, and no year"),
)

ORIGIN = record(
    "origin",
    lambda _: "",
    field("answered", BOOL, lambda origin: origin.from_innovation is not None),
    field("from_innovation", BOOL),
    text("title"),
)

FUTURE = record(
    "future",
    lambda _: "",
    cell_of_model("cost", KRONER_CELL),
    cell_of_model("effect", KRONER_CELL),
    text("adoption"),
    text("effect_area"),
    field("cross_cutting", BOOL),
    field("large_scale", BOOL),
    field("mature_technology", BOOL),
)

STATEMENT = record(
    "statement",
    "model.about",
    model("topic", TOPIC),
    model("about", TEXT, "for a period, the label of the budget row"),
    field("figure", KRONER_CELL),
    field("figure_text", TEXT, "model.figure.text", "the figure as written"),
    model("first_year", YEAR),
    model("last_year", YEAR),
)

CLAIM = record(
    "claim",
    "text",
    field("kind", CLAIM_KIND, "model.claim.kind", "what it counts"),
    field("text", TEXT, about="the figure as written"),
    field("section", TEXT, "model.claim.section", "the pack's name of the section, `resumé`"),
    field("result", CLAIM_RESULT, "model.result", "what came of it: possible is a question, untied is unchecked"),
    field("against", TEXT, about="what it was held against"),
    field("expected", TEXT, about="what stands there"),
    field("stated", BOOL, about="it is a statement too, for other rules to speak of"),
)

QUANTITY = record(
    "quantity",
    "model.about",
    model("about", TEXT, "what is counted"),
    field("figure", NUMBER_CELL),
    model("first_year", YEAR),
    model("last_year", YEAR),
)

FIGURE_COLUMN = record(
    "figure_column",
    "heading",
    field("label", TEXT, "label", "the label of the total's row"),
    field("heading", TEXT),
    field("unit", TEXT),
    field("table", TEXT),
    field("total", NUMBER_CELL),
    field("total_text", TEXT, "total.source.text", "the total as written"),
    field(
        "figures",
        Collection(NUMBER_CELL),
        about="those that the total may sum: no part of the row above, and of several totals each its own",
    ),
    field("averaged", BOOL, "averaged", "the total is the mean of its rows, and not their sum"),
)

PRODUCT = record(
    "product",
    "row.label",
    field("label", TEXT, "row.label"),
    field("table", TEXT, "table.name"),
    _part("base", COUNT_CELL, 0),
    _part("share", SHARE_CELL, 1),
    _part("result", COUNT_CELL, 2),
    place="row.place",
)

LABEL_QUANTITY = record(
    "label_quantity",
    "noun",
    field("amount", NUMBER),
    field("noun", TEXT),
    field("row", Record("row")),
    place="row.place",
)

LABEL_PRODUCT = record(
    "label_product",
    "row.model.label",
    field("product", Numeric(Unit.KRONER), about="rounded to 1.000 kr. either way"),
    field("row", Record("row")),
    place="row.place",
)

"""Strategies for sentences that the type checker accepts, and for proposals, sound and broken, to try them on."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from engine.model.base import replace
from engine.model.budget import BudgetRow, BudgetTable, Reading
from engine.model.cell import Cell
from engine.model.proposal import Payback, Proposal
from tests.language.examples import ADMINISTRATION, CALLS, PROPOSAL, ROWS, YEARS, cell, unreadable

Draw = st.DrawFn

COLLECTIONS = {
    "rows": "row",
    "all_rows": "row",
    "admin_rows": "row",
    "years": "year",
    "admin_years": "year",
    "listed_years": "year",
    "cells": "cell",
    "statements": "statement",
    "captions": "caption",
    "goals": "goal",
    "hearings": "hearing",
    "dates": "date",
    "figure_columns": "column",
    "products": "product",
    "label_products": "label_product",
    "areas": "area",
    "partners": "text",
    "economy.columns": "year_column",
}
"""What a sentence may range over, and the kind of the element."""

OWN = {"column": ("figures", "figure"), "row": ("cells", "cell"), "hearing": ("dates", "date")}
"""The same of a bound name: its own collection."""

FIGURES = {
    "statement": ["{0}.figure"],
    "cell": ["{0}.amount"],
    "label_product": ["{0}.product", "{0}.row[2026]"],
}
NUMBERS = {
    "figure": ["{0}"],
    "column": ["{0}.total", "(sum of f over f in {0}.figures)", "(largest of f over f in {0}.figures)"],
}
COUNTS = {
    "product": ["{0}.base", "{0}.result", "({0}.base * {0}.share)"],
    "caption": ["{0}.number", "{0}.number_before", "{0}.position"],
    "year_column": ["{0}.position"],
}
TEXTS = {
    "row": ["{0}.label", "{0}.area", "{0}.area_text"],
    "goal": ["{0}.goal.text", "{0}.group"],
    "caption": ["{0}.title", "{0}.kind"],
    "hearing": ["{0}.label", "{0}.body"],
    "date": ["{0}.text"],
    "statement": ["{0}.about"],
    "area": ["{0}"],
    "text": ["{0}"],
    "product": ["{0}.label"],
    "cell": ["{0}.text", "{0}.note"],
}
TEXTS["goal"] = ["{0}.goal", "{0}.group", "{0}.owner"]
STATES = {
    "row": ["{0}[2025]", "{0}[1999]"],
    "cell": ["{0}.amount"],
    "column": ["{0}.total"],
    "figure": ["{0}"],
    "statement": ["{0}.figure"],
    "product": ["{0}.share"],
    "caption": ["{0}.number", "{0}.number_before"],
    "year_column": ["{0}.year_before"],
}
BOOLS = {"date": ["{0}.exists", "{0}.yearless"], "row": ["{0}.area_inherited"]}


@dataclass(frozen=True)
class Names:
    """The bound names, each with the kind of what it stands for."""

    bound: tuple[tuple[str, str], ...] = ()

    def more(self, kind: str) -> tuple[str, "Names"]:
        """A new name of the kind."""
        name = f"{kind}{len(self.bound)}"
        return name, Names((*self.bound, (name, kind)))

    def of(self, kind: str) -> list[str]:
        """The names of a kind."""
        return [name for name, each in self.bound if each == kind]

    def fields(self, table: dict[str, list[str]]) -> list[str]:
        """What the table says of the bound names."""
        return [form.format(name) for name, kind in self.bound for form in table.get(kind, [])]


def _pick(draw: Draw, options: list[str]) -> str:
    return draw(st.sampled_from(options))


def kroner(draw: Draw, names: Names, depth: int) -> str:
    """A value in kroner."""
    leaves = [*names.fields(FIGURES), "future.cost", "frame"]
    leaves += [f"{row}[{year}]" for row in names.of("row") for year in _years(names)] * 3
    if depth <= 0:
        return _pick(draw, leaves)
    a = kroner(draw, names, depth - 1)
    form = draw(st.integers(0, 8))
    if form == 0:
        return f"({a} {_pick(draw, ['+', '-'])} {kroner(draw, names, depth - 1)})"
    if form == 1:
        return _pick(draw, ["-{}", "size({})", "2 * {}", "{} / 4", "0.5 * {}", "{} / (count of x in years)"]).format(
            f"({a})"
        )
    if form == 2:
        return f"details(varige, {_pick(draw, _years(names))})"
    if form in (3, 4, 5):
        binders, inner = _binders(draw, names, depth - 1, 2)
        word = _pick(draw, ["sum", "sum", "sum", "smallest", "largest", "first", "last"])
        return f"({word} of {kroner(draw, inner, depth - 1)} over {binders})"
    return a


def _years(names: Names) -> list[str]:
    return [
        *names.of("year") * 3,
        "2026",
        "2027",
        "1999",
        "first_year",
        *(f"({each} - 1)" for each in names.of("year")),
        *(f"{each}.{field}" for each in names.of("year_column") for field in ("year", "year_before")),
    ]


def comparison(draw: Draw, names: Names, depth: int) -> str:
    """A comparison of any two values of one type."""
    operator = _pick(draw, ["=", "!=", "<", "<=", ">", ">="])
    pairs = [
        (kroner(draw, names, depth), _pick(draw, ["0", "-100", kroner(draw, names, depth)])),
        ("payback_total", _payback(draw, names, depth)),
        (_pick(draw, _years(names)), _pick(draw, _years(names))),
        (_pick(draw, ["(count of z in rows)", *names.fields(COUNTS)]), _pick(draw, ["3", *names.fields(COUNTS)])),
    ]
    numbers = names.fields(NUMBERS)
    if numbers:
        pairs += [(_pick(draw, numbers), _pick(draw, numbers))] * 2
    left, right = draw(st.sampled_from(pairs))
    return f"{left} {operator} {right}"


def _payback(draw: Draw, names: Names, depth: int) -> str:
    name, inner = names.more("year")
    return f"(payback of {kroner(draw, inner, depth - 1)} over {name} in years where {name} >= first_year)"


def atom(draw: Draw, names: Names, depth: int) -> str:
    """A sentence without sentences in it."""
    texts, options = names.fields(TEXTS), [comparison(draw, names, depth)] * 4
    options += [
        "has_admin",
        "kind = investeringsforslag",
        "kind in kinds",
        "origin.from_innovation",
        "title mentions words",
    ]
    options += names.fields(BOOLS)
    if texts:
        text = _pick(draw, texts)
        options += [f"{text} = {_pick(draw, [text, 'title', repr('Service'), repr('lav')])}", f"{text} is empty"]
        options += [f"{text} in words", f"{text} in partners", f"{text} != 'x'"]
    # What is looked up in an index: the same of two elements.
    tables = (NUMBERS, COUNTS, TEXTS, FIGURES)
    alike = [(form, names.of(kind)) for table in tables for kind, forms in table.items() for form in forms]
    for form, bound in alike:
        if len(bound) > 1:
            options += [f"{form.format(_pick(draw, bound))} = {form.format(_pick(draw, bound))}"]
    options += [f"{row}.section = varige" for row in names.of("row")] + [
        f"{row}.role != detail" for row in names.of("row")
    ]
    options += [f"{row}.label mentions words" for row in names.of("row")]
    options += [f"{year} in listed_years" for year in names.of("year")]
    states = [*names.fields(STATES), "payback_service", "first_year", "goals", "title", "price_level"]
    state = _pick(draw, states)
    is_cell = state not in ("first_year", "goals", "title") and not state.endswith(("number", "_before"))
    words = ["empty", "stated", "not empty"] + ["nil", "readable"] * is_cell
    return _pick(draw, [*options, f"{state} is {_pick(draw, words)}"])


def sentence(draw: Draw, names: Names, depth: int) -> str:
    """A sentence of at most this depth."""
    form = draw(st.integers(0, 7)) if depth > 0 else 0
    if form in (1, 2):
        word = _pick(draw, ["and", "or"])
        return f"({sentence(draw, names, depth - 1)} {word} {sentence(draw, names, depth - 1)})"
    if form == 3:
        return f"not ({sentence(draw, names, depth - 1)})"
    if form == 4:
        return f"(if {sentence(draw, names, depth - 1)} then {sentence(draw, names, depth - 1)})"
    if form in (5, 6, 7):
        binders, inner = _binders(draw, names, depth - 1, 2)
        if draw(st.integers(0, 3)) == 0:
            return f"({_pick(draw, ['some', 'no'])} {binders})"
        return f"({_pick(draw, ['every', 'every', 'some', 'no'])} {binders}: {sentence(draw, inner, depth - 1)})"
    return atom(draw, names, max(depth, 0))


def _binders(draw: Draw, names: Names, depth: int, most: int) -> tuple[str, Names]:
    parts = []
    for _ in range(draw(st.integers(1, most))):
        own = {f"{name}.{OWN[kind][0]}": OWN[kind][1] for name, kind in names.bound if kind in OWN}
        collection = draw(st.sampled_from(sorted(COLLECTIONS) + ["rows", "years"] * 6 + sorted(own) * 3))
        name, names = names.more((COLLECTIONS | own)[collection])
        condition = f" where ({sentence(draw, names, depth - 1)})" if draw(st.booleans()) and depth >= 0 else ""
        parts.append(f"{name} in {collection}{condition}")
    return ", ".join(parts), names


@st.composite
def sentences(draw: Draw) -> str:
    """A whole rule's check."""
    outer = draw(st.integers(0, 3))
    if not outer:
        return sentence(draw, Names(), 2)
    binders, names = _binders(draw, Names(), 1, outer)
    return f"every {binders}: {sentence(draw, names, 2)}"


@st.composite
def values(draw: Draw) -> str:
    """A number in kroner or years, without any name bound outside."""
    if draw(st.integers(0, 4)) == 0:
        return _payback(draw, Names(), 2)
    binders, inner = _binders(draw, Names(), 1, 2)
    word = _pick(draw, ["sum", "sum", "smallest", "last"])
    return f"({word} of {kroner(draw, inner, 2)} over {binders})"


def _cells() -> st.SearchStrategy[Cell]:
    amounts = st.sampled_from([0, 0, 100, -100, 250, -3000, 4100, 4150])
    return st.one_of(
        st.builds(cell, amounts),
        st.just(Cell()),
        st.builds(cell, amounts, st.sampled_from([0, 50])),
        st.just(unreadable()),
    )


def _readings() -> st.SearchStrategy[dict[str, Any]]:
    """How sure it is which figure stands under which year: mostly sure."""
    first_or_second = {"reading": Reading.UNCERTAIN, "placements": ((0, 2), (1, 2))}
    return st.sampled_from([{}, {}, {}, {"reading": Reading.UNCERTAIN}, first_or_second])


def _rows(rows: tuple[BudgetRow, ...], draw: Draw) -> tuple[BudgetRow, ...]:
    changed = list(rows)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(rows) - 1))
        cells = list(changed[at].cells)
        if cells:
            cells[draw(st.integers(0, len(cells) - 1))] = draw(_cells())
            keep = draw(st.sampled_from([len(cells)] * 5 + [3]))
            changed[at] = replace(changed[at], cells=tuple(cells[:keep]), **draw(_readings()))
    return tuple(changed)


@st.composite
def proposals(draw: Draw) -> Proposal:
    """The sound proposal, with cells changed, unreadable, rounded or under no sure year, or with parts missing."""
    years = draw(st.sampled_from([YEARS, YEARS, YEARS, YEARS, (YEARS[0], *YEARS[:-1]), ()]))
    economy = BudgetTable(number=1, years=years, rows=_rows(ROWS, draw), price_level=draw(_cells()))
    administration = BudgetTable(number=3, years=YEARS[1:], rows=_rows(tuple(r for r in ADMINISTRATION), draw))
    payback = Payback(service=draw(_cells()), total=draw(st.sampled_from([cell(3), cell(2), Cell(), unreadable()])))
    update = {
        "economy": draw(st.sampled_from([economy, economy, economy, None])),
        "administration_effect": draw(st.sampled_from([administration, None])),
        "payback": draw(st.sampled_from([payback, None])),
        "figure_tables": draw(st.sampled_from([(CALLS,), ()])),
        "origin": draw(st.sampled_from([PROPOSAL.origin, None])),
        "statements": PROPOSAL.statements[: draw(st.integers(0, 5))],
        "captions": tuple(replace(each, number=draw(st.sampled_from([1, 2, None]))) for each in PROPOSAL.captions[:3]),
    }
    return replace(PROPOSAL, **update)

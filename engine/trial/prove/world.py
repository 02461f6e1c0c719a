"""A proposal of which everything is open within bounds: what the rules are read on."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import z3

from engine.model.budget import Reading, Role, Section
from engine.model.proposal import Answer, Kind, Topic
from engine.trial.prove.bounds import Bounds
from engine.trial.prove.lexis import Lexis
from engine.trial.prove.logic import Figure, Formula, Many, Term, Thing, Value, both, chosen, either, inverse

FIRST_DAY, LAST_DAY = 737_425, 741_077
"""Ordinals of 1 January 2020 and 31 December 2029."""


class World:
    """The open proposal. `proposal` is what a rule sees of it, `facts` what is true of every proposal of the model."""

    def __init__(self, bounds: Bounds, lexis: Lexis) -> None:
        self.bounds = bounds
        self.lexis = lexis
        self.facts: list[Formula] = []
        self.parts: list[Formula] = []
        self.amounts: list[Term] = []
        self.has_economy = self.flag("has_economy")
        self.has_admin = self.flag("has_admin")
        self.years = self._years("year", bounds.years, self.has_economy)
        self.facts += [later > year for (_, year), (_, later) in pairwise(self.years)]
        self.admin_years = self._years("admin_year", bounds.administration_years, self.has_admin)
        self.rows = [
            *self._section(Section.VARIGE, bounds.details, bounds.subtotals),
            *self._section(Section.IMPLEMENTERING, bounds.details, bounds.subtotals),
            self._row("samlet", Section.SAMLET, Role.TOTAL),
        ]
        self.admin_rows = [
            self._row(f"admin {name}", Section.ADMINISTRATION, role)
            for name, role in (("one", Role.DETAIL), ("other", Role.DETAIL), ("total", Role.TOTAL))
        ]
        self.headings = self._titles("heading", bounds.headings)
        self.captions = self._titles("caption", bounds.captions)
        self.has_hearings = self.flag("has_hearings")
        self.approvals = [self._consultation(f"approval {n}", True) for n in range(bounds.approvals)]
        self.hearings = [self._consultation(f"hearing {n}", self.has_hearings) for n in range(bounds.hearings)]
        self.goals = [(self.flag(f"goal {n}"), self._goal(f"goal {n}")) for n in range(bounds.goals)]
        self.statements = [self._statement(f"statement {n}") for n in range(bounds.statements)]
        self.proposal = self._proposal()

    # Parts

    def flag(self, name: str) -> Formula:
        """A truth that is open; `parts` gathers those that say whether something is there."""
        found = z3.Bool(name)
        if "there" in name or "has" in name:
            self.parts.append(found)
        return found

    def integer(self, name: str, least: int, most: int) -> Term:
        """A number that is open within bounds."""
        term = z3.Int(name)
        self.facts += [term >= least, term <= most]
        return term

    def word(self, name: str) -> Value:
        """A text that is open."""
        return Value(True, self.integer(name, 0, 10_000))

    def one_of(self, name: str, words: Any) -> Value:
        """A name of a closed enumeration."""
        term = z3.Int(name)
        self.facts.append(z3.Or(*(term == self.lexis.number(str(each)) for each in words)))
        return Value(True, term)

    def figure(self, name: str, there: Formula, least: int, most: int) -> Figure:
        """A cell that is open."""
        number, nil, unreadable = (self.flag(f"{name} is {state}") for state in ("number", "nil", "unreadable"))
        term = self.integer(name, least, most)
        self.amounts += [term] if least < 0 else []
        self.facts += [
            z3.Implies(inverse(number), term == 0) if least <= 0 else z3.Implies(inverse(number), term == least),
            z3.AtMost(number, nil, unreadable, 1),
        ]
        return Figure(there, number, nil, unreadable, term if least <= 0 else chosen(number, term, 0))

    # Tables

    def _years(self, name: str, count: int, there: Formula) -> list[tuple[Formula, Term]]:
        years = [(self.flag(f"{name} {n} there"), self.integer(f"{name} {n}", 2000, 2100)) for n in range(count)]
        self.facts += [z3.Implies(has, there) for has, _ in years[:1]]
        self.facts += [z3.Implies(more, has) for (has, _), (more, _) in pairwise(years)]
        self.facts.append(z3.Distinct([year for _, year in years]))
        return years

    def _section(self, section: Section, details: int, subtotals: int) -> Iterator[Thing]:
        for n in range(details):
            yield self._row(f"{section} detail {n}", section, Role.DETAIL)
        for n in range(subtotals):
            yield self._row(f"{section} subtotal {n}", section, Role.SUBTOTAL)
        yield self._row(f"{section} total", section, Role.TOTAL)

    def _row(self, name: str, section: Section, role: Role) -> Thing:
        admin = section is Section.ADMINISTRATION
        there, years = self.flag(f"{name} there"), self.admin_years if admin else self.years
        self.facts.append(z3.Implies(there, self.has_admin if admin else self.has_economy))
        most = self.bounds.amount
        reading = self.one_of(f"{name} reading", Reading)
        unplaced = reading.term == self.lexis.number(Reading.UNCERTAIN)
        by_year = [
            (has, year, self.figure(f"{name} {n}", both(there, has), -most, most)._replace(unplaced=unplaced))
            for n, (has, year) in enumerate(years)
        ]
        area, written, inherited = (
            self.word(f"{name} area"),
            self.word(f"{name} area text"),
            self.flag(f"{name} inherits"),
        )
        self.facts += [
            z3.Implies(inherited, z3.And(written.term == 0, area.term != 0)),
            z3.Implies(z3.And(inverse(inherited), written.term == 0), area.term == 0),
        ]
        fields: dict[str, Any] = {
            "label": self.word(f"{name} label"),
            "section": Value(True, str(section)),
            "role": Value(True, str(role)),
            "area": area,
            "area_text": written,
            "area_inherited": Value(True, inherited),
            "reading": reading,
        }
        row = Thing("row", there, fields, tuple(by_year))
        fields["cells"] = Many(True, tuple(_cells(row)))
        return row

    # Lists

    def _titles(self, name: str, count: int) -> list[Thing]:
        titles: list[Thing] = []
        before = Value(False, 0)
        for n in range(count):
            there = self.flag(f"{name} {n} there")
            numbered = Value(self.flag(f"{name} {n} numbered"), self.integer(f"{name} {n} number", 0, 99))
            fields: dict[str, Any] = {
                "number": numbered,
                "title": self.word(f"{name} {n} title"),
                "kind": self.word(f"{name} {n} kind"),
                "position": Value(True, n + 1),
                "number_before": before,
            }
            titles.append(Thing(name, there, fields))
            before = numbered
        self.facts += [z3.Implies(later.there, each.there) for each, later in pairwise(titles)]
        return titles

    def _goal(self, name: str) -> Thing:
        parts = ("group", "goal", "measure", "owner", "time")
        texts = {part: self.word(f"{name} {part}") for part in parts}
        return Thing("goal", True, {**texts, "unparted": Value(True, self.flag(f"{name} unparted"))})

    def _consultation(self, name: str, table: Formula) -> Thing:
        there, dated = self.flag(f"{name} there"), self.flag(f"{name} dated")
        exists = self.flag(f"{name} date exists")
        day = Value(exists, self.integer(f"{name} day", FIRST_DAY, LAST_DAY))
        remark = self.word(f"{name} remark")
        self.facts += [z3.Implies(dated, remark.term != 0)]
        if table is not True:
            self.facts.append(z3.Implies(there, table))
        yearless = self.flag(f"{name} date yearless")
        self.facts += [z3.Implies(yearless, inverse(exists))]
        date = Thing("date", True, {"value": day, "exists": Value(True, exists), "yearless": Value(True, yearless)})
        fields: dict[str, Any] = {
            "body": self.word(f"{name} body"),
            "label": self.word(f"{name} label"),
            "answer": self.one_of(f"{name} answer", Answer),
            "remark": remark,
            "dates": Many(True, ((dated, date),)),
        }
        return Thing("consultation", there, fields)

    def _statement(self, name: str) -> Thing:
        """A figure of the prose, exact. A count is no statement to the rules."""
        there, most = self.flag(f"{name} there"), self.bounds.amount
        figure = self.figure(f"{name} figure", self.flag(f"{name} has figure"), -most, most)
        self.facts += [z3.Implies(figure.there, z3.Or(figure.number, figure.unreadable))]
        fields: dict[str, Any] = {
            "topic": self.one_of(f"{name} topic", [each for each in Topic if each is not Topic.QUANTITY]),
            "about": self.word(f"{name} about"),
            "figure": figure,
        }
        for end in ("first_year", "last_year"):
            fields[end] = Value(self.flag(f"{name} has {end}"), self.integer(f"{name} {end}", 2000, 2100))
        return Thing("statement", there, fields)

    # The proposal

    def _proposal(self) -> Thing:
        fields = self._head() | self._tables() | self._lists() | self._answers()
        return Thing("proposal", True, fields | {"tables": _read_tables(fields)})

    def _head(self) -> dict[str, Any]:
        words = ("id", "title", "administration", "administration_text", "round", "no_administration_effect")
        flags = ("cross_cutting", "confidential")
        return {
            "kind": self.one_of("kind", Kind),
            **{name: self.word(name) for name in words},
            **{name: Value(True, self.flag(name)) for name in flags},
        }

    def _tables(self) -> dict[str, Any]:
        has_payback = self.flag("has_payback")
        years = Many(True, tuple((has, Value(True, year)) for has, year in self.years))
        admin_years = Many(True, tuple((has, Value(True, year)) for has, year in self.admin_years))
        rows = Many(True, tuple((row.there, row) for row in self.rows))
        numbered = Value(both(self.has_economy, self.flag("economy numbered")), self.integer("economy number", 0, 99))
        unit = Value(self.has_economy, self.word("unit").term)
        price_level = self.figure("price_level", self.has_economy, 2000, 2100)
        economy = {
            "number": numbered,
            "title": self.word("economy title"),
            "years": years,
            "columns": _columns(self.years),
            "unit": unit,
            "price_level": price_level,
        }
        administration = {
            "years": admin_years,
            "columns": _columns(self.admin_years),
            "unit": self.word("admin unit"),
            "price_level": self.figure("admin price_level", self.has_admin, 2000, 2100),
        }
        return {
            "years": years,
            "years_on": self._years_on(),
            "rows": rows,
            "all_rows": rows,
            "areas": Many(True, tuple(self._areas())),
            "unit": unit,
            "price_level": price_level,
            "first_year": self._first_year(),
            "economy": Thing("table", self.has_economy, economy),
            "has_economy": Value(True, self.has_economy),
            "admin_rows": Many(True, tuple((row.there, row) for row in self.admin_rows)),
            "admin_years": admin_years,
            "administration_table": Thing("table", self.has_admin, administration),
            "has_admin": Value(True, self.has_admin),
            "cells": Many(True, tuple(cell for row in (*self.rows, *self.admin_rows) for cell in _cells(row))),
            "payback_service": self.figure("payback_service", has_payback, 0, 99),
            "payback_total": self.figure("payback_total", has_payback, 0, 99),
        }

    def _years_on(self) -> Many:
        """The years of Tabel 1, and those after it that have the permanent changes of its last year."""
        own = [(has, _year_on(year, year, later=False)) for has, year in self.years]
        last: Term = 0
        for has, year in self.years:
            last = chosen(has, year, last)
        some = either(*(has for has, _ in self.years))
        after = [(some, _year_on(last + n, last, later=True)) for n in range(1, self.bounds.later_years + 1)]
        return Many(True, (*own, *after))

    def _areas(self) -> Iterator[tuple[Formula, Value]]:
        before: list[Thing] = []
        for row in self.rows:
            area = row.fields["area"]
            known = either(*(both(each.there, each.fields["area"].term == area.term) for each in before))
            yield both(row.there, area.term != 0, inverse(known)), area
            before.append(row)

    def _first_year(self) -> Value:
        """As `ProposalView.first_year`: before the first amount, a cell that holds nobody knows what leaves it open."""
        known: Formula = False
        term: Term = 0
        for n, (has, year) in reversed([*enumerate(self.years)]):
            figures = [(row.there, row.by_year[n][2]) for row in self.rows]
            certain = [(both(there, inverse(each.unplaced)), each) for there, each in figures]
            amounts = both(has, either(*(both(there, each.term != 0) for there, each in certain)))
            untold = [both(there, either(each.unreadable, each.unplaced)) for there, each in figures]
            known = either(amounts, both(inverse(both(has, either(*untold))), known))
            term = chosen(amounts, year, term)
        return Value(known, term)

    def _lists(self) -> dict[str, Any]:
        bounds = self.bounds
        consulted = (*self.approvals, *self.hearings)
        dates = [(both(each.there, has), date) for each in consulted for has, date in each.fields["dates"].elements]
        self.partners = self._words("partner", bounds.partners)
        self.has_partners = self.flag("has_partners")
        self.facts += [z3.Implies(has, self.has_partners) for has, _ in self.partners]
        return {
            "headings": Many(True, tuple((each.there, each) for each in self.headings)),
            "captions": Many(True, tuple((each.there, each) for each in self.captions)),
            "goals": Many(True, tuple(self.goals)),
            "goal_groups": Many(True, tuple(self._words("goal group", bounds.goal_groups))),
            "approvals": Many(True, tuple((each.there, each) for each in self.approvals)),
            "hearings": Many(True, tuple((each.there, each) for each in self.hearings)),
            "has_hearings": Value(True, self.has_hearings),
            "partners": Many(True, tuple(self.partners)),
            "has_partners": Value(True, self.has_partners),
            "dates": Many(True, tuple(dates)),
            "risk_levels": Many(True, tuple(self._words("risk level", bounds.risk_levels))),
            "statements": Many(True, tuple((each.there, each) for each in self.statements)),
        }

    def _words(self, name: str, count: int) -> list[tuple[Formula, Value]]:
        words = [(self.flag(f"{name} {n} there"), self.word(f"{name} {n}")) for n in range(count)]
        self.facts += [z3.Implies(has, word.term != 0) for has, word in words]
        return words

    def _answers(self) -> dict[str, Any]:
        has_origin, has_future = self.flag("has_origin"), self.flag("has_future")
        answered = self.flag("origin answered")
        origin = {
            "answered": Value(True, answered),
            "from_innovation": Value(answered, self.flag("origin from innovation")),
            "title": self.word("origin title"),
        }
        most = self.bounds.amount
        future: dict[str, Any] = {
            name: self.figure(f"future {name}", has_future, -most, most) for name in ("cost", "effect")
        }
        future |= {name: self.word(f"future {name}") for name in ("adoption", "effect_area")}
        marks = ("cross_cutting", "large_scale", "mature_technology")
        future |= {name: Value(True, self.flag(f"future {name}")) for name in marks}
        return {
            "has_origin": Value(True, has_origin),
            "origin": Thing("origin", has_origin, origin),
            "has_future": Value(True, has_future),
            "future": Thing("future", has_future, future),
        }


def _read_tables(fields: dict[str, Any]) -> Many:
    """As `ProposalView.tables`."""
    goals, approvals = (either(*(has for has, _ in fields[name].elements)) for name in ("goals", "approvals"))
    there = {
        "økonomi": fields["has_economy"].term,
        "kriterier": fields["has_future"].term,
        "opfølgning": goals,
        "godkendelse": approvals,
        "samarbejdspartnere": fields["has_partners"].term,
        "høring": fields["has_hearings"].term,
    }
    return Many(True, tuple((has, Value(True, name)) for name, has in there.items()))


def _year_on(year: Term, column: Term, later: bool) -> Thing:
    fields = {"year": Value(True, year), "column": Value(True, column), "later": Value(True, later)}
    return Thing("year_on", True, fields)


def _columns(years: list[tuple[Formula, Term]]) -> Many:
    """The year columns from left to right; every one but the last ones is there."""
    columns, before = [], Value(False, 0)
    for at, (has, year) in enumerate(years, 1):
        fields = {"year": Value(True, year), "position": Value(True, at), "year_before": before}
        columns.append((has, Thing("year_column", True, fields)))
        before = fields["year"]
    return Many(True, tuple(columns))


def _cells(row: Thing) -> Iterator[tuple[Formula, Thing]]:
    for has, year, figure in row.by_year:
        fields = {"amount": figure, "row": row, "year": Value(True, year)}
        yield both(row.there, has), Thing("cell", True, fields)

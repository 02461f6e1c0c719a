"""From a model of z3 to the proposal that it means."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import z3

from engine.formats.numbers import COUNTS, THOUSANDS, YEARS, Scale, read_cell
from engine.language.comparing import mentions
from engine.model.budget import Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.cell import EMPTY, Cell
from engine.model.place import NOWHERE, Text
from engine.model.proposal import (
    Answer,
    Caption,
    Consultation,
    DateAsWritten,
    FutureProposal,
    Goal,
    Heading,
    Kind,
    Origin,
    Payback,
    Proposal,
    Statement,
    Topic,
)
from engine.trial.prove.logic import Figure, Many, Thing, Value
from engine.trial.prove.world import World


def proposal_of(model: z3.ModelRef, world: World) -> Proposal:
    """The proposal of a model."""
    return _Teller(model, world).proposal()


class _Teller:
    """Says what the model takes each open part to be."""

    def __init__(self, model: z3.ModelRef, world: World) -> None:
        self._model = model
        self._world = world
        self._lexis = world.lexis
        self._words: dict[int, str] = {}

    # Leaves

    def _holds(self, formula: Any) -> bool:
        return formula if isinstance(formula, bool) else z3.is_true(self._model.eval(formula, model_completion=True))

    def _number(self, term: Any) -> int:
        return term if isinstance(term, int) else self._model.eval(term, model_completion=True).as_long()

    def _flag(self, value: Value) -> bool:
        return self._holds(value.term)

    def _text(self, value: Value) -> str:
        if isinstance(value.term, str):
            return value.term
        number = self._number(value.term)
        if number < len(self._lexis.written):
            return self._lexis.written[number]
        if number not in self._words:
            self._words[number] = self._other_word(number)
        return self._words[number]

    def _other_word(self, number: int) -> str:
        """A text that mentions words of just the lists that the model says."""
        found = f"Post {chr(ord('A') + len(self._words) % 26) * (1 + len(self._words) // 26)}"
        wanted: list[tuple[str, ...]] = []
        unwanted: list[tuple[str, ...]] = []
        for listed, function in self._lexis.lists.items():
            (wanted if self._holds(function(number)) else unwanted).append(listed)
        for listed in wanted:
            if mentions(listed)(found):
                continue
            tried = (f"{found} {word.strip('*')}" for word in listed)
            found = next((text for text in tried if not any(mentions(each)(text) for each in unwanted)), found)
        return found

    def _cell(self, figure: Figure, scale: Scale = THOUSANDS) -> Cell:
        if not self._holds(figure.there):
            return EMPTY
        if self._holds(figure.unreadable):
            return read_cell("ulæseligt", NOWHERE, scale)
        if self._holds(figure.nil):
            return read_cell("-", NOWHERE, scale)
        if not self._holds(figure.number):
            return EMPTY
        amount = self._number(figure.term)
        text = str(amount) if scale is not THOUSANDS else f"{amount:,}".replace(",", ".")
        return read_cell(text, NOWHERE, scale)

    def _there(self, things: Any) -> Iterator[Any]:
        return (each for each in things if self._holds(each.there))

    def _each(self, many: Many) -> Iterator[Any]:
        return (element for there, element in many.elements if self._holds(there))

    # Parts

    def proposal(self) -> Proposal:
        """The whole."""
        fields = self._world.proposal.fields
        return Proposal(
            id=self._text(fields["id"]),
            kind=Kind(self._text(fields["kind"])),
            title=self._text(fields["title"]),
            administration=self._text(fields["administration"]),
            round=self._text(fields["round"]),
            administration_text=Text(text=self._text(fields["administration_text"])),
            no_administration_effect=Text(text=self._text(fields["no_administration_effect"])),
            cross_cutting=self._flag(fields["cross_cutting"]),
            confidential=self._flag(fields["confidential"]),
            economy=self._economy(fields) if self._flag(fields["has_economy"]) else None,
            administration_effect=self._administration() if self._flag(fields["has_admin"]) else None,
            payback=self._payback(fields),
            **self._lists(fields),
            origin=self._origin(fields["origin"]),
            future=self._future(fields["future"]),
        )

    def _lists(self, fields: dict[str, Any]) -> dict[str, Any]:
        def texts(name: str) -> tuple[Text, ...]:
            return tuple(Text(text=self._text(each)) for each in self._each(fields[name]))

        def consulted(name: str) -> tuple[Consultation, ...]:
            return tuple(self._consultation(each) for each in self._each(fields[name]))

        return {
            "headings": tuple(Heading(**self._title(each)) for each in self._each(fields["headings"])),
            "captions": tuple(Caption(**self._title(each)) for each in self._each(fields["captions"])),
            "goals": tuple(self._goal(each) for each in self._each(fields["goals"])),
            "goal_groups": texts("goal_groups"),
            "approvals": consulted("approvals"),
            "hearings": consulted("hearings") if self._flag(fields["has_hearings"]) else None,
            "partners": texts("partners") if self._flag(fields["has_partners"]) else None,
            "risk_levels": tuple(self._text(each) for each in self._each(fields["risk_levels"])),
            "statements": tuple(self._statement(each) for each in self._each(fields["statements"])),
        }

    def _economy(self, fields: dict[str, Any]) -> BudgetTable:
        table = fields["economy"].fields
        return BudgetTable(
            number=self._maybe(table["number"]),
            title=self._text(table["title"]),
            unit=Text(text=self._text(fields["unit"])),
            price_level=self._cell(fields["price_level"], COUNTS),
            years=self._years(self._world.years),
            rows=tuple(self._row(row) for row in self._there(self._world.rows)),
        )

    def _administration(self) -> BudgetTable:
        rows = tuple(self._row(row) for row in self._there(self._world.admin_rows))
        table = self._world.proposal.fields["administration_table"].fields
        return BudgetTable(
            unit=Text(text=self._text(table["unit"])),
            price_level=self._cell(table["price_level"], COUNTS),
            years=self._years(self._world.admin_years),
            rows=rows,
        )

    def _years(self, years: Any) -> tuple[int, ...]:
        return tuple(self._number(year) for has, year in years if self._holds(has))

    def _row(self, row: Thing) -> BudgetRow:
        area = Area(
            name=self._text(row.fields["area"]),
            text=self._text(row.fields["area_text"]),
            inherited=self._flag(row.fields["area_inherited"]),
        )
        return BudgetRow(
            label=self._text(row.fields["label"]),
            section=Section(row.fields["section"].term),
            role=Role(row.fields["role"].term),
            area=area,
            reading=Reading(self._text(row.fields["reading"])),
            cells=tuple(self._cell(figure) for has, _, figure in row.by_year if self._holds(has)),
        )

    def _payback(self, fields: dict[str, Any]) -> Payback | None:
        service, total = fields["payback_service"], fields["payback_total"]
        if not self._holds(service.there):
            return None
        return Payback(service=self._cell(service, YEARS), total=self._cell(total, YEARS))

    def _maybe(self, value: Value) -> int | None:
        return self._number(value.term) if self._holds(value.known) else None

    def _title(self, title: Thing) -> dict[str, Any]:
        fields = title.fields
        return {
            "number": self._maybe(fields["number"]),
            "title": self._text(fields["title"]),
            "kind": self._text(fields["kind"]),
        }

    def _goal(self, goal: Thing) -> Goal:
        texts = {name: self._text(value) for name, value in goal.fields.items() if name != "unparted"}
        parts = {name: Text(text=text) for name, text in texts.items() if name != "group"}
        return Goal(group=texts["group"], unparted=self._flag(goal.fields["unparted"]), **parts)

    def _consultation(self, asked: Thing) -> Consultation:
        fields = asked.fields
        dates = tuple(self._date(each) for each in self._each(fields["dates"]))
        remark = " ".join(each.text for each in dates) or self._text(fields["remark"])
        return Consultation(
            body=self._text(fields["body"]),
            label=self._text(fields["label"]),
            answer=Answer(self._text(fields["answer"])),
            remark=Text(text=remark),
            dates=dates,
        )

    def _date(self, date: Thing) -> DateAsWritten:
        if self._flag(date.fields["yearless"]):
            return DateAsWritten(text="2. juni", yearless=True)
        if not self._flag(date.fields["exists"]):
            return DateAsWritten(text="31. juni 2025")
        day = dt.date.fromordinal(self._number(date.fields["value"].term))
        return DateAsWritten(text=f"{day.day}.{day.month}.{day.year}", value=day)

    def _statement(self, statement: Thing) -> Statement:
        fields = statement.fields
        return Statement(
            topic=Topic(self._text(fields["topic"])),
            about=self._text(fields["about"]),
            figure=self._cell(fields["figure"]),
            first_year=self._maybe(fields["first_year"]),
            last_year=self._maybe(fields["last_year"]),
        )

    def _origin(self, origin: Thing) -> Origin | None:
        if not self._holds(origin.there):
            return None
        answer = origin.fields["from_innovation"]
        told = self._flag(answer) if self._holds(answer.known) else None
        return Origin(from_innovation=told, title=Text(text=self._text(origin.fields["title"])))

    def _future(self, future: Thing) -> FutureProposal | None:
        if not self._holds(future.there):
            return None
        fields = future.fields
        return FutureProposal(
            cost=self._cell(fields["cost"]),
            effect=self._cell(fields["effect"]),
            adoption=Text(text=self._text(fields["adoption"])),
            effect_area=Text(text=self._text(fields["effect_area"])),
            cross_cutting=self._flag(fields["cross_cutting"]),
            large_scale=self._flag(fields["large_scale"]),
            mature_technology=self._flag(fields["mature_technology"]),
        )

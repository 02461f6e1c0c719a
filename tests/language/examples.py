"""A sound investeringsforslag, built by hand, for the tests to break."""

import datetime as dt
from decimal import Decimal

from engine.model.budget import Area, BudgetRow, BudgetTable, Role, Section
from engine.model.cell import Cell, State
from engine.model.figures import FigureRow, FigureTable, Quantity
from engine.model.place import Place, Text
from engine.model.proposal import (
    Answer,
    Caption,
    Consultation,
    DateAsWritten,
    Goal,
    Heading,
    Kind,
    Origin,
    Payback,
    Proposal,
    Statement,
    Topic,
)

YEARS = (2025, 2026, 2027, 2028, 2029, 2030)
NO = None


def cell(value: int | None, margin: int = 0) -> Cell:
    """An empty cell, or one with a number."""
    if value is None:
        return Cell()
    return Cell(text=str(value), state=State.NUMBER, value=value, margin=margin)


def unreadable(text: str = "1.2.3") -> Cell:
    """A cell that no one can read."""
    return Cell(text=text, state=State.UNREADABLE, note="broken group")


def row(label: str, kind: tuple[Section, Role], amounts: tuple[int | None, ...], area: str = "service") -> BudgetRow:
    """A row of Tabel 1; its place is its label's length, so that tests can tell rows apart."""
    section, role = kind
    return BudgetRow(
        label=label,
        section=section,
        role=role,
        area=Area(name=area, text=area.capitalize()) if area else Area(),
        cells=tuple(map(cell, amounts)),
        place=Place(file="x", line=len(label)),
    )


VAR, IMP, SUM, ADM = Section.VARIGE, Section.IMPLEMENTERING, Section.SAMLET, Section.ADMINISTRATION
HEADING, DETAIL, SUBTOTAL, TOTAL = Role.HEADING, Role.DETAIL, Role.SUBTOTAL, Role.TOTAL

ROWS = (
    row("Varige ændringer", (VAR, HEADING), (), ""),
    row("Besparelse på årsværk", (VAR, DETAIL), (NO, -2000, -3000, -3000, -3000, -3000)),
    row("Reduktion af licenser", (VAR, DETAIL), (NO, -100, -100, -100, -100, -100)),
    row("Drift og vedligehold", (VAR, DETAIL), (NO, 150, 300, 300, 300, 300)),
    row("Samlet varig ændring", (VAR, TOTAL), (0, -1950, -2800, -2800, -2800, -2800)),
    row("Implementeringsomkostninger", (IMP, HEADING), (), ""),
    row("Projektledelse", (IMP, DETAIL), (250, 300, NO, NO, NO, NO)),
    row("Udvikling - 1.230 udviklingstimer a 650 kr.", (IMP, DETAIL), (800, NO, NO, NO, NO, NO), "anlæg"),
    row("Integration til fagsystemer", (IMP, DETAIL), (350, 100, NO, NO, NO, NO), "anlæg"),
    row("Kompetenceudvikling", (IMP, DETAIL), (400, 200, NO, NO, NO, NO)),
    row("Samlede omkostninger, service", (IMP, SUBTOTAL), (650, 500, NO, NO, NO, NO), "service"),
    row("Samlede omkostninger, anlæg", (IMP, SUBTOTAL), (1150, 100, NO, NO, NO, NO), "anlæg"),
    row("Samlede implementeringsomkostninger", (IMP, TOTAL), (1800, 600, 0, 0, 0, 0), ""),
    row("Samlet økonomisk påvirkning", (SUM, TOTAL), (1800, -1350, -2800, -2800, -2800, -2800), ""),
)

ADMINISTRATION = (
    row("Effekt på lønudgifter", (ADM, DETAIL), (NO, -1900, -2700, -2700, -2700, -2700), ""),
    row("Effekt på øvrige udgifter", (ADM, DETAIL), (NO, -50, -100, -100, -100, -100), ""),
    row("Varige ændringer totalt", (ADM, TOTAL), (NO, -1950, -2800, -2800, -2800, -2800), ""),
)


def quantity(text: str, value: str, unit: str = "") -> Quantity:
    """A figure of another table."""
    return Quantity(text=text, value=Decimal(value), unit=unit)


CALLS = FigureTable(
    number=1,
    title="Effekt",
    columns=("Årlige kald", "% der kan spares", "Antal sparet", "ÅV"),
    rows=(
        FigureRow(
            label="Nord",
            cells=(
                (quantity("82.000", "82000"),),
                (quantity("70%", "70", "%"),),
                (quantity("57.400", "57400"),),
                (quantity("0,8 ÅV", "0.8", "ÅV"),),
            ),
        ),
        FigureRow(
            label="Syd",
            cells=(
                (quantity("136.000", "136000"),),
                (quantity("70%", "70", "%"),),
                (quantity("95.200", "95200"),),
                (quantity("1,0 ÅV", "1.0", "ÅV"),),
            ),
        ),
        FigureRow(
            label="I alt",
            role=TOTAL,
            cells=(
                (quantity("218.000", "218000"),),
                (),
                (quantity("152.600", "152600"),),
                (quantity("1,8", "1.8", "ÅV"),),
            ),
        ),
    ),
)


def statement(topic: Topic, figure: Cell, years: tuple[int, int] | None = None, about: str = "") -> Statement:
    """A figure in the prose, said of these years."""
    first, last = years or (None, None)
    return Statement(topic=topic, about=about, figure=figure, first_year=first, last_year=last, place=Place(line=7))


def consulted(body: str, day: dt.date | None, text: str) -> Consultation:
    """Someone who said yes on a day."""
    date = DateAsWritten(text=text, value=day)
    return Consultation(body=body, label=body, answer=Answer.YES, remark=Text(text=text), dates=(date,))


PROPOSAL = Proposal(
    id="BC90",
    title="Fælles digital assistent",
    kind=Kind.INVESTERING,
    administration="KFF",
    administration_text=Text(text="Kultur- og Fritidsforvaltningen"),
    round="Budget 2026",
    headings=tuple(
        Heading(number=number, title=kind.capitalize(), kind=kind, place=Place(line=number))
        for number, kind in enumerate(
            ("beskrivelse", "økonomi", "implementering", "risiko", "administration", "hørt"), 1
        )
    ),
    captions=tuple(
        Caption(number=number, title=kind.capitalize(), kind=kind)
        for number, kind in enumerate(
            ("økonomi", "opfølgning", "administration", "godkendelse", "samarbejdspartnere", "høring"), 1
        )
    ),
    economy=BudgetTable(
        number=1, title="Økonomi", unit=Text(text="1.000 kr."), price_level=cell(2026), years=YEARS, rows=ROWS
    ),
    payback=Payback(service=cell(3), total=cell(3)),
    administration_effect=BudgetTable(number=3, title="Administration", years=YEARS, rows=ADMINISTRATION),
    figure_tables=(CALLS,),
    goals=tuple(
        Goal(
            group="Realisering af effektiviseringer",
            goal=Text(text=f"Mål {number}"),
            measure=Text(text="Tælling"),
            owner=Text(text="Direktionen"),
            time=Text(text="Ultimo 2026"),
        )
        for number in range(4)
    ),
    goal_groups=(
        Text(text="Implementering og anvendelse af investeringsmidler"),
        Text(text="Realisering af effektiviseringer"),
    ),
    risk_levels=("lav",),
    origin=Origin(from_innovation=False),
    approvals=(consulted("cø", dt.date(2025, 5, 8), "8. maj 2025"),),
    partners=(Text(text="Koncern IT"),),
    hearings=(
        consulted("it-kredsen", dt.date(2025, 4, 28), "28. april 2025"),
        consulted("koncern-it", dt.date(2025, 5, 4), "4. maj 2025"),
        consulted("med-udvalg", dt.date(2025, 5, 6), "6. maj 2025"),
    ),
    statements=(
        statement(Topic.INVESTMENT, cell(2400, 50)),
        statement(Topic.EFFECT, cell(2800, 50), (2027, 2030)),
        statement(Topic.EFFECT, cell(2000, 50), (2026, 2026)),
        statement(Topic.QUANTITY, cell(1230), about="udviklingstimer"),
        statement(Topic.PERIOD, Cell(), (2025, 2026), "Projektledelse"),
    ),
    place=Place(file="x", line=1),
)

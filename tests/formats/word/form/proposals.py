"""Made-up proposals of every shape that a form can hold."""

from typing import Any

from hypothesis import strategies as st

from engine.formats.dates import find_dates
from engine.formats.document import Paragraph
from engine.formats.numbers import COUNTS, MILLIONS, THOUSANDS, YEARS, Scale, read_cell, read_quantities
from engine.model.base import Model, parts, replace
from engine.model.budget import NO_AREA, Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.cell import EMPTY, Cell
from engine.model.figures import FigureRow, FigureTable
from engine.model.place import NO_TEXT, NOWHERE, Place, Text
from engine.model.proposal import (
    OF_THE_TEMPLATE,
    Answer,
    Caption,
    Consultation,
    FutureProposal,
    Goal,
    Heading,
    Kind,
    Origin,
    Payback,
    Proposal,
    Statement,
)
from engine.template.prose import Prose, statements
from tests.formats.template import lexicon

YEARS_OF_TABLE = (2026, 2027, 2028, 2029, 2030, 2031)
_WORDS = [
    "robotter",
    "løsning",
    "sagsgang",
    "vikarer",
    "Åbning",
    "it-støtte",
    "(fase",
    "2)",
    "hovedkonto",
    "6.45",
    "§107",
    "A&B",
    "<x>",
]
_LABEL = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(lambda words: " ".join(["Projekt", *words]))
_TEXT = st.one_of(st.just(""), _LABEL)
_AMOUNTS = st.one_of(
    st.sampled_from(["", "-", "\u2013", "1\u00a0500", "\u22122\u00a0500", "(1.234)", "1.23", "2.500-", "ca. 5"]),
    st.integers(-999_999, 999_999).map(lambda value: f"{value:,}".replace(",", ".")),
    st.integers(-99_999, 99_999).map(str),
)
_MILLIONS = st.one_of(st.just(""), st.decimals(-99, 99, places=1).map(lambda value: str(value).replace(".", ",")))
_SENTENCES = [
    "Der investeres samlet 7,9 mio. kr. i løsningen.",
    "Den samlede varige ændring er 2,5 mio. kr. i 2027 og 4,0 mio. kr. fra 2028 og frem.",
    "Der er 1.200 årsværk om opgaven.",
]


def printed(value: Any) -> Any:
    """The value as far as paper holds it: a hyphen at the end of a line may be the word's own."""
    if isinstance(value, tuple):
        return tuple(map(printed, value))
    if isinstance(value, Model):
        return replace(value, **{name: printed(each) for name, each in parts(value).items()})
    return value.replace("it-støtte", "itstøtte") if isinstance(value, str) else value


def bare(value: Any) -> Any:
    """The value without what no form holds: places, how sure a reading was, what was not read, figures of its prose."""
    if isinstance(value, Place):
        return NOWHERE
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    if isinstance(value, Proposal):
        value = replace(value, parts=(), claims=())
    if isinstance(value, BudgetRow):
        value = replace(value, reading=Reading.PLAIN, placements=())
    if isinstance(value, Consultation):
        value = replace(value, dates=find_dates(value.remark.text, NOWHERE))
    if isinstance(value, Cell):
        value = replace(value, inferred=False)
    if isinstance(value, Model):
        return replace(value, **{name: bare(each) for name, each in parts(value).items()})
    return value


def cell(text: str, scale: Scale = THOUSANDS) -> Cell:
    return read_cell(text, NOWHERE, scale)


def text(words: str) -> Text:
    return Text(text=words) if words else NO_TEXT


def row(draw: Any, section: Section, label: str, role: Role, scale: Scale) -> BudgetRow:
    figures = _MILLIONS if scale is MILLIONS else _AMOUNTS
    written = draw(st.sampled_from(["Service", "Anlæg", "1060"])) if role is Role.DETAIL else ""
    name = {"Service": "service", "Anlæg": "anlæg"}.get(written, "")
    if section is Section.ADMINISTRATION:
        name = written = ""
    cells = [draw(figures) for _ in YEARS_OF_TABLE]
    cells[0] = cells[0] or "1"
    area = Area(name=name, text=written) if written else NO_AREA
    return BudgetRow(label=label, section=section, role=role, area=area, cells=tuple(cell(c, scale) for c in cells))


def table(number: int, title: str, rows: list[BudgetRow], scale: Scale) -> BudgetTable:
    unit = "mio. kr." if scale is MILLIONS else "1.000 kr."
    level = cell("2026", COUNTS)
    years = YEARS_OF_TABLE
    return BudgetTable(number=number, title=title, unit=text(unit), price_level=level, years=years, rows=tuple(rows))


def economy(draw: Any, kind: Kind) -> BudgetTable:
    scale = draw(st.sampled_from([THOUSANDS, MILLIONS]))
    rows: list[BudgetRow] = []
    names = {Section.VARIGE: ("Varige ændringer", "Samlet varig ændring")} if kind is Kind.INVESTERING else {}
    names[Section.IMPLEMENTERING] = ("Implementeringsomkostninger", "Samlede implementeringsomkostninger")
    for section, (heading, total) in names.items():
        rows.append(BudgetRow(label=heading, section=section, role=Role.HEADING))
        rows += [row(draw, section, label, Role.DETAIL, scale) for label in draw(st.lists(_LABEL, max_size=4))]
        rows.append(row(draw, section, total, Role.TOTAL, scale))
    if kind is Kind.INVESTERING:
        rows.append(row(draw, Section.SAMLET, "Samlet økonomisk påvirkning", Role.TOTAL, scale))
    return table(1, "Forslagets samlede økonomiske konsekvenser", rows, scale)


def administration(draw: Any) -> BudgetTable:
    section = Section.ADMINISTRATION
    rows = [row(draw, section, label, Role.DETAIL, THOUSANDS) for label in draw(st.lists(_LABEL, max_size=3))]
    rows.append(row(draw, section, "Varige ændringer totalt, administration", Role.TOTAL, THOUSANDS))
    return table(4, "Varige ændringer, administration", rows, THOUSANDS)


def figures(draw: Any) -> FigureTable:
    written = st.sampled_from(["", "0,8 ÅV", "1.230 timer", "70%", "-", "0,8 ÅV (540.000 kr.)"])
    rows = []
    for label in draw(st.lists(_LABEL, min_size=1, max_size=3)):
        cells = tuple(read_quantities(each, NOWHERE) for each in ("12", draw(written)))
        rows.append(FigureRow(label=label, role=Role.DETAIL, cells=cells))
    return FigureTable(number=2, title="Estimerede gevinster", columns=("Timer", "Andet"), rows=tuple(rows))


def consultation(draw: Any, body: str, label: str) -> Consultation:
    remark = draw(st.sampled_from(["", "2. juni 2025", "Behandlet 5. februar og 9. april 2025"]))
    dates = find_dates(remark, NOWHERE)
    return Consultation(body=body, label=label, answer=draw(st.sampled_from(Answer)), remark=text(remark), dates=dates)


def goals(draw: Any, groups: list[str]) -> tuple[Goal, ...]:
    found = []
    for group in groups:
        for label in draw(st.lists(_LABEL, max_size=2)):
            measure, owner, time = (text(draw(_TEXT)) for _ in range(3))
            found.append(Goal(group=group, goal=text(label), measure=measure, owner=owner, time=time))
    return tuple(found)


def future(draw: Any) -> FutureProposal:
    marks = [draw(st.booleans()) for _ in range(3)]
    return FutureProposal(
        cost=cell(draw(st.sampled_from(["4.000", "", "-"]))),
        adoption=text(draw(st.sampled_from(["Budget 2027", ""]))),
        effect=cell("-9.000"),
        effect_area=text(draw(st.sampled_from(["administration", ""]))),
        cross_cutting=marks[0],
        large_scale=marks[1],
        mature_technology=marks[2],
    )


def stated(sentences: list[str], economy: BudgetTable) -> tuple[Statement, ...]:
    return statements(Prose([Paragraph(text=sentence) for sentence in sentences], economy, lexicon()))


_SECTIONS = {
    Kind.INVESTERING: [
        "beskrivelse",
        "økonomi",
        "implementering",
        "risiko",
        "administrative",
        "administration",
        "hørt",
    ],
    Kind.INNOVATION: ["beskrivelse", "økonomi", "kommende", "implementering", "risiko", "administrative", "hørt"],
}
_TITLES = {
    "beskrivelse": "Beskrivelse af forslag (fremgangsmåde og effekt)",
    "økonomi": "Økonomi",
    "kommende": "Kommende investeringsforslag og kriterier til prioritering",
    "implementering": "Implementering og opfølgning",
    "risiko": "Risikovurdering",
    "administration": "Effektivisering på administration",
    "hørt": "Hvem er hørt?",
}
_CAPTIONS = {
    "": "Estimerede gevinster",
    "økonomi": "Forslagets samlede økonomiske konsekvenser",
    "kriterier": "Kriterier til prioritering",
    "opfølgning": "Opfølgningsmål",
    "administration": "Varige ændringer, administration",
    "godkendelse": "Godkendelse af Center for Økonomi",
    "samarbejdspartnere": "Inddragede samarbejdspartnere",
    "høring": "Høring og inddragelse af kredse og udvalg",
}
_NUMBERS = {"": 2, "økonomi": 1, "administration": 4}


def heading(number: int, kind: str, family: Kind) -> Heading:
    if kind == "administrative":
        return Heading(title=f"Administrative bilag til {family.value}", kind=kind)
    return Heading(number=number, title=_TITLES[kind], kind=kind)


@st.composite
def proposals(draw: Any) -> Proposal:
    """A proposal of either kind; parts may be missing, figures may be unreadable."""
    kind = draw(st.sampled_from(OF_THE_TEMPLATE))
    investing = kind is Kind.INVESTERING
    tabel_1 = economy(draw, kind)
    groups = draw(
        st.sampled_from([
            [],
            ["Realisering af innovationsforslag"],
            ["Implementering og anvendelse af investeringsmidler", "Realisering af effektiviseringer"],
        ])
    )  # fmt: skip
    figure_tables = (figures(draw),) if draw(st.booleans()) else ()
    effect = administration(draw) if investing and draw(st.booleans()) else None
    kinds = [*[""] * bool(figure_tables), "økonomi", *["kriterier"] * (not investing), "opfølgning"]
    kinds += [*["administration"] * bool(effect), "godkendelse", "samarbejdspartnere", "høring"]
    code, name = draw(st.sampled_from([("KFF", "Kultur- og Fritidsforvaltningen"), ("SOF", "Socialforvaltningen")]))
    sections = enumerate(_SECTIONS[kind], start=1)
    payback = Payback(service=cell("4", YEARS), total=draw(st.sampled_from([cell("5 år", YEARS), EMPTY])))
    return Proposal(
        id=draw(st.from_regex(r"[A-Z]{2}[0-9]{2}", fullmatch=True)),
        title=draw(_LABEL),
        kind=kind,
        administration=code,
        administration_text=text(name),
        round=draw(st.sampled_from(["Budget 2026", "OFS 2025-2026"])),
        cross_cutting=draw(st.booleans()),
        confidential=draw(st.booleans()),
        headings=tuple(heading(number, each, kind) for number, each in sections),
        captions=tuple(Caption(number=_NUMBERS.get(each, 3), title=_CAPTIONS[each], kind=each) for each in kinds),
        economy=tabel_1,
        payback=payback if investing else None,
        administration_effect=effect,
        figure_tables=figure_tables,
        future=None if investing else future(draw),
        goals=goals(draw, groups),
        goal_groups=tuple(text(group) for group in groups),
        risk_levels=draw(st.sampled_from([(), ("lav",), ("høj", "middel")])),
        origin=Origin(from_innovation=draw(st.sampled_from([None, True, False])), title=text(draw(_TEXT))),
        approvals=(consultation(draw, "cø", "Center for Økonomi, Økonomiforvaltningen"),),
        partners=tuple(text(each) for each in draw(st.lists(_LABEL, max_size=2))),
        hearings=(consultation(draw, "it-kredsen", "IT-kredsen"), consultation(draw, "med-udvalg", "MED-udvalg")),
        statements=stated(draw(st.lists(st.sampled_from(_SENTENCES), max_size=3, unique=True)), tabel_1),
    )

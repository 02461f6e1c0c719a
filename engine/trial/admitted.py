"""Hypothesis strategies for whatever the models admit, however broken. Places are left out: they belong to a file.

For tests of what must never crash: `@given(proposals())`, `@given(covers())`, `@given(bundles())`.
"""

from decimal import Decimal

from hypothesis import strategies as st

from engine.model.budget import Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.bundle import Bundle, CommitteeRow, Cover, ListedInnovation, ListedInvestment
from engine.model.cell import Cell, State
from engine.model.figures import FigureRow, FigureTable, Quantity
from engine.model.parts import Part, PartFate, PartKind
from engine.model.place import Text
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

ODD = [
    ": ",
    "#",
    "- x",
    "'",
    '"',
    "{",
    "[a, b]",
    "&x",
    "*x",
    "!x",
    "|",
    ">",
    "%",
    "@",
    "`",
    "<<",
    "~",
    "null",
    "NO",
    "1:30",
]
ODD += [
    "a: b",
    "a #b",
    " x",
    "x ",
    "x\ny",
    "x\n",
    "\n",
    "\tx",
    "a,b",
    "?",
    "1.850",
    "æøå ÆØÅ ☒",
    "\u2028",
    "\x07",
    "\ufeff",
]
PLAIN = st.text("abcæøå ABC-,.()§:%0123", max_size=24)
WORDS = PLAIN | PLAIN | st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"), max_size=12)
"""Any text a file can hold, mostly such as people write."""

INTEGERS = st.integers(-(10**8), 10**8)
YEARS = st.integers(2000, 2060)
MAYBE_YEAR = st.none() | YEARS
TYPED = INTEGERS.map(lambda amount: f"{amount:,}".replace(",", ".")) | st.sampled_from(
    ["", "-", "0", "–", "−5", "2220", "(7)"]
)


def texts() -> st.SearchStrategy[Text]:
    """A text of a document."""
    return st.builds(Text, text=WORDS)


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    """A figure: as typed, or with whatever a reader may have made of it."""
    state = draw(st.sampled_from(State))
    return Cell(
        text=draw(TYPED | WORDS),
        state=state,
        value=draw(INTEGERS) if state is State.NUMBER else None,
        margin=draw(st.just(0) | st.integers(0, 500)),
        note=draw(st.just("") | WORDS),
        reason=draw(st.sampled_from(["", "broken_group", "other_minus", "own_reason"])),
        inferred=draw(st.booleans()),
    )


def typed_cells() -> st.SearchStrategy[Cell]:
    """A figure as the canonical reader makes it from what was typed, in a table in 1.000 kr."""
    from engine.formats.numbers import read_cell
    from engine.model.place import NOWHERE

    return TYPED.map(lambda text: read_cell(text, NOWHERE))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """A figure with its unit."""
    state = draw(st.sampled_from(State))
    value = draw(st.decimals(-(10**9), 10**9, places=2)) if state is State.NUMBER else None
    return Quantity(
        text=draw(st.sampled_from(["70%", "0,8 ÅV", "57.400", "218.00"]) | WORDS),
        state=state,
        value=Decimal(value) if value is not None else None,
        unit=draw(st.sampled_from(["", "ÅV", "kr.", "%"]) | WORDS),
        note=draw(st.just("") | WORDS),
        reason=draw(st.sampled_from(["", "broken_group", "own_reason"])),
    )


def areas() -> st.SearchStrategy[Area]:
    """A styringsområde."""
    usual = st.sampled_from(
        [
            Area(),
            Area(name="service", text="Service"),
            Area(name="anlæg", text="Anlæg"),
            Area(name="service", inherited=True),
        ]
    )
    return usual | st.builds(Area, name=WORDS, text=WORDS, inherited=st.booleans())


@st.composite
def budget_rows(draw: st.DrawFn, width: int) -> BudgetRow:
    """A row with mostly `width` figures."""
    figures = draw(st.lists(cells() | typed_cells(), min_size=width, max_size=width) | st.lists(cells(), max_size=8))
    printed = sum(each.state is not State.EMPTY for each in figures)
    columns = st.lists(st.integers(0, max(len(figures) - 1, 0)), min_size=printed, max_size=printed, unique=True)
    placement = columns.map(lambda found: tuple(sorted(found)))
    return BudgetRow(
        label=draw(WORDS),
        section=draw(st.sampled_from(Section)),
        role=draw(st.sampled_from(Role)),
        area=draw(areas()),
        cells=tuple(figures),
        reading=draw(st.sampled_from(Reading)),
        placements=draw(st.lists(placement, max_size=2).map(tuple)),
    )


@st.composite
def budget_tables(draw: st.DrawFn) -> BudgetTable:
    """A table of amounts by year, its rows mostly in the order of the sections."""
    first = draw(YEARS)
    years = draw(st.just(tuple(range(first, first + 6))) | st.lists(YEARS, max_size=4).map(tuple))
    rows = draw(st.lists(budget_rows(len(years)), max_size=5))
    if draw(st.booleans()):
        rows.sort(key=lambda row: list(Section).index(row.section))
    return BudgetTable(
        number=draw(st.none() | st.integers(0, 9)),
        title=draw(WORDS),
        unit=Text(text=draw(st.sampled_from(["1.000 kr.", "mio. kr.", ""]) | WORDS)),
        price_level=draw(cells() | typed_cells()),
        years=years,
        rows=tuple(rows),
    )


def figure_tables() -> st.SearchStrategy[FigureTable]:
    """A table of quantities."""
    row = st.builds(
        FigureRow,
        label=WORDS,
        role=st.sampled_from(Role),
        cells=st.lists(st.lists(quantities(), max_size=3).map(tuple), max_size=3).map(tuple),
    )
    return st.builds(
        FigureTable,
        number=st.none() | st.integers(0, 9),
        title=WORDS,
        columns=st.lists(WORDS, max_size=3).map(tuple),
        rows=st.lists(row, max_size=3).map(tuple),
    )


def consultations() -> st.SearchStrategy[Consultation]:
    """A row of the approval or hearing table."""
    day = st.builds(
        DateAsWritten, text=st.sampled_from(["8. maj 2025", "31. juni 2025"]) | WORDS, value=st.none() | st.dates()
    )
    return st.builds(
        Consultation,
        body=WORDS,
        label=WORDS,
        answer=st.sampled_from(Answer),
        remark=texts() | st.sampled_from([Text(text="8. maj 2025"), Text(text="5. februar og 9. april 2025")]),
        dates=st.lists(day, max_size=2).map(tuple),
    )


def statements() -> st.SearchStrategy[Statement]:
    """A figure of the prose."""
    return st.builds(
        Statement,
        topic=st.sampled_from(Topic),
        about=WORDS,
        figure=cells() | typed_cells(),
        first_year=MAYBE_YEAR,
        last_year=MAYBE_YEAR,
    )


def futures() -> st.SearchStrategy[FutureProposal]:
    """The investment proposal to come."""
    flags = {name: st.booleans() for name in ("cross_cutting", "large_scale", "mature_technology")}
    return st.builds(
        FutureProposal, cost=cells() | typed_cells(), adoption=texts(), effect=cells(), effect_area=texts(), **flags
    )


def proposals() -> st.SearchStrategy[Proposal]:
    """Any proposal that the models admit, sensible or not."""
    number = st.none() | st.integers(0, 99)
    heading = st.builds(Heading, number=number, title=WORDS, kind=WORDS)
    caption = st.builds(Caption, number=number, title=WORDS, kind=WORDS)
    goal = st.builds(
        Goal, group=WORDS, goal=texts(), measure=texts(), owner=texts(), time=texts(), unparted=st.booleans()
    )
    few = 2
    return st.builds(
        Proposal,
        id=WORDS,
        title=WORDS,
        kind=st.sampled_from(Kind),
        administration=WORDS,
        administration_text=texts(),
        round=WORDS,
        cross_cutting=st.booleans(),
        confidential=st.booleans(),
        headings=st.lists(heading, max_size=few).map(tuple),
        captions=st.lists(caption, max_size=few).map(tuple),
        economy=st.none() | budget_tables(),
        payback=st.none() | st.builds(Payback, service=cells(), total=cells() | typed_cells()),
        administration_effect=st.none() | budget_tables(),
        no_administration_effect=texts(),
        figure_tables=st.lists(figure_tables(), max_size=1).map(tuple),
        future=st.none() | futures(),
        goals=st.lists(goal, max_size=few).map(tuple),
        goal_groups=st.lists(texts(), max_size=few).map(tuple),
        risk_levels=st.lists(WORDS, max_size=few).map(tuple),
        origin=st.none() | st.builds(Origin, from_innovation=st.none() | st.booleans(), title=texts()),
        approvals=st.lists(consultations(), max_size=few).map(tuple),
        partners=st.none() | st.lists(texts(), max_size=few).map(tuple),
        hearings=st.none() | st.lists(consultations(), max_size=few).map(tuple),
        statements=st.lists(statements(), max_size=few).map(tuple),
        notes=st.lists(texts(), max_size=few).map(tuple),
        parts=parts(),
    )


def parts() -> st.SearchStrategy[tuple[Part, ...]]:
    """What of a document was not read."""
    part = st.builds(
        Part,
        what=st.sampled_from(PartKind),
        fate=st.sampled_from(PartFate),
        why=WORDS,
        beside=WORDS,
        within=st.lists(st.sampled_from(["økonomi", "høring"]) | WORDS, max_size=2).map(tuple),
        bars=st.booleans(),
    )
    return st.lists(part, max_size=2).map(tuple)


def covers() -> st.SearchStrategy[Cover]:
    """Any cover that the models admit."""
    figure = cells() | typed_cells()
    flags = {"cross_cutting": st.booleans(), "confidential": st.booleans(), "role": st.sampled_from(Role)}
    listed = {"label": WORDS, "id": WORDS, "owner": WORDS, "service": figure} | flags
    committee = st.builds(
        CommitteeRow,
        label=WORDS,
        committee=WORDS,
        role=st.sampled_from(Role),
        count=figure,
        innovation=figure,
        investment=figure,
        effect=figure,
    )
    investment = st.builds(ListedInvestment, anlaeg=figure, effect=figure, payback=figure, **listed)
    return st.builds(
        Cover,
        announced=figure,
        price_levels=st.lists(figure, max_size=3).map(tuple),
        committees=st.lists(committee, max_size=3).map(tuple),
        investments=st.lists(investment, max_size=3).map(tuple),
        innovations=st.lists(st.builds(ListedInnovation, **listed), max_size=2).map(tuple),
        parts=parts(),
    )


def bundles() -> st.SearchStrategy[Bundle]:
    """Any bundle: proposals that know nothing of each other, and perhaps a cover."""
    members = st.lists(proposals(), max_size=3).map(tuple)
    return st.builds(Bundle, round=WORDS, cover=st.none() | covers(), proposals=members)

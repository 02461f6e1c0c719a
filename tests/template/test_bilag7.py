"""The real annex, against values copied by eye from its text."""

import datetime as dt
from pathlib import Path

import pytest

from engine.diagnose.settle import settle
from engine.model.budget import BudgetRow, Role
from engine.model.budget import Reading as Sureness
from engine.model.cell import Cell, State
from engine.model.proposal import Answer, Consultation, Kind, Proposal, Topic
from engine.template import Reading
from tests.formats.template import read

SECTION_HEADINGS = ("Varige ændringer (", "Implementeringsomkostninger")
ROWS_FILE = Path(__file__).parent / "bilag7_rows.txt"


def expected_rows() -> dict[str, list[list[str]]]:
    """The rows by proposal, as the file beside this one lists them."""
    found: dict[str, list[list[str]]] = {}
    for line in ROWS_FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            found[list(found)[-1]].append([part.strip() for part in line.split("|")])
    return found


EXPECTED = expected_rows()


@pytest.fixture(scope="module")
def annex(bilag7: Path) -> Reading:
    return read(bilag7.read_text(encoding="utf-8"), "bilag7.txt")


@pytest.fixture(scope="module")
def proposals(annex: Reading) -> dict[str, Proposal]:
    return {each.id: each for each in annex.proposals}


def shown(cells: tuple[Cell, ...]) -> str:
    return " ".join(cell.text or "_" for cell in cells)


def area_of(row: BudgetRow) -> str:
    return row.area.name or (f"={row.area.text}" if row.area.text else "")


def test_five_proposals_in_one_round(annex: Reading) -> None:
    assert [each.id for each in annex.proposals] == ["BC03", "BC04", "BC06", "BC07", "BC08"]
    assert annex.round == "Budget 2026"
    assert {each.round for each in annex.proposals} == {"Budget 2026"}
    assert annex.proposals[1].title == "AI på administrative områder i Kultur- og Fritidsforvaltningen"


def test_nothing_of_the_annex_is_left_untold(annex: Reading) -> None:
    assert annex.cover is not None
    assert annex.cover.parts == ()
    assert [each.parts for each in annex.proposals] == [()] * 5


def test_kind_and_administration(proposals: dict[str, Proposal]) -> None:
    kinds = {name: each.kind for name, each in proposals.items()}
    assert kinds == dict.fromkeys(kinds, Kind.INVESTERING) | {"BC03": Kind.INNOVATION}
    assert [each.administration for each in proposals.values()] == ["BIF", "KFF", "KFF", "SOF", "ØKF"]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_of_the_tables_by_year(proposals: dict[str, Proposal], name: str) -> None:
    proposal = settle(proposals[name])
    assert proposal.economy is not None
    tables = [table for table in (proposal.economy, proposal.administration_effect) if table]
    rows = [row for table in tables for row in table.rows if not row.label.startswith(SECTION_HEADINGS)]
    told = [[row.section, row.role, area_of(row), row.label, shown(row.cells)] for row in rows]
    assert told == EXPECTED[name]
    for table in tables:
        assert table.unit.text == "1.000 kr."
        assert table.price_level.value == 2026
        assert table.years == tuple(range(2026, 2032) if name == "BC08" else range(2025, 2031))


def test_no_other_administration_table(proposals: dict[str, Proposal]) -> None:
    without = {name for name, each in proposals.items() if each.administration_effect is None}
    assert without == {"BC03", "BC07", "BC08"}
    assert {name for name, each in proposals.items() if each.no_administration_effect} == {"BC07", "BC08"}


def test_cells_know_their_line(proposals: dict[str, Proposal]) -> None:
    economy = proposals["BC04"].economy
    assert economy is not None
    row = next(each for each in economy.rows if each.label.startswith("Tekniske"))
    assert row.place.line == 1007
    assert {cell.place.line for cell in row.cells} == {1013}


def test_one_row_is_left_open_and_the_sums_settle_it(proposals: dict[str, Proposal]) -> None:
    rows = [row for each in proposals.values() if each.economy for row in each.economy.rows]
    left_open = [row.label for row in rows if row.reading is not Sureness.PLAIN]
    assert [label.split(",")[0] for label in left_open] == ["Tekniske initialomkostninger"]
    economy = settle(proposals["BC04"]).economy
    assert economy is not None
    row = next(each for each in economy.rows if each.label.startswith("Tekniske"))
    assert row.reading is Sureness.INFERRED
    assert [cell.inferred for cell in row.cells] == [False, True, True, False, False, False]


def test_payback(proposals: dict[str, Proposal]) -> None:
    stated = {
        name: each.payback and (each.payback.service.value, each.payback.total.value)
        for name, each in proposals.items()
    }
    assert stated == {"BC03": None, "BC04": (4, 4), "BC06": (3, 3), "BC07": (2, 2), "BC08": (5, 5)}


def test_goals(proposals: dict[str, Proposal]) -> None:
    use, gain, pilot = (
        "Implementering og anvendelse af investeringsmidler",
        "Realisering af effektiviseringer",
        "Realisering af innovationsforslag",
    )
    counted = {
        name: [(group.text, sum(goal.group == group.text for goal in each.goals)) for group in each.goal_groups]
        for name, each in proposals.items()
    }
    assert counted == {
        "BC03": [(pilot, 4)],
        "BC04": [(use, 4), (gain, 2)],
        "BC06": [(use, 2), (gain, 1)],
        "BC07": [(use, 4), (gain, 1)],
        "BC08": [(pilot, 7)],
    }
    every = [goal for each in proposals.values() for goal in each.goals]
    assert all(goal.goal and goal.measure and goal.owner and goal.time for goal in every)
    assert [goal.time.text for goal in proposals["BC07"].goals] == [
        "Ultimo 2026", "Løbende indtil ultimo 2028", "Medio 2027", "Primo 2027", "2. kvartal 2026",
    ]  # fmt: skip
    assert [goal.owner.text for goal in proposals["BC07"].goals] == [
        "Center for Økonomi", *["Din Sociale Indgang"] * 3, "Center for Økonomi",
    ]  # fmt: skip
    assert proposals["BC07"].goals[0].measure.text == "Løndata i Kvantum"
    assert {goal.owner.text for goal in proposals["BC08"].goals} == {"KIT", "Serviceejere i Kontaktcentrene (KS, KIT)"}


def test_approvals_and_hearings(proposals: dict[str, Proposal]) -> None:
    def told(rows: tuple[Consultation, ...] | None) -> list[tuple[str, Answer, list[dt.date | None]]] | None:
        return None if rows is None else [(row.body, row.answer, [date.value for date in row.dates]) for row in rows]

    day = {name: dt.date(2025, *month_day) for name, month_day in
           {"BC03": (6, 2), "BC04": (5, 8), "BC06": (6, 10), "BC07": (6, 10), "BC08": (8, 5)}.items()}  # fmt: skip
    for name, each in proposals.items():
        assert told(each.approvals) == [("cø", Answer.YES, [day[name]])]
    assert told(proposals["BC03"].hearings) == [
        ("it-kredsen", Answer.YES, [dt.date(2025, 5, 28)]),
        ("koncern-it", Answer.YES, [dt.date(2025, 6, 4)]),
    ]
    assert told(proposals["BC04"].hearings) == [
        ("it-kredsen", Answer.NO, []),
        ("koncern-it", Answer.YES, []),
        ("med-udvalg", Answer.YES, [dt.date(2025, 2, 5), dt.date(2025, 4, 9)]),
    ]
    assert told(proposals["BC06"].hearings) == [("med-udvalg", Answer.YES, [dt.date(2025, 6, 11)])]
    assert told(proposals["BC07"].hearings) == [("med-udvalg", Answer.YES, [dt.date(2025, 6, 13)])]
    assert proposals["BC08"].hearings is None


def test_partners(proposals: dict[str, Proposal]) -> None:
    counted = {name: None if each.partners is None else len(each.partners) for name, each in proposals.items()}
    assert counted == {"BC03": 1, "BC04": 1, "BC06": 1, "BC07": 0, "BC08": None}


def test_headings_and_captions(proposals: dict[str, Proposal]) -> None:
    investering = ["beskrivelse", "økonomi", "implementering", "risiko", "administrative", "administration", "hørt"]
    innovation = ["beskrivelse", "økonomi", "kommende", "implementering", "risiko", "administrative", "hørt"]
    for name, each in proposals.items():
        assert [heading.kind for heading in each.headings] == (innovation if name == "BC03" else investering)
        assert [heading.number for heading in each.headings if heading.number] == [1, 2, 3, 4, 5, 6]
    captions = {name: [(caption.number, caption.kind) for caption in each.captions] for name, each in proposals.items()}
    last = ["godkendelse", "samarbejdspartnere", "høring"]
    assert captions == {
        "BC03": list(enumerate(["økonomi", "kriterier", "opfølgning", *last], 1)),
        "BC04": list(enumerate(["økonomi", "opfølgning", "administration", *last], 1)),
        "BC06": list(enumerate(["økonomi", "opfølgning", "administration", *last], 1)),
        "BC07": [(1, "økonomi"), (2, "opfølgning"), (4, last[0]), (5, last[1]), (6, last[2])],
        "BC08": [(1, ""), (1, "økonomi"), (2, "opfølgning"), (4, "godkendelse")],
    }


def test_criteria_of_the_innovation_proposal(proposals: dict[str, Proposal]) -> None:
    future = proposals["BC03"].future
    assert future is not None
    assert (future.cost.value, future.adoption.text, future.effect.value) == (4000, "Budget 2027", -9000)
    assert future.effect_area.text == "administration"
    assert (future.cross_cutting, future.large_scale, future.mature_technology) == (False, True, True)
    assert all(proposals[name].future is None for name in proposals if name != "BC03")


def test_origin_and_risk(proposals: dict[str, Proposal]) -> None:
    origins = {
        name: each.origin and (each.origin.from_innovation, each.origin.title.text[:4])
        for name, each in proposals.items()
    }
    assert origins == {
        "BC03": None,
        "BC04": (True, "BC05"),
        "BC06": (False, ""),
        "BC07": (False, ""),
        "BC08": (True, "BC19"),
    }
    risks = {name: each.risk_levels for name, each in proposals.items()}
    assert risks == {"BC03": ("lav",), "BC04": ("lav", "middel"), "BC06": ("lav",), "BC07": ("lav",), "BC08": ("lav",)}


def test_the_table_of_calls(proposals: dict[str, Proposal]) -> None:
    (table,) = proposals["BC08"].figure_tables
    assert len(table.columns) == 5
    shown_rows = [
        (row.label, row.role, [[f"{each.value}{each.unit}" for each in cell] for cell in row.cells])
        for row in table.rows
    ]
    assert shown_rows[0] == (
        "Koncern IT (ØKF)",
        Role.DETAIL,
        [["82000"], ["70%"], ["57400"], ["40sek."], ["0.8ÅV", "540000kr."]],
    )
    assert shown_rows[1] == (
        "Koncern Service (ØKF)",
        Role.DETAIL,
        [["136000"], ["70%"], ["95200"], ["30sek."], ["1.0ÅV", "600000kr."]],
    )
    assert shown_rows[2] == ("I alt", Role.TOTAL, [["None"], [], ["152600"], [], ["1.8ÅV", "1140000kr."]])
    broken = table.rows[2].cells[0][0]
    assert (broken.text, broken.state, broken.reason) == ("218.00", State.UNREADABLE, "broken_group")


def test_statements_of_investment_and_effect(proposals: dict[str, Proposal]) -> None:
    told = {
        name: {
            (each.topic.value, each.figure.value, each.figure.margin, each.first_year, each.last_year)
            for each in proposal.statements
            if each.topic in (Topic.INVESTMENT, Topic.EFFECT)
        }
        for name, proposal in proposals.items()
    }
    assert told == {
        "BC03": set(),
        "BC04": {
            ("investment", 7900, 50, None, None),
            ("effect", 2500, 50, 2026, 2026),
            ("effect", 4000, 50, 2027, 2030),
        },
        "BC06": {
            ("investment", 3400, 50, None, None),
            ("effect", 1500, 50, 2026, 2026),
            ("effect", 2000, 500, 2027, 2027),
        },
        "BC07": set(),
        "BC08": {("effect", 718, 0, 2027, 2031)},
    }


def test_statements_of_quantities_and_periods(proposals: dict[str, Proposal]) -> None:
    hours = [each for each in proposals["BC08"].statements if each.about == "udviklingstimer"]
    assert [each.figure.value for each in hours] == [1200]
    periods = [each for each in proposals["BC07"].statements if each.topic is Topic.PERIOD]
    assert {(each.about, each.first_year, each.last_year) for each in periods} == {
        ("Kompetenceudvikling", 2027, 2029),
        ("Kompetenceudvikling", 2026, 2028),
    }


def test_the_cover(annex: Reading) -> None:
    cover = annex.cover
    assert cover is not None
    assert (cover.announced.text, cover.announced.value) == ("otte", 8)
    assert [level.value for level in cover.price_levels] == [2026, 2026, 2026]
    committees = [
        (row.committee, row.count.value, row.innovation.value, row.investment.value, row.effect.value)
        for row in cover.committees
    ]
    assert committees == [
        ("BIU", 1, 1, 1850, None),
        ("KFU", 3, None, 13560, -6500),
        ("SUD", 1, None, 2800, -14100),
        ("ØU", 1, None, 2600, -718),
        ("tværgående", 2, None, 7247, -3261),
        ("", 8, None, 28057, -24579),
    ]
    listed = [
        (row.owner, row.id, row.service.value, row.anlaeg.value, row.effect.value, row.payback.value)
        for row in cover.investments
    ]
    assert listed == [
        ("ØU", "BC01", 1761, 1486, -1814, 6),
        ("ØU", "BC02", 700, 3300, -1447, 4),
        ("KFF", "BC04", 4520, 3340, -4000, 4),
        ("KFF", "BC05", 2300, None, -500, 6),
        ("KFF", "BC06", 3400, None, -2000, 3),
        ("SOF", "BC07", 2800, None, -14100, 2),
        ("ØU", "BC08", None, 2600, -718, 6),
        ("", "", 15481, 10726, -24579, None),
    ]
    assert {row.id for row in cover.investments if row.cross_cutting} == {"BC01", "BC02"}
    assert {row.id for row in cover.investments if row.confidential} == {"BC02", "BC05"}
    assert [row.role for row in cover.investments] == [Role.DETAIL] * 7 + [Role.TOTAL]
    assert [(row.owner, row.id, row.service.value) for row in cover.innovations] == [("BIU", "BC03", 1850)]

"""Canonical files as an economist writes them, and what is said of mistakes in them."""

from collections.abc import Iterator
from enum import StrEnum

import pytest

from engine.formats.canonical.cover import read_cover
from engine.formats.canonical.read import read_proposal
from engine.model.base import Model, parts
from engine.model.budget import Area, Reading, Role, Section
from engine.model.cell import State
from engine.model.proposal import Answer, Proposal
from engine.source.located import read_yaml
from engine.source.problem import SourceError
from engine.texts import speaking

HAND_WRITTEN = """\
id: BC99
title: Et forslag skrevet i hånden
kind: investeringsforslag
economy:
  unit: 1.000 kr.
  price_level: 2026
  years: [2026, 2027, 2028]
  varige:
    - {label: Lønbesparelse, area: Service, values: {2026: -1.850, 2027: "-", 2028: (70)}}
    - {label: Licenser, area: (service), values: {2027: 150}}
    - {label: Samlet varig ændring, role: total, values: {2026: -1.850, 2027: 150, 2028: -70}}
  implementering:
    - {label: Overskrift, role: heading}
    - {label: Udvikling, area: Anlæg, placement: inferred, values: {2026: 900, 2027: 50}, placements: [[0, 1], [0, 2]]}
payback: {service: 4 år, total: 4}
figure_tables:
  - {title: Kald, columns: [Antal, Andel], rows: [{label: KIT, cells: [57.400, ["0,8 ÅV", 540.000 kr.]]}]}
origin: {from_innovation: nej}
approvals:
  - {body: cø, label: Center for Økonomi, answer: ja, remark: 8. maj 2025}
hearings: []
statements:
  - {topic: investment, figure: "7,9 mio. kr."}
  - {topic: quantity, about: opkald, figure: 152.000}
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture
def proposal() -> Proposal:
    return read_proposal(read_yaml(HAND_WRITTEN, "f"), "f")


def lines(text: str) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read_proposal(read_yaml(text, "f"), "f")
    return str(caught.value).split("\n")


def test_figures_are_amounts_and_never_decimals(proposal: Proposal) -> None:
    assert proposal.economy is not None
    first = proposal.economy.rows[0]
    assert [(cell.state, cell.value) for cell in first.cells] == [
        (State.NUMBER, -1850),
        (State.NIL, None),
        (State.NUMBER, -70),
    ]
    assert first.cells[0].text == "-1.850"


def test_every_figure_keeps_its_place(proposal: Proposal) -> None:
    assert proposal.economy is not None
    place = proposal.economy.rows[0].cells[0].place
    assert (place.file, place.line, place.column) == ("f", 9, 60)
    empty = proposal.economy.rows[1].cells[0]
    assert (empty.state, empty.place.line) == (State.EMPTY, 10)


def test_rows_have_section_role_area_and_reading(proposal: Proposal) -> None:
    assert proposal.economy is not None
    rows = proposal.economy.rows
    assert [row.section for row in rows] == [Section.VARIGE] * 3 + [Section.IMPLEMENTERING] * 2
    assert [row.role for row in rows[2:4]] == [Role.TOTAL, Role.HEADING]
    assert rows[3].cells == ()
    assert (rows[1].area.name, rows[1].area.text, rows[1].area.inherited) == ("service", "", True)
    assert rows[2].area == Area()
    assert (rows[4].reading, rows[4].placements) == (Reading.INFERRED, ((0, 1), (0, 2)))
    assert [cell.inferred for cell in rows[4].cells] == [False, True, False]


def test_the_other_parts(proposal: Proposal) -> None:
    assert proposal.payback is not None
    assert (proposal.payback.service.value, proposal.payback.total.value) == (4, 4)
    assert [len(cell) for cell in proposal.figure_tables[0].rows[0].cells] == [1, 2]
    assert proposal.origin is not None
    assert proposal.origin.from_innovation is False
    approval = proposal.approvals[0]
    assert (approval.answer, str(approval.dates[0].value)) == (Answer.YES, "2025-05-08")
    assert (proposal.hearings, proposal.partners) == ((), None)
    figures = [(each.figure.value, each.figure.margin) for each in proposal.statements]
    assert figures == [(7900, 50), (152000, 0)]


def test_a_table_in_mio_is_read_to_half_its_last_digit() -> None:
    text = HAND_WRITTEN.replace("unit: 1.000 kr.", "unit: mio. kr.").replace("2026: -1.850, 2027: 150", '2026: "-1,85"')
    economy = read_proposal(read_yaml(text, "f"), "f").economy
    assert economy is not None
    total = economy.rows[2].cells[0]
    assert (total.value, total.margin) == (-1850, 5)


HEAD = "id: X\nkind: investeringsforslag\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + "future: {cost: {state: number, value: 1000000000}}", "f:3:16: the figure is beyond reason"),
        (
            HEAD + "payback: {service: {state: number, value: 1000000000}}",
            "f:3:20: the figure is beyond reason",
        ),
        (
            HEAD + "economy: {years: [2026], varige: [{label: x, values: {2031: 5}}]}",
            "f:3:61: 2031 is not among the table's years",
        ),
        (
            HEAD + "payback: {service: {text: x, value: 3}}",
            "f:3:20: a figure has a value when its state is “number”, and only then",
        ),
        (
            HEAD + "statements: [{topic: effect, figure: 1.85}]",
            "f:3:38: “1.85”: the thousands are not grouped in threes",
        ),
        (HEAD + "economi: {}", "f:3:1: “economi” is not known here. Did you mean “economy”?"),
        (
            "id: X\nkind: investering",
            "f:2:7: “investering” is not one of: investeringsforslag, innovationsforslag",
        ),
        ("kind: investeringsforslag", "f:1:1: “id” is missing here"),
        (HEAD + "goals: [{goal: [x]}]", "f:3:16: a text must stand here"),
        (HEAD + "approvals: [{dates: [i går]}]", "f:3:22: “i går” is not a date such as 2. juni 2025"),
        (HEAD + "figure_tables: [{rows: [{label: x, cells: [Ja]}]}]", "f:3:44: no figure stands in “Ja”"),
        (HEAD + "figure_tables: [{rows: [{label: x, cells: [218.00]}]}]", "f:3:44: “218.00”: the thousands are not"),
    ],
)
def test_one_line_for_a_mistake(text: str, line: str) -> None:
    found = lines(text)
    assert len(found) == 1
    assert found[0].startswith(line)


@pytest.mark.parametrize("placements", ["[[0], [-1]]", "[[2]]", "[[]]", "[[0, 1]]", "[[1, 0]]"])
def test_a_placement_of_figures_or_years_that_are_not_there(placements: str) -> None:
    row = f"{{label: x, values: {{2026: 1}}, placements: {placements}}}"
    (found,) = lines(HEAD + f"economy: {{years: [2026, 2027], varige: [{row}]}}")
    expected = (
        "a placement gives for each figure of the row the index of its year, rising from 0: here 1 of 2 years, not ["
    )
    assert found.startswith(f"f:3:41: {expected}")


@pytest.mark.parametrize(
    ("text", "reason", "column"),
    [
        ('economy: {years: [2026], varige: [{label: x, values: {2026: "1,85"}}]}', "decimal_in_whole_table", 61),
        ("economy: {years: [2026], varige: [{label: x, values: {2026: 1.85}}]}", "broken_group", 61),
        ("payback: {service: .nan}", "not_a_number", 20),
        ("payback: {service: 1.000.000.000}", "too_large", 20),
        ("future: {cost: mange}", "not_a_number", 16),
    ],
)
def test_a_figure_that_rules_ask_for_stands_as_unreadable_in_its_place(text: str, reason: str, column: int) -> None:
    proposal = read_proposal(read_yaml(HEAD + text, "f"), "f")
    tables = [row.cells[0] for row in proposal.economy.rows] if proposal.economy else []
    paybacks = [proposal.payback.service] if proposal.payback else []
    costs = [proposal.future.cost] if proposal.future else []
    (found,) = tables + paybacks + costs
    assert (found.state, found.reason) == (State.UNREADABLE, reason)
    assert (found.place.line, found.place.column) == (3, column)


def test_every_text_is_a_plain_one() -> None:
    """A text that still knows its place is of a type of its own, which no format would take for a text."""
    kinds = {type(each) for each in _leaves(read_proposal(read_yaml(HAND_WRITTEN, "f"), "f")) if isinstance(each, str)}
    assert all(kind is str or issubclass(kind, StrEnum) for kind in kinds)


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, Model):
        yield from (leaf for part in parts(value).values() for leaf in _leaves(part))
    elif isinstance(value, tuple):
        yield from (leaf for part in value for leaf in _leaves(part))
    else:
        yield value


def test_an_unreadable_cell_can_be_kept_by_spelling_it_out() -> None:
    text = HEAD + "payback: {service: {text: 1.85, state: unreadable, reason: broken_group}}"
    payback = read_proposal(read_yaml(text, "f"), "f").payback
    assert payback is not None
    assert (payback.service.state, payback.service.note) == (
        State.UNREADABLE,
        "the thousands are not grouped in threes",
    )


def test_a_cover() -> None:
    text = """\
kind: bundle
announced: {text: otte, state: number, value: 8}
committees: [{label: Kultur- og Fritidsudvalget, committee: KFU, count: 3, investment: 13.560, effect: -6.500}]
investments: [{id: BC04, label: AI, owner: KFF, service: 4.520, anlæg: 3.340, effect: -4.000, payback: 4}]
innovations: [{id: BC03, label: Resumé, service: 1.850}]
"""
    cover = read_cover(read_yaml(text, "f"), "f")
    assert cover.announced.value == 8
    assert cover.committees[0].investment.value == 13560
    assert (cover.investments[0].anlaeg.value, cover.investments[0].payback.value) == (3340, 4)
    assert cover.innovations[0].service.value == 1850


def test_a_cover_with_a_mistake() -> None:
    with pytest.raises(SourceError) as caught:
        read_cover(read_yaml("kind: bundle\ninvestments:\n  - {label: x, anlaeg: 3}", "f"), "f")
    assert str(caught.value) == "f:3:16: “anlaeg” is not known here. Did you mean “anlæg”?"

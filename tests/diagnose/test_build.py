"""The system of real proposals, and of small ones made here, by the rules of a real pack."""

from pathlib import Path

import pytest

from engine.diagnose import Diagnosis, build_system, diagnose
from engine.diagnose.attach import rules_of
from engine.diagnose.cells import cell_infos, with_figures, with_row_moved
from engine.formats.numbers import read_quantities
from engine.model.base import replace
from engine.model.budget import Area, BudgetRow, BudgetTable, Role, Section
from engine.model.bundle import Bundle, Cover, ListedInvestment
from engine.model.cell import Cell, CellAddress, State
from engine.model.figures import FigureRow, FigureTable
from engine.model.place import NOWHERE
from engine.model.proposal import Kind, Payback, Proposal
from engine.model.report import Source
from engine.run.packs import PackRef
from engine.run.read import Member, told_apart
from tests.diagnose.real import bundle_of, pack, rules


def row(label: str, section: Section, role: Role, *figures: int | None, area: str = "") -> BudgetRow:
    return BudgetRow(
        label=label,
        section=section,
        role=role,
        area=Area(name=area, text=area.capitalize()),
        cells=tuple(map(a_cell, figures)),
    )


def a_cell(figure: int | None) -> Cell:
    return Cell() if figure is None else Cell(text=str(figure), state=State.NUMBER, value=figure)


def proposal() -> Proposal:
    rows = (
        row("Besparelse", Section.VARIGE, Role.DETAIL, None, -900, -1800, area="service"),
        row("Samlet varig ændring", Section.VARIGE, Role.TOTAL, None, -900, -1800),
        row("Indkøb", Section.IMPLEMENTERING, Role.DETAIL, 1000, 340, None, area="service"),
        row("Ombygning", Section.IMPLEMENTERING, Role.DETAIL, 250, None, None, area="anlæg"),
        row("I alt, service", Section.IMPLEMENTERING, Role.SUBTOTAL, 1000, 340, None, area="service"),
        row("I alt, anlæg", Section.IMPLEMENTERING, Role.SUBTOTAL, 250, None, None, area="anlæg"),
        row("I alt", Section.IMPLEMENTERING, Role.TOTAL, 1250, 340, None),
        row("Samlet økonomisk påvirkning", Section.SAMLET, Role.TOTAL, 1250, -560, -1800),
    )
    economy = BudgetTable(number=1, years=(2026, 2027, 2028), rows=rows)
    stated = Payback(service=a_cell(3), total=a_cell(3))
    return Proposal(id="XX01", kind=Kind.INVESTERING, economy=economy, payback=stated)


def cell(number: int, column: int) -> CellAddress:
    return CellAddress("XX01", "economy", number, column)


def test_a_consistent_proposal_has_no_fault() -> None:
    system = build_system(proposal(), rules())
    assert len(system.cells) == 8 * 3 + 2
    assert {each.rule for each in system.equations} >= {"TA-202", "TA-203", "TA-204", "TA-205"}
    assert {each.origin.rule for each in system.computed} == {"TA-207", "TA-208"}
    assert diagnose(system) == ()


def test_a_wrong_cell_is_named_as_the_author_sees_it() -> None:
    wrong = with_figures(proposal(), {cell(6, 0): 1520})
    (found,) = diagnose(build_system(wrong, rules()))
    (edit,) = found.corrections[0].cells
    assert (edit.table, edit.row, edit.column, edit.start, edit.to) == ("Tabel 1", "I alt", "2026", 1520, 1250)
    assert set(found.corrections[0].clears) >= {"TA-203", "TA-204", "TA-205"}


def test_a_wrong_payback_is_put_right() -> None:
    stated = CellAddress("XX01", "payback", 0, 0)
    (found,) = diagnose(build_system(with_figures(proposal(), {stated: 5}), rules()))
    assert [(each.address, each.to) for each in found.corrections[0].cells] == [(stated, 3)]
    assert found.corrections[0].clears == ("TA-207",)


def test_a_row_under_the_wrong_area_is_moved() -> None:
    wrong = with_row_moved(proposal(), cell(2, 0), "implementering", "anlæg")
    (found,) = diagnose(build_system(wrong, rules()))
    (label,) = found.corrections[0].labels
    assert (label.row, label.to) == ("Indkøb", "Service")


def test_other_figures_in_some_cells_leave_the_rest_as_it_is() -> None:
    changed = with_figures(proposal(), {cell(0, 0): 7, cell(2, 0): None, CellAddress("XX01", "payback", 1, 0): 2})
    before, after = cell_infos(proposal()), cell_infos(changed)
    assert {address: info.value for address, info in after.items() if info != before[address]} == {
        cell(0, 0): 7,
        cell(2, 0): None,
        CellAddress("XX01", "payback", 1, 0): 2,
    }


def test_the_real_proposals(bilag7: Path) -> None:
    """Two figures of the annex's proposals are wrong by their own sums: a sign in BC04, a total of calls in BC08."""
    found = {
        each.id: [way for fault in diagnose(build_system(each, rules())) for way in fault.corrections]
        for each in bundle_of(bilag7).proposals
    }
    (way,) = found.pop("BC04")
    (edit,) = way.cells
    assert (edit.row, edit.column, edit.start, edit.to) == ("Samlet økonomisk påvirkning", "2026", -4510, 4510)
    assert (way.edit, way.clears, way.unique) == ("sign", ("TA-205",), True)
    (read,) = found.pop("BC08")
    assert [(each.row, each.column, each.start, each.to) for each in read.cells] == [
        ("I alt", "Årlige henvendelser", None, 218_000)
    ]
    assert (read.edit, set(read.clears), read.unique) == ("unreadable", {"TA-211", "TA-212"}, True)
    assert not any(found.values())


def test_the_real_bundle(bilag7: Path) -> None:
    """Besides the sign, the cover lists another payback of BC08 than the proposal states and its figures give."""
    found = diagnose(build_system(bundle_of(bilag7), rules()))
    assert [(each.start, each.to) for fault in found for way in fault.corrections for each in way.cells] == [
        (-4510, 4510),
        (None, 218_000),
        (6, 5),
    ]


def test_a_row_is_moved_though_a_figure_elsewhere_cannot_be_read() -> None:
    """A sum over a figure that no one can read is no demand that fails, and so none that a move clears."""
    calls = FigureTable(columns=("Kald",), rows=(counted("Nord", "82.000"), counted("I alt", "82.00", Role.TOTAL)))
    wrong = with_row_moved(replace(proposal(), figure_tables=(calls,)), cell(2, 0), "implementering", "anlæg")
    found = [[way.edit for way in each.corrections] for each in diagnose(build_system(wrong, rules()))]
    assert sorted(found) == [["area"], ["unreadable"]]


def counted(label: str, text: str, role: Role = Role.DETAIL) -> FigureRow:
    return FigureRow(label=label, role=role, cells=(read_quantities(text, NOWHERE),))


def test_proposals_of_one_bundle_do_not_share_cells_whatever_their_ids() -> None:
    """A wrong figure in one is put right there, though another has the same id, or both have none, as the cover."""
    for name in ("", "XX01"):
        sound = replace(proposal(), id=name)
        wrong = with_figures(sound, {cell(6, 0)._replace(owner=name): 1520})
        assert isinstance(wrong, Proposal)
        source = Source(file="a.yaml", format="yaml", sha256="")
        members = told_apart([Member(each, source, PackRef("budget-2026")) for each in (sound, wrong, sound)])
        bundle = Bundle(proposals=tuple(each.proposal for each in members))
        (found,) = diagnose(build_system(bundle, rules()))
        (edit,) = found.corrections[0].cells
        assert (edit.address, edit.to) == (cell(6, 0)._replace(owner=members[1].proposal.owner), 1250)


def test_a_moved_row_says_so_itself() -> None:
    moved = with_row_moved(proposal(), cell(2, 0), "implementering", "anlæg")
    info = cell_infos(moved)[cell(2, 0)]
    assert (info.area, info.area_text) == ("anlæg", "Anlæg")


def test_only_figures_of_one_measure_are_exchanged() -> None:
    """A cover whose amount would fit as the years beside it, and the other way about."""
    listed = ListedInvestment(label="X", id="XX01", service=a_cell(3), payback=a_cell(1340))
    sound = Bundle(cover=Cover(investments=(listed,)), proposals=(proposal(),))
    found = diagnose(build_system(sound, rules()))
    assert any(each.corrections for each in found)
    assert not any("exchanged" in way.edit for each in found for way in each.corrections)


def misspelt(area: str, figures: tuple[int | None, ...] = (1000, 340, None)) -> tuple[Diagnosis, ...]:
    """The diagnosis of the proposal with the styringsområde of "Indkøb" so, and those figures in its subtotal."""
    sound = proposal()
    assert sound.economy
    rows = list(sound.economy.rows)
    rows[2] = replace(rows[2], area=Area(name=area, text=area.capitalize()))
    rows[4] = row("I alt, service", Section.IMPLEMENTERING, Role.SUBTOTAL, *figures, area="service")
    wrong = replace(sound, economy=replace(sound.economy, rows=tuple(rows)))
    return diagnose(build_system(wrong, rules_of(pack())))


@pytest.mark.parametrize("area", ["servise", "overførsler"])
def test_a_row_that_no_subtotal_counts_is_moved_to_where_all_sums_hold(area: str) -> None:
    (found,) = misspelt(area)
    (way,) = found.corrections
    assert [(each.row, each.start, each.to) for each in way.labels] == [("Indkøb", area.capitalize(), "Service")]
    assert not way.cells


def test_a_subtotal_is_not_blamed_for_a_row_of_an_unknown_area() -> None:
    """What the subtotal should be depends on where the row belongs, and moving it alone would not do."""
    found = misspelt("servise", (1100, 340, None))
    cells = [edit.address.row for each in found for way in each.corrections for edit in way.cells]
    assert 4 not in cells
    assert any(not each.corrections for each in found)

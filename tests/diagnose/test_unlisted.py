"""Where the cover lacks a row, its sums fail and no figure of it is wrong: none is offered for another."""

from pathlib import Path

import pytest

from engine.check.run import check_bundle
from engine.diagnose import Diagnosis, build_system, diagnose
from engine.model.base import parts, replace
from engine.model.budget import Role
from engine.model.bundle import Bundle, Cover, ListedInvestment
from engine.model.cell import Cell, State
from tests.diagnose.real import bundle_of, pack, rules

ROUND = Path(__file__).parent.parent.parent / "proposals" / "budget-2026"
WHOLE = bundle_of(ROUND)
COVER = WHOLE.cover or Cover()
TABLES = ("committees", "investments", "innovations")
ROWS = [(table, row) for table in TABLES for row in range(len(parts(COVER)[table]))]
DETAILS = [(table, row) for table, row in ROWS if parts(COVER)[table][row].role is Role.DETAIL]


def of(cover: Cover) -> tuple[Diagnosis, ...]:
    return diagnose(build_system(replace(WHOLE, cover=cover), rules()))


def without(table: str, row: int, cover: Cover = COVER) -> Cover:
    kept = parts(cover)[table]
    return replace(cover, **{table: (*kept[:row], *kept[row + 1 :])})


def typed(table: str, row: int, field: str, value: int, cover: Cover = COVER) -> Cover:
    rows = list(parts(cover)[table])
    cell = replace(parts(rows[row])[field], value=value, text=str(value), state=State.NUMBER)
    rows[row] = replace(rows[row], **{field: cell})
    return replace(cover, **{table: tuple(rows)})


def told(found: tuple[Diagnosis, ...]) -> set[tuple[str, str, int, int | None]]:
    """Every change of a cell of the cover that is offered: the row's label, the cell, and the figure.

    That BC08 is paid back in 5 years and not in 6, its own figures tell, in the published annex too.
    """
    cells = [edit for each in found for correction in each.corrections for edit in correction.cells]
    cover = [edit for edit in cells if edit.address.part.startswith("cover.")]
    offered = {(edit.row, edit.address.part, edit.address.column, edit.to) for edit in cover}
    return {each for each in offered if not (each[0].startswith("Virtuelle agenter") and each[2:] == (3, 5))}


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_for_a_row_that_is_missing_no_figure_of_the_cover_is_changed(table: str, row: int) -> None:
    assert told(of(without(table, row))) == set()


@pytest.mark.parametrize(("table", "row"), DETAILS)
def test_nor_for_one_that_stands_there_twice(table: str, row: int) -> None:
    rows = parts(COVER)[table]
    twice = replace(COVER, **{table: (*rows[: row + 1], *rows[row:])})
    assert told(of(twice)) == set()


def test_nor_for_a_committee_that_is_left_out_of_the_total_too() -> None:
    """Tabel 1 holds by itself; what it is short of in Tabel 2 and 3 is no figure of another row, nor of a proposal."""
    row = next(row for row, each in enumerate(COVER.committees) if each.committee == "BIU")
    total = len(COVER.committees) - 2
    cover = typed("committees", total, "count", 7, without("committees", row))
    cover = typed("committees", total, "investment", 28057 - 1850, cover)
    assert told(of(cover)) == set()


def relabelled(table: str, name: str, **labels: object) -> Cover:
    """The cover with other labels in the row of that id or committee."""
    rows = parts(COVER)[table]
    changed = [replace(row, **labels) if name in (parts(row).get("id"), row.committee) else row for row in rows]
    return replace(COVER, **{table: tuple(changed)})


@pytest.mark.parametrize(
    "cover",
    [
        relabelled("investments", "BC07", owner="KFF", committee="KFU"),
        relabelled("investments", "BC07", owner="Havneudvalget", committee=""),
        relabelled("innovations", "BC03", owner="KFF", committee="KFU"),
        relabelled("investments", "BC07", cross_cutting=True, owner="Havneudvalget", committee=""),
        relabelled("committees", "SUD", label="Havneudvalget", committee=""),
    ],
    ids=["another", "unknown", "of an innovation proposal", "marked", "unknown in Tabel 1"],
)
def test_for_a_label_that_is_wrong_no_figure_is_changed(cover: Cover) -> None:
    """SUD is counted without its proposal, and who is counted with it is no other figure's fault."""
    assert told(of(cover)) == set()


def test_nor_for_a_cross_cutting_proposal_that_is_not_marked() -> None:
    """By the proposal's own word BC06 is counted in the row of cross-cutting ones, as Tabel 1 has it."""
    cover = typed("committees", 1, "count", 2, typed("committees", 4, "count", 3))
    changed = tuple(replace(each, cross_cutting=each.id == "BC06") for each in WHOLE.proposals)
    assert told(diagnose(build_system(replace(WHOLE, cover=cover, proposals=changed), rules()))) == set()


def test_of_a_confidential_proposal_no_label_is_known() -> None:
    cover = relabelled("investments", "BC07", confidential=True)
    changed = tuple(replace(each, administration="KFF") if each.id == "BC07" else each for each in WHOLE.proposals)
    bundle = replace(WHOLE, cover=typed("committees", 5, "count", 9, cover), proposals=changed)
    assert len(told(diagnose(build_system(bundle, rules())))) == 1


def test_nor_for_a_proposal_that_is_listed_among_those_of_the_other_kind() -> None:
    """The total of Tabel 2 is right without BC03, and Tabel 1 counts it among the innovation proposals."""
    wrong = ListedInvestment("AI-resumé", "BC03", "BIU", "BIU", service=COVER.innovations[0].service)
    cover = replace(COVER, investments=(*COVER.investments[:2], wrong, *COVER.investments[2:]), innovations=())
    assert told(of(cover)) == set()


def test_nor_where_the_ids_of_two_proposals_are_exchanged() -> None:
    """Each of the two rows is held against the other's proposal, and no figure is wrong."""
    other = {"BC04": "BC06", "BC06": "BC04"}
    rows = tuple(replace(each, id=other.get(each.id, each.id)) for each in COVER.investments)
    found = of(replace(COVER, investments=rows))
    assert told(found) == set()
    rules_told = {rule for each in found for one in each.corrections for rule in one.clears}
    assert not rules_told & {"BU-612", "BU-613", "BU-614"}


@pytest.mark.parametrize("announced", [Cell(), Cell(value=9, text="9", state=State.NUMBER)], ids=["none", "more"])
def test_the_last_row_is_missed_by_what_the_cover_counts(announced: Cell) -> None:
    """No proposal is enclosed that tells of it, and no number is left out before another."""
    last = next(row for row, each in enumerate(COVER.investments) if each.id == "BC08")
    cover = without("investments", last, replace(COVER, announced=announced))
    alone = replace(WHOLE, cover=cover, proposals=tuple(each for each in WHOLE.proposals if each.id != "BC08"))
    assert told(diagnose(build_system(alone, rules()))) == set()


def test_a_slip_beside_a_missing_row_is_found_by_the_proposal_that_it_is_of() -> None:
    """BC06 costs 3.400 on service; that BC08 is missing does not hide it."""
    row = next(row for row, each in enumerate(COVER.investments) if each.id == "BC06")
    last = next(row for row, each in enumerate(COVER.investments) if each.id == "BC08")
    cover = typed("investments", row, "service", 3500, without("investments", last))
    (change,) = told(of(cover))
    assert change == (COVER.investments[row].label, "cover.investments", 0, 3400)


def test_a_slip_in_the_table_by_committee_is_not_told_by_half_of_the_sums() -> None:
    """The sums over the listed rows would show that KFU is wrong; without them the total would seem to be."""
    last = next(row for row, each in enumerate(COVER.investments) if each.id == "BC05")
    row = next(row for row, each in enumerate(COVER.committees) if each.committee == "KFU")
    assert told(of(typed("committees", row, "effect", -6700, without("investments", last)))) == set()


@pytest.mark.parametrize(
    ("table", "row", "field", "wrong"),
    [("committees", 5, "count", 9), ("committees", 1, "count", 4), ("investments", 7, "service", 15418)],
)
def test_where_all_rows_are_there_a_slip_is_mended_as_ever(table: str, row: int, field: str, wrong: int) -> None:
    whole = parts(COVER)[table][row]
    ((label, part, _, to),) = told(of(typed(table, row, field, wrong)))
    assert (label, part, to) == (whole.label, f"cover.{table}", parts(whole)[field].value)


def test_a_number_left_out_is_no_missing_row_where_the_cover_counts_as_many_as_it_lists() -> None:
    rows = tuple(replace(each, id="BC09") if each.id == "BC05" else each for each in COVER.investments)
    cover = typed("investments", 7, "service", 15418, replace(COVER, investments=rows))
    assert len(told(of(cover))) == 1


def test_a_bundle_without_a_cover_has_no_rows_to_lack() -> None:
    assert told(diagnose(build_system(Bundle(proposals=WHOLE.proposals), rules()))) == set()


@pytest.mark.parametrize(("table", "row"), [("committees", 0), ("investments", 6)])
def test_the_findings_of_a_missing_row_say_that_one_may_be_missing(table: str, row: int) -> None:
    """Their sums show what the other rows give; no reader shall take that for what should stand there."""
    found = check_bundle(replace(WHOLE, cover=without(table, row)), pack()).findings
    sums = [each for each in found if each.rule in {f"BU-{number}" for number in range(601, 612)}]
    assert len(sums) > 1
    assert {each.rule for each in sums if "mangler" not in each.hint} <= {"BU-604"}

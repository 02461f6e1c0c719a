"""Diagnosis of rounded figures: what rounding explains is let be, and what is corrected can be typed."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.check.run import check_proposal
from engine.diagnose import CellInfo, Outcome, System, build_system, diagnose
from engine.diagnose.cells import cell_infos, with_figures
from engine.diagnose.edits import Edit, classify
from engine.diagnose.localise import MOST_CELLS, clusters_of, localise
from engine.diagnose.matrix import Matrix, build_matrix
from engine.diagnose.notation import Notation, in_cell
from engine.diagnose.sums import violated_sums
from engine.language.constraint import Linear
from engine.model.base import replace
from engine.model.bundle import Bundle, Cover, ListedInvestment
from engine.model.cell import CellAddress
from engine.model.finding import Category
from engine.model.proposal import Proposal
from engine.trial.sound import sound_investeringsforslag
from tests.diagnose.millions import in_millions
from tests.diagnose.real import pack, rules
from tests.diagnose.test_build import a_cell
from tests.diagnose.test_build import proposal as small
from tests.diagnose.test_diagnosis import cell, column, edits

TENTHS, MILLIONS = Notation(100, 50, 1), Notation(1000, 500)


def tenths(*figures: int | None, total: int | None) -> System:
    """Detail rows in mio. kr. with one decimal, and their total in the last row."""
    base = column(*figures, total=total)
    cells = {address: typed(info) for address, info in base.cells.items()}
    return replace(base, cells=cells)


def typed(info: CellInfo, *notations: Notation) -> CellInfo:
    """The cell in a table that is typed so."""
    own = None if info.value is None else (notations or (TENTHS,))[0]
    return replace(info, margin=own.margin if own else 0, notations=in_cell(own, (TENTHS, *notations)))


def test_a_difference_within_rounding_gets_no_correction() -> None:
    assert diagnose(tenths(4100, 2300, total=6500)) == ()
    assert diagnose(tenths(4100, 2300, total=6600)) != ()


def test_a_slip_is_recognised_on_the_figure_as_written() -> None:
    slips = (
        (-12400, "sign"),
        (21400, "transposed"),
        (124000, "zero"),
        (2400, "digit_missing"),
        (124400, "digit_extra"),
    )
    for wrong, edit in slips:
        (found,) = diagnose(tenths(4100, 8300, total=wrong))
        assert (found.corrections[0].edit, edits(found.corrections[0])) == (edit, [(2, wrong, 12400)])


def test_of_several_figures_that_would_do_the_middle_one_is_offered_and_the_others_are_told() -> None:
    (found,) = diagnose(tenths(4100, 2300, total=20700))
    # An arbitrary figure may be any of the three.
    total = next(each for each in found.corrections if each.cells[0].address == cell(2))
    assert len(found.corrections) == 3
    assert edits(total) == [(2, 20700, 6400)]
    assert not total.unique
    assert any("6,3" in reason and "6,5" in reason for reason in total.evidence)


def test_a_figure_is_typed_in_the_notation_of_its_table() -> None:
    base = tenths(4100, None, total=6400)
    blot = replace(base.cells[cell(1)], unreadable=True)
    (found,) = diagnose(replace(base, cells={**base.cells, cell(1): blot}))
    (way,) = found.corrections
    (edit,) = way.cells
    assert (edit.address, edit.to, edit.unit, edit.decimals) == (cell(1), 2300, 100, 1)


def test_a_coarser_figure_among_finer_ones_is_corrected_as_it_is_typed_or_as_the_table_is() -> None:
    base = column(4100, 2300, total=20000)
    cells = {address: typed(info) for address, info in base.cells.items()}
    cells[cell(2)] = typed(base.cells[cell(2)], MILLIONS)
    (found,) = diagnose(replace(base, cells=cells))
    way = next(each for each in found.corrections if each.cells[0].address == cell(2))
    assert (way.cells[0].to, way.cells[0].unit) == (6000, 1000)
    cells[cell(0)], cells[cell(1)] = (typed(base.cells[at], Notation(10, 5, 2)) for at in (cell(0), cell(1)))
    cells[cell(2)] = typed(replace(base.cells[cell(2)], value=64000), MILLIONS)
    (lost,) = diagnose(replace(base, cells=cells))
    assert (lost.corrections[0].edit, edits(lost.corrections[0])) == ("zero", [(2, 64000, 6400)])


def test_leading_zeros_count_as_they_are_written() -> None:
    """0,2 for 10,2 lacks a digit, and 0,1 for 1,0 has two interchanged."""
    assert classify(typed(CellInfo(200, "", "", "")), 10200) is Edit.DIGIT_MISSING
    assert classify(typed(CellInfo(100, "", "", "")), 1000) is Edit.TRANSPOSED


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_a_sound_proposal_in_millions_has_no_table_finding(data: st.DataObject) -> None:
    proposal = in_millions(data.draw(sound_investeringsforslag(pack())), data.draw(st.integers(1, 2)))
    assert table_findings(proposal) == []
    assert violated_sums(proposal) == 0
    assert diagnose(build_system(proposal, rules())) == ()


def table_findings(proposal: Proposal) -> list[str]:
    checked = check_proposal(proposal, pack())
    return [each.rule for each in checked.findings if each.category is Category.TABLE]


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_turned_sign_is_turned_back_and_no_correction_leaves_an_equation_failing(data: st.DataObject) -> None:
    right = in_millions(data.draw(sound_investeringsforslag(pack())))
    infos = cell_infos(right)
    rounded = [each for each, info in infos.items() if info.value and info.margin]
    assume(rounded)
    address = data.draw(st.sampled_from(rounded))
    spoilt = _with(right, {address: -(infos[address].value or 0)})
    found = diagnose(build_system(spoilt, rules()))
    if not table_findings(spoilt):
        return
    ways = [way for each in found for way in each.corrections]
    assert {address: infos[address].value} in [{each.address: each.to for each in way.cells} for way in ways]
    for each in found:
        for way in each.corrections:
            others = [other.corrections[0] for other in found if other is not each and other.corrections]
            figures = {edit.address: edit.to for one in (way, *others) for edit in one.cells}
            assert not diagnose(build_system(_with(spoilt, figures), rules()))
            assert all((edit.to or 0) % 100 == 0 for edit in way.cells if edit.address.part == "economy")


def _with(proposal: Proposal, figures: Mapping[CellAddress, int | None]) -> Proposal:
    changed = with_figures(proposal, figures)
    assert isinstance(changed, Proposal)
    return changed


def test_the_cover_in_thousands_meets_a_proposal_in_millions() -> None:
    """Tabel 1 says 1,3 mio. on service and 0,3 on anlæg; the cover may say any amount that these can stand for."""
    rounded = in_millions(small())

    def faults(service: int) -> list[tuple[CellAddress, int | None]]:
        listed = ListedInvestment(
            id="XX01",
            label="XX01",
            service=a_cell(service),
            anlaeg=a_cell(250),
            effect=a_cell(-1800),
            payback=a_cell(3),
        )
        bundle = Bundle(cover=Cover(investments=(listed,)), proposals=(rounded,))
        found = diagnose(build_system(bundle, rules()))
        return [(edit.address, edit.to) for each in found for way in each.corrections for edit in way.cells]

    assert faults(1340) == []
    assert faults(1390) == []
    assert (CellAddress("", "cover.investments", 0, 0), 1300) in faults(13000)


def test_evidence_holds_for_rounded_guards() -> None:
    base = tenths(-100, 2300, total=2400)
    guard = Linear("SI-1", (), ((cell(0), 1),), -50, ">=")
    (found,) = diagnose(replace(base, guards=(guard,)))
    assert found.outcome is Outcome.ONE
    assert edits(found.corrections[0]) == [(0, -100, 100)]
    assert "SI-1" in found.corrections[0].clears


# Against an independent solver


def drawn(rng: random.Random) -> Matrix:
    """Sums of sums in mio. kr., some figures typed more coarsely, some cells empty, with one to four figures wrong."""
    details, halves = rng.randint(2, 6), rng.choice((1, 2))
    size = details + halves + 1
    sums = [(details + half, range(half, details, halves)) for half in range(halves)]
    sums.append((size - 1, range(details, size - 1)))
    values = [rng.randint(-60, 60) * 100 for _ in range(details)]
    for total, parts in sums:
        values.append(sum(values[part] for part in parts))
        assert len(values) == total + 1
    coarse = [rng.random() < 0.2 and value % 1000 == 0 for value in values]
    empty = [value == 0 or rng.random() < 0.1 for value in values]
    for wrong in rng.sample(range(size), rng.randint(1, 4)):
        values[wrong] += rng.choice((-7, -3, 5, 11)) * (1000 if coarse[wrong] else 100)
    cells = {}
    for at, value in enumerate(values):
        info = CellInfo(None if empty[at] else value, "", str(at), "")
        cells[cell(at)] = typed(info, *([MILLIONS] if coarse[at] else []))
    equations = tuple(
        Linear("T", (), ((cell(total), 1), *((cell(part), -1) for part in parts)), 0, "=") for total, parts in sums
    )
    return build_matrix(System(cells, equations))


def by_cp_sat(matrix: Matrix) -> int:
    """The fewest cells that must be typed anew, by a model of its own; all cells are counted if none would do."""
    cp_model = pytest.importorskip("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    figure, margin, anew = {}, {}, []
    for address, info in matrix.system.cells.items():
        kept = model.new_bool_var("")
        tenth, million = model.new_bool_var(""), model.new_bool_var("")
        model.add_exactly_one(kept, tenth, million)
        figure[address] = model.new_int_var(-(10**6), 10**6, "")
        count = model.new_int_var(-(10**4), 10**4, "")
        model.add(figure[address] == 100 * count).only_enforce_if(kept.negated())
        model.add(figure[address] == info.amount).only_enforce_if(kept)
        thousands = model.new_int_var(-(10**3), 10**3, "")
        rest = model.new_int_var(0, 9, "")
        model.add(count == 10 * thousands + rest)
        # A figure is typed as coarsely as the one that stood there, if it can be.
        if info.margin == 500:
            model.add(rest == 0).only_enforce_if(million)
            model.add(rest != 0).only_enforce_if(tenth)
        else:
            model.add(million == 0)
        margin[address] = info.margin * kept + 50 * tenth + 500 * million
        anew.append(kept.negated())
    for equation in matrix.system.equations:
        total = sum(factor * figure[address] for address, factor in equation.terms)
        slack = sum(abs(factor) * margin[address] for address, factor in equation.terms)
        model.add(total <= slack)
        model.add(total >= -slack)
    model.minimize(sum(anew))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return int(solver.objective_value + 0.5)


@given(st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_it_changes_as_few_cells_as_an_independent_solver(rng: random.Random) -> None:
    matrix = drawn(rng)
    clusters = clusters_of(matrix)
    if len(clusters) != 1:
        return
    options, stopped = localise(matrix, clusters)
    fewest = min((len(each.explanation.changes) for each in options), default=MOST_CELLS + 1)
    assert not stopped
    assert min(by_cp_sat(matrix), MOST_CELLS + 1) == fewest

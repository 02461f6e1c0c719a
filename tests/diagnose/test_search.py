"""The fewest cells, against brute force and against an independent solver."""

import random
from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnose import CellInfo, System
from engine.diagnose.matrix import Interval, build_matrix
from engine.diagnose.search import Budget, Exhausted, Row, Solution, fewest
from engine.language.constraint import Linear
from engine.model.cell import CellAddress

Rows = dict[int, Row]
LIMIT = 3
BOUND = 40

coefficients = st.dictionaries(st.integers(0, 6), st.sampled_from([-2, -1, 1, 1, -1]), min_size=1, max_size=5)
problems = st.lists(st.tuples(coefficients, st.integers(-9, 9)), min_size=1, max_size=5)


def rows_of(problem: Sequence[tuple[Mapping[int, int], int]]) -> Rows:
    return {number: Row(dict(row), Interval(need, need)) for number, (row, need) in enumerate(problem)}


def solves(rows: Rows, changes: Mapping[int, int]) -> bool:
    return all(
        row.need.has(sum(factor * changes.get(cell, 0) for cell, factor in row.coefficients.items()))
        for row in rows.values()
    )


def changes_of(solution: Solution) -> dict[int, int]:
    assert all(change.low == change.high for change in solution.values())
    return {cell: change.low for cell, change in solution.items()}


def by_brute_force(rows: Rows, limit: int) -> tuple[int, set[frozenset[int]]] | None:
    """The least number of cells up to `limit`, and every set of that many, by trying all changes within a bound."""
    cells = sorted({cell for row in rows.values() for cell in row.coefficients})
    for count in range(limit + 1):
        found = {frozenset(chosen) for chosen in combinations(cells, count) if _some_change(rows, chosen, {})}
        if found:
            return count, found
    return None


def _some_change(rows: Rows, chosen: tuple[int, ...], changes: dict[int, int]) -> bool:
    if not chosen:
        return solves(rows, changes)
    span = (change for change in range(-BOUND, BOUND + 1) if change)
    return any(_some_change(rows, chosen[1:], {**changes, chosen[0]: change}) for change in span)


@given(problems)
@settings(max_examples=80, deadline=None)
def test_it_finds_every_smallest_set_that_brute_force_finds(problem: list[tuple[dict[int, int], int]]) -> None:
    rows = rows_of(problem)
    found = fewest(rows, 2, Budget(10_000))
    truth = by_brute_force(rows, 2)
    for solution in found:
        assert solves(rows, changes_of(solution))
    small = [each for each in found if all(abs(change) <= BOUND for change in changes_of(each).values())]
    if truth is None:
        assert not small
    elif truth[0]:
        assert {frozenset(each) for each in small} == truth[1]
    else:
        assert all(row.need.has(0) for row in rows.values())


@given(st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_it_needs_as_many_cells_as_an_independent_solver(rng: random.Random) -> None:
    rows = _table(rng)
    found = fewest(rows, LIMIT, Budget(100_000))
    needed = _by_cp_sat(rows)
    assert (len(found[0]) if found else None) == (needed if needed <= LIMIT else None)


def _table(rng: random.Random) -> Rows:
    """A column of a budget: details, subtotals, totals and their sum, one to four of its cells wrong."""
    details, halves = rng.randint(2, 6), rng.randint(1, 2)
    total, other, samlet = details + halves, details + halves + 1, details + halves + 2
    rows = [dict.fromkeys(range(details), -1) | {total: 1}, {samlet: 1, total: -1, other: -1}]
    for half in range(halves):
        own = range(details) if halves == 1 else range(half, details, 2)
        rows.append(dict.fromkeys(own, -1) | {details + half: 1})
    if halves == 2:
        rows.append({total: 1, details: -1, details + 1: -1})
    wrong = {cell: rng.choice((-7, -3, 2, 5)) for cell in rng.sample(range(samlet + 1), rng.randint(1, 4))}
    needs = [-sum(factor * wrong.get(cell, 0) for cell, factor in row.items()) for row in rows]
    return {number: Row(row, Interval(need, need)) for number, (row, need) in enumerate(zip(rows, needs, strict=True))}


def _by_cp_sat(rows: Rows) -> int:
    cp_model = pytest.importorskip("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    cells = {cell for row in rows.values() for cell in row.coefficients}
    change = {cell: model.new_int_var(-1000, 1000, f"x{cell}") for cell in cells}
    changed = {cell: model.new_bool_var(f"b{cell}") for cell in cells}
    for cell in cells:
        model.add(change[cell] == 0).only_enforce_if(changed[cell].negated())
    for row in rows.values():
        model.add(sum(factor * change[cell] for cell, factor in row.coefficients.items()) == row.need.low)
    model.minimize(sum(changed.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return int(solver.objective_value + 0.5)


def test_a_spent_budget_is_told() -> None:
    rows = rows_of([(dict.fromkeys(range(7), 1), 3), (dict.fromkeys(range(1, 7), 1) | {2: 2}, 5)])
    with pytest.raises(Exhausted):
        fewest(rows, 3, Budget(0))


def test_fractions_of_a_unit_are_no_answer() -> None:
    assert fewest(rows_of([({0: 2}, 3)]), 3, Budget(100)) == []


def test_a_margin_leaves_an_interval() -> None:
    cell = CellAddress("X", "economy", 0, 0)
    info = CellInfo(4000, "", "", "", margin=50)
    (need,) = build_matrix(System({cell: info}, (Linear("R", (), ((cell, 1),), -4100, "="),))).need
    assert need == (50, 150)

"""Evidence orders what ties, and is shown."""

from engine.diagnose import CellInfo, Outcome, System, diagnose
from engine.language.constraint import Linear
from engine.model.base import replace
from engine.model.budget import Role
from engine.model.cell import CellAddress
from engine.texts import speaking


def cell(row: int, column: int) -> CellAddress:
    return CellAddress("X", "economy", row, column)


def table(*rows: tuple[int | None, ...], total: tuple[int, ...]) -> System:
    cells = {
        cell(number, year): CellInfo(figure, "Tabel 1", f"Række {number}", str(2026 + year))
        for number, row in enumerate(rows)
        for year, figure in enumerate(row)
    }
    equations = []
    for year, figure in enumerate(total):
        last = cell(len(rows), year)
        parts = tuple((cell(number, year), -1) for number in range(len(rows)))
        equations.append(Linear("T", (), ((last, 1), *parts), 0, "=", last))
        cells[last] = CellInfo(figure, "Tabel 1", "I alt", str(2026 + year), role=Role.TOTAL)
    # The totals stand elsewhere too, so that they are not in doubt.
    for year, figure in enumerate(total):
        equations.append(Linear("S", (), ((cell(len(rows), year), 1),), -figure, "="))
    return System(cells, tuple(equations))


def test_a_permanent_effect_that_jumps_and_returns_is_suspected_first() -> None:
    system = table((-310, -310, -310), (-640, -677, -640), (-205, -205, -205), total=(-1155, -1155, -1155))
    with speaking("en"):
        (found,) = diagnose(system)
    assert found.outcome is Outcome.TIE
    assert [each.cells[0].address.row for each in found.corrections] == [1, 0, 2]
    assert "it equals 2026 and 2028" in found.corrections[0].evidence
    assert "but it stands as in 2026 and 2028" in found.corrections[1].evidence


def test_a_slip_that_happens_to_fit_does_not_hide_a_figure_out_of_line() -> None:
    """12 for 122 is a digit dropped, -750 for -640 is no slip at all, but -640 stands to both sides of it."""
    system = table((None, 12, None), (-640, -750, -640), total=(-640, -628, -640))
    (found,) = diagnose(system)
    assert found.outcome is Outcome.TIE
    assert [(each.edit, each.cells[0].address) for each in found.corrections] == [
        ("value", cell(1, 1)),
        ("digit_missing", cell(0, 1)),
    ]


def test_a_rule_of_sign_speaks_for_and_against() -> None:
    base = table((25, None), (25, None), (-900, None), total=(-900, 0))
    saves = Linear("SI-1", (), ((cell(1, 0), 1),), 0, "<=")
    costs = Linear("SI-2", (), ((cell(0, 0), 1),), 0, ">=")
    with speaking("en"):
        (found,) = diagnose(replace(base, guards=(saves, costs)))
    assert [each.cells[0].address.row for each in found.corrections] == [1, 0]
    assert "SI-1 then holds too" in found.corrections[0].evidence
    assert "but SI-2 would not hold" in found.corrections[1].evidence
    assert found.corrections[0].clears == ("T", "SI-1")
    assert not found.corrections[0].unique


def test_a_rule_of_sign_alone_asks_for_no_correction() -> None:
    base = table((25, None), (25, None), total=(50, 0))
    assert diagnose(replace(base, guards=(Linear("SI-1", (), ((cell(1, 0), 1),), 0, "<="),))) == ()


def test_what_speaks_for_all_does_not_hide_which_it_speaks_for_most() -> None:
    """Any figure lower in 2027 pleases the rules; only 780 stands to both sides of it."""
    base = table((780, 810, 780), (-26700, -26700, -26700), total=(-25920, -25920, -25920))
    terms = ((cell(0, 1), 1), (cell(1, 1), 1), (cell(2, 0), -1))
    falls = tuple(Linear(rule, (), terms, 0, "<=") for rule in ("TA-9", "TA-10"))
    (found,) = diagnose(replace(base, guards=falls))
    assert [(each.edit, each.cells[0].address.row) for each in found.corrections] == [("value", 0), ("digit_wrong", 1)]


def test_an_edit_that_would_do_for_any_figure_is_not_the_likeliest() -> None:
    """A figure missing, a wrong total, any other figure: each could be any, so that one fits tells nothing."""
    system = System(*_lone())
    (found,) = diagnose(system)
    assert found.outcome is Outcome.TIE
    assert found.ties == len(system.cells)
    assert {each.edit for each in found.corrections} == {"value", "total"}


def _lone() -> tuple[dict[CellAddress, CellInfo], tuple[Linear, ...]]:
    """800 and 1.450 are not 1.717, by no slip of the pen."""
    cells = {
        cell(0, 0): CellInfo(800, "Tabel 1", "A", "2026"),
        cell(1, 0): CellInfo(1450, "Tabel 1", "B", "2026"),
        cell(2, 0): CellInfo(1717, "Tabel 1", "I alt", "2026", role=Role.TOTAL),
    }
    return cells, (Linear("T", (), ((cell(2, 0), 1), (cell(0, 0), -1), (cell(1, 0), -1)), 0, "=", cell(2, 0)),)

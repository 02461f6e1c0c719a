"""Diagnosis of the other tables: calls, shares, full-time equivalents."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.check.run import check_proposal
from engine.diagnose import build_system, diagnose
from engine.diagnose.attach import Judged, diagnoses_of, folded
from engine.diagnose.cells import cell_infos, with_figures
from engine.formats.numbers import read_quantities
from engine.language import RuleText, View, compile_rule
from engine.language.constraint import Linear
from engine.model.budget import Role
from engine.model.cell import ABREAST, CellAddress
from engine.model.figures import FigureRow, FigureTable
from engine.model.finding import Correction
from engine.model.place import NOWHERE
from engine.model.proposal import Kind, Proposal
from tests.diagnose.real import pack, rules

HEADINGS = ("Kald", "Andel", "Sparet", "ÅV")
SOUND = (
    ("Nord", "82.000", "70%", "57.400", "0,8 ÅV (540.000 kr.)"),
    ("Syd", "136.000", "70%", "95.200", "1,0 ÅV (600.000 kr.)"),
    ("I alt", "218.000", "", "152.600", "1,8 ÅV (1.140.000 kr.)"),
)
NAMES = [line[0] for line in SOUND]
Lines = tuple[tuple[str, ...], ...]


def proposal(lines: Lines = SOUND) -> Proposal:
    rows = tuple(
        FigureRow(
            label=label,
            role=Role.TOTAL if label == "I alt" else Role.DETAIL,
            cells=tuple(read_quantities(text, NOWHERE) for text in texts),
        )
        for label, *texts in lines
    )
    return Proposal(id="XX01", kind=Kind.INVESTERING, figure_tables=(FigureTable(columns=HEADINGS, rows=rows),))


def with_text(row: str, column: str, text: str) -> Proposal:
    at = HEADINGS.index(column) + 1
    return proposal(tuple((*line[:at], text, *line[at + 1 :]) if line[0] == row else line for line in SOUND))


def at(row: str, column: str, nth: int = 0) -> CellAddress:
    return CellAddress("XX01", "figures.0", NAMES.index(row), HEADINGS.index(column) + nth * ABREAST)


def corrections(subject: Proposal) -> list[Correction]:
    return [way for found in diagnose(build_system(subject, rules())) for way in found.corrections]


def edits(way: Correction) -> list[tuple[CellAddress, Decimal]]:
    """Where what is to be typed."""
    return [(each.address, Decimal((each.to or 0) // each.unit).scaleb(-each.decimals)) for each in way.cells]


def test_a_sound_table_gets_no_correction() -> None:
    assert corrections(proposal()) == []


def test_every_quantity_has_an_address_of_its_own() -> None:
    infos = cell_infos(proposal())
    assert infos[at("Nord", "Kald")].value == 82_000
    assert [infos[at("Nord", "ÅV", nth)].quantity for nth in (0, 1)] == ["ÅV", "kr."]
    assert at("Nord", "ÅV", 1).in_table == (0, 3)
    assert infos[at("Nord", "ÅV", 1)].value == 540_000


@pytest.mark.parametrize(
    ("row", "column", "text", "edit", "nth", "to"),
    [
        ("I alt", "Kald", "218.00", "unreadable", 0, "218000"),
        ("I alt", "Kald", "281.000", "transposed", 0, "218000"),
        ("Nord", "Kald", "28.000", "transposed", 0, "82000"),
        ("Syd", "Sparet", "9.520", "zero", 0, "95200"),
        ("I alt", "ÅV", "18,0 ÅV (1.140.000 kr.)", "zero", 0, "1.8"),
        ("Syd", "ÅV", "1,0 ÅV (6.000.000 kr.)", "zero", 1, "600000"),
        ("I alt", "ÅV", "1,8 ÅV (1.410.000 kr.)", "transposed", 1, "1140000"),
    ],
)
def test_a_slip_is_put_right(row: str, column: str, text: str, edit: str, nth: int, to: str) -> None:  # noqa: PLR0917
    (first, *_) = corrections(with_text(row, column, text))
    assert (first.edit, edits(first)) == (edit, [(at(row, column, nth), Decimal(to))])


def test_what_cannot_be_read_is_corrected_at_its_own_finding() -> None:
    subject = with_text("I alt", "Kald", "218.00")
    judged = [Judged(subject, check_proposal(subject, pack()).findings)]
    (findings,) = folded(judged, diagnoses_of(subject, pack()), pack())
    (told,) = (each for each in findings if each.rule == "TA-211")
    assert told.address == at("I alt", "Kald")
    assert set(told.corrections[0].clears) == {"TA-211", "TA-212"}


def test_a_product_speaks_against_a_correction_but_is_not_put_right_itself() -> None:
    """70% of 82.000 are 57.400; which of the three is wrong cannot be told."""
    assert corrections(with_text("Nord", "Andel", "7%")) == []
    first, *_ = corrections(with_text("Nord", "Sparet", "75.400"))
    assert edits(first) == [(at("Nord", "Sparet"), Decimal(57_400))]
    assert set(first.clears) == {"TA-212", "TA-213"}


def test_a_sum_that_rounding_explains_is_let_be() -> None:
    assert corrections(with_text("I alt", "ÅV", "1,9 ÅV (1.140.000 kr.)")) == []


def test_the_sum_of_a_column_is_linear_in_whole_numbers() -> None:
    check = "every column in figure_columns: column.total = sum of figure over figure in column.figures"
    found = compile_rule(RuleText("X", check)).ground(View(proposal()))
    assert all(isinstance(each, Linear) for each in found)
    assert next(dict(each.terms) for each in found if isinstance(each, Linear)) == {
        at("I alt", "Kald"): 1,
        at("Nord", "Kald"): -1,
        at("Syd", "Kald"): -1,
    }


@given(st.randoms(use_true_random=False), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_no_correction_leaves_a_sum_failing(rng: random.Random, decimals: int) -> None:
    """Columns of counts and of decimals, a figure of them mistyped."""
    subject = proposal(_lines(rng, decimals))
    assert corrections(subject) == []
    infos = cell_infos(subject)
    address = rng.choice(sorted(infos))
    unit = infos[address].ways[0].unit
    wrong = ((infos[address].value or 0) // unit + rng.choice((-70, -9, 11, 300))) * unit
    spoilt = with_figures(subject, {address: wrong})
    assert isinstance(spoilt, Proposal)
    for found in diagnose(build_system(spoilt, rules())):
        for way in found.corrections:
            mended = with_figures(spoilt, {each.address: each.to for each in way.cells})
            assert diagnose(build_system(mended, rules())) == ()


def _lines(rng: random.Random, decimals: int) -> Lines:
    details = [(rng.randint(100, 99_999), rng.randint(100, 9_999)) for _ in range(rng.randint(2, 5))]
    counts, others = zip(*details, strict=True)
    lines = [*zip(counts, others, strict=True), (sum(counts), sum(others))]
    labels = [*(f"Række {number}" for number in range(len(details))), "I alt"]
    return tuple(
        (label, _typed(Decimal(count)), "", "", f"{_typed(Decimal(other).scaleb(-decimals))} ÅV")
        for label, (count, other) in zip(labels, lines, strict=True)
    )


def _typed(number: Decimal) -> str:
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))

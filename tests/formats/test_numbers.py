"""Figures as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.numbers import (
    COUNTS,
    LIMIT,
    MILLIONS,
    REFUSED,
    THOUSANDS,
    UNUSUAL,
    YEARS,
    read_cell,
    read_quantities,
)
from engine.model.cell import State
from engine.model.place import NOWHERE, Place

AMOUNTS = st.integers(-LIMIT + 1, LIMIT - 1)
NASTY = st.text() | st.text("0123456789.,-−–()% \u00a0\u2009\u200b\u202e¹٣kr.år")


def dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


@pytest.mark.parametrize(
    ("text", "value", "unusual"),
    [
        ("1.850", 1850, ""),
        ("2220", 2220, ""),
        ("-4.510", -4510, ""),
        ("0", 0, ""),
        (" 340 ", 340, ""),
        ("−4.510", -4510, "other_minus"),
        ("–718", -718, "other_minus"),
        ("1\u00a0234\u00a0567", 1234567, "space_group"),
        ("1\u2009234", 1234, "space_group"),
        ("(1.234)", -1234, "negative_parentheses"),
        ("1.\u200b850", 1850, "zero_width"),
        ("−1\u00a0234", -1234, "other_minus,space_group"),
        ("-0", 0, "negative_zero"),
        ("+1.210", 1210, "plus"),
        ("520*", 520, "footnote"),
        ("-1.520 **", -1520, "footnote"),
    ],
)
def test_accepted(text: str, value: int, unusual: str) -> None:
    cell = read_cell(text, NOWHERE)
    assert (cell.state, cell.value, cell.reason, cell.text) == (State.NUMBER, value, unusual, text)
    assert bool(cell.note) == bool(unusual)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.85", "broken_group"),
        ("+-210", "not_a_number"),
        ("+", "not_a_number"),
        ("218.00", "broken_group"),
        ("1.8500", "broken_group"),
        ("1850.000", "broken_group"),
        ("1.850\u00a0000", "broken_group"),
        ("0.500", "broken_group"),
        ("1,850.00", "broken_group"),
        ("1,5", "decimal_in_whole_table"),
        ("1.850 kr.", "unit_in_cell"),
        ("kr. 1.850", "unit_in_cell"),
        ("70%", "unit_in_cell"),
        ("2 år", "unit_in_cell"),
        ("1.000-", "trailing_minus"),
        ("1 850", "space_in_number"),
        ("- 2.600", "space_in_number"),
        ("007", "leading_zero"),
        ("7.010¹", "superscript"),
        ("7.010₁", "superscript"),
        ("\u202e058.1", "bidi_control"),
        ("1.850\x07", "control_character"),
        ("\u00ad1.850", "soft_hyphen"),
        ("١٢٣", "foreign_digits"),
        ("\uff11\uff12", "foreign_digits"),
        ("1½", "foreign_digits"),
        ("1.000.000.000", "too_large"),
        ("9" * 5000, "too_large"),
        ("1_000", "not_a_number"),
        ("nan", "not_a_number"),
        ("1e400", "not_a_number"),
        ("0x1f", "not_a_number"),
        ("1.85O", "letters_for_digits"),
        ("9OO", "letters_for_digits"),
        ("O5", "letters_for_digits"),
        ("40l", "not_a_number"),
        ("--5", "not_a_number"),
        ("(-5)", "not_a_number"),
        ("()", "not_a_number"),
        ("ęėę5", "not_a_number"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    cell = read_cell(text, NOWHERE)
    assert (cell.state, cell.value, cell.reason) == (State.UNREADABLE, None, reason)
    assert cell.note


@pytest.mark.parametrize(
    ("text", "state"), [("", State.EMPTY), (" \u00a0", State.EMPTY), ("-", State.NIL), ("–", State.NIL)]
)
def test_nothing_written(text: str, state: State) -> None:
    assert read_cell(text, NOWHERE).state is state


@pytest.mark.parametrize(
    ("text", "value", "margin"),
    [("4,1", 4100, 50), ("-0,25", -250, 5), ("3", 3000, 500), ("1,234", 1234, 0), ("1.000,0", 1_000_000, 50)],
)
def test_a_figure_in_mio_is_known_to_half_its_last_digit(text: str, value: int, margin: int) -> None:
    cell = read_cell(text, NOWHERE, MILLIONS)
    assert (cell.value, cell.margin) == (value, margin)


def test_four_decimals_of_a_million_are_less_than_a_thousand() -> None:
    assert read_cell("4,1234", NOWHERE, MILLIONS).reason == "too_many_decimals"


@pytest.mark.parametrize("text", ["4", "4 år", "4år", "4\u00a0år"])
def test_years_with_or_without_the_word(text: str) -> None:
    assert read_cell(text, NOWHERE, YEARS).value == 4


@pytest.mark.parametrize(
    ("text", "reason"), [("2,5 år", "decimal_in_whole_table"), ("(4)", "parentheses"), ("år", "not_a_number")]
)
def test_no_years(text: str, reason: str) -> None:
    cell = read_cell(text, NOWHERE, YEARS)
    assert (cell.value, cell.reason) == (None, reason)


@given(AMOUNTS)
def test_every_amount_reads_back_however_it_is_typed(amount: int) -> None:
    ways = [str(amount), dotted(amount), dotted(amount).replace(".", "\u00a0"), dotted(amount).replace("-", "−")]
    if amount < 0:
        ways.append(f"({dotted(-amount)})")
    for text in ways:
        assert read_cell(text, NOWHERE, THOUSANDS).value == amount


@given(st.integers(-(10**6) + 1, 10**6 - 1), st.integers(0, 999), st.integers(1, 3))
def test_every_figure_in_mio_reads_back(whole: int, rest: int, digits: int) -> None:
    text = f"{dotted(whole)},{rest:03d}"[: digits - 3 or None]
    cell = read_cell(text, NOWHERE, MILLIONS)
    true = Decimal(text.replace(".", "").replace(",", ".")) * 1000
    assert cell.value == true
    assert cell.margin == 500 // 10**digits


@given(NASTY, st.sampled_from([THOUSANDS, MILLIONS, YEARS, COUNTS]))
def test_no_text_raises_and_nothing_refused_is_a_number(text: str, scale: object) -> None:
    cell = read_cell(text, Place(line=3), scale)  # type: ignore[arg-type]
    assert cell.text == text
    assert cell.place.line == 3
    assert (cell.value is not None) == (cell.state is State.NUMBER)
    names = set(cell.reason.split(",")) - {""}
    assert names <= (set(REFUSED) if cell.state is State.UNREADABLE else set(UNUSUAL))
    assert cell.state is not State.UNREADABLE or names
    assert bool(cell.note) == bool(names)


def quantities(text: str) -> list[tuple[str, Decimal | None, str]]:
    return [(each.text, each.value, each.unit or each.reason) for each in read_quantities(text, NOWHERE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0,8 ÅV (540.000 kr.)", [("0,8 ÅV", Decimal("0.8"), "ÅV"), ("540.000 kr.", Decimal(540000), "kr.")]),
        ("70%", [("70%", Decimal(70), "%")]),
        ("Gns. 40 sek.", [("Gns. 40 sek.", Decimal(40), "sek.")]),
        ("57.400", [("57.400", Decimal(57400), "")]),
        ("-3,5 %", [("-3,5 %", Decimal("-3.5"), "%")]),
        ("30-40 sek.", [("30", Decimal(30), ""), ("40 sek.", Decimal(40), "sek.")]),
        ("2 mio. kr.", [("2 mio. kr.", Decimal(2), "mio. kr.")]),
        ("218.00", [("218.00", None, "broken_group")]),
        ("57 400", [("57 400", None, "space_in_number")]),
        ("(5)", [("(5)", None, "parentheses")]),
        ("1 ½ år", [("1 ½ år", None, "foreign_digits")]),
        ("4OO", [("4OO", None, "letters_for_digits")]),
        ("30O stk.", [("30O stk.", None, "stk.")]),
        ("2.OOO", [("2.OOO", None, "letters_for_digits")]),
        ("40l", [("40l", Decimal(40), "l")]),
        ("-", [("-", None, "")]),
        ("Ikke opgjort", []),
        ("", []),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, Decimal | None, str]]) -> None:
    assert quantities(text) == expected


@given(NASTY)
def test_no_text_of_quantities_raises_and_nothing_refused_is_a_number(text: str) -> None:
    for each in read_quantities(text, NOWHERE):
        assert (each.value is not None) == (each.state is State.NUMBER)
        assert (each.state is State.UNREADABLE) <= bool(each.reason and each.note)


@given(st.decimals(-(10**8), 10**8, places=2), st.sampled_from(["ÅV", "%", "kr.", "timer"]))
def test_every_quantity_reads_back(value: Decimal, unit: str) -> None:
    text = f"{value:,}".translate(str.maketrans(",.", ".,"))
    read = read_quantities(f"{text} {unit}", NOWHERE)
    assert [(each.value, each.unit) for each in read] == [(value, unit)]

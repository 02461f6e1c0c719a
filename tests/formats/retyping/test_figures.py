"""A figure is typed as its neighbours are."""

import pytest

from engine.formats.numbers import MILLIONS, THOUSANDS, YEARS, Scale, read_cell
from engine.formats.refused import RefusedError
from engine.formats.retyping.figures import figure_text
from engine.formats.retyping.spots import Spot
from engine.model.place import NOWHERE


def spot(text: str, *others: str, scale: Scale = THOUSANDS) -> Spot:
    cell, *alike = (read_cell(each, NOWHERE, scale) for each in (text, *others))
    return Spot(cell, None, (), scale, tuple(alike))


@pytest.mark.parametrize(
    ("value", "where", "decimals", "typed"),
    [
        (4510, spot("-4.510"), 0, "4.510"),
        (-4510, spot("4.510"), 0, "-4.510"),
        (-4510, spot("4510"), 0, "-4510"),
        (1234567, spot("1\u00a0234"), 0, "1\u00a0234\u00a0567"),
        (-1500, spot("", "300", "\u22122\u2009400"), 0, "\u22121\u2009500"),
        (-700, spot("700"), 0, "-700"),
        (0, spot("5"), 0, "0"),
        (None, spot("5"), 0, ""),
        (4100, spot("3,1", scale=MILLIONS), 1, "4,1"),
        (4150, spot("3,1", scale=MILLIONS), 1, "4,15"),
        (4000, spot("3,10", scale=MILLIONS), 2, "4,00"),
        (-50, spot("0,5", scale=MILLIONS), 1, "-0,05"),
        (6, spot("5 år", scale=YEARS), 0, "6 år"),
        (6, spot("5", scale=YEARS), 0, "6"),
    ],
)
def test_it_has_the_marks_that_stand_there(value: int | None, where: Spot, decimals: int, typed: str) -> None:
    assert figure_text(value, where, decimals) == typed


def test_what_cannot_be_read_again_is_not_typed() -> None:
    with pytest.raises(RefusedError):
        figure_text(10**9, spot("5"))

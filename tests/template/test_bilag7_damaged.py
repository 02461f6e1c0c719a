"""The real annex after an editor stripped its line ends, or a copy lost its blanks: no row is read wrong and sure."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.diagnose.settle import settle
from engine.model.budget import BudgetRow, Reading
from engine.model.proposal import Proposal
from tests.formats.template import read
from tests.template.test_bilag7 import EXPECTED, SECTION_HEADINGS, area_of, shown


def stripped(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


def without_empty_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line)


def collapsed(text: str) -> str:
    return "\n".join(re.sub(" +", " ", line).strip() for line in text.split("\n"))


def rows_of(proposal: Proposal) -> list[BudgetRow]:
    tables = [table for table in (proposal.economy, proposal.administration_effect) if table]
    return [row for table in tables for row in table.rows if not row.label.startswith(SECTION_HEADINGS)]


def told(row: BudgetRow) -> list[str]:
    return [row.section, row.role, area_of(row), row.label, shown(row.cells)]


@pytest.mark.parametrize("damage", [stripped, without_empty_lines])
def test_what_the_line_ends_told_is_told_by_the_rest(bilag7: Path, damage: Callable[[str], str]) -> None:
    found = read(damage(bilag7.read_text(encoding="utf-8")))
    assert {each.id: [told(row) for row in rows_of(settle(each))] for each in found.proposals} == EXPECTED


def test_without_blanks_no_row_is_wrong_and_sure(bilag7: Path) -> None:
    found = read(collapsed(bilag7.read_text(encoding="utf-8")))
    assert [each.id for each in found.proposals] == list(EXPECTED)
    for proposal in found.proposals:
        rows = rows_of(settle(proposal))
        assert [told(row)[:4] for row in rows] == [each[:4] for each in EXPECTED[proposal.id]]
        for row, each in zip(rows, EXPECTED[proposal.id], strict=True):
            assert row.reading is Reading.UNCERTAIN or shown(row.cells) == each[4]


@pytest.mark.parametrize("seed", range(3))
def test_blanks_added_to_some_line_ends_make_no_row_wrong_and_sure(bilag7: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    text = "\n".join(line + " " * (chance.random() < 1 / 3) for line in bilag7.read_text(encoding="utf-8").split("\n"))
    for proposal in read(text).proposals:
        rows = rows_of(settle(proposal))
        assert [told(row)[:4] for row in rows] == [each[:4] for each in EXPECTED[proposal.id]]
        for row, each in zip(rows, EXPECTED[proposal.id], strict=True):
            assert row.reading is Reading.UNCERTAIN or shown(row.cells) == each[4]

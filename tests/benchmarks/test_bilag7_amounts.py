"""The truth about the real annex's prose amounts: complete, where it says, and as the tables have it.

No amount contradicts its table: each agrees, or is explained by rounding half up. What does disagree in the annex are
counts and periods, which are no amounts: 152.000 (line 2746) for 152.600 calls (2798), 1.200 (2851) for 1.230 hours
(3016), and 2027-2029 (2165) for a row of 2026-2028 (2407, and 2369).
"""

import re
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.prose.tables import pack
from engine.model.proposal import Proposal
from engine.run.open import open_path

ROOT = Path(__file__).parents[2]
AMOUNTS: dict[str, list[dict[str, Any]]] = yaml.load(
    (Path(__file__).parent / "bilag7_amounts.yaml").read_text("utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506
)
EACH = [
    pytest.param(name, entry, id=f"{name}-{entry['line']}-{entry['number']}")
    for name, entries in AMOUNTS.items()
    for entry in entries
    if entry["is"] != "price"
]
MILLION, THOUSAND, KRONE = Fraction(1000), Fraction(1), Fraction(1, 1000)
UNITS = {
    **dict.fromkeys(("mio. kr.", "mio.kr.", "mio."), MILLION),
    **dict.fromkeys(("t.kr.", "t.kr", "t. kr."), THOUSAND),
    "kr.": KRONE,
}
IN_TABLES = {2787, 2796, 2801, 3017}
"""Amounts in cells and labels, by line."""
AMOUNT = re.compile(r"(?<![\d.,])(\d[\d.]*(?:,\d+)?)\s+(?:mio|t\.? ?kr|kr)\b")
UNIT_OF_A_TABLE = "1.000"


def proposal(name: str) -> Proposal:
    (read,) = open_path(ROOT / "proposals" / "budget-2026" / f"{name}.yaml", pack().lexicon).proposals
    return read


def stated(entry: dict[str, Any]) -> tuple[Fraction, Fraction]:
    """The number with half a unit of its last digit, in 1.000 kr."""
    number = entry["number"].replace(".", "")
    decimals = len(number.partition(",")[2])
    unit = UNITS[entry["unit"]]
    return Fraction(number.replace(",", ".")) * unit, unit / Fraction(2 * 10**decimals)


def in_tables(name: str, entry: dict[str, Any]) -> list[int]:
    """What the tables say: one sum, or one for each year."""
    read = proposal(name)
    if entry["is"] == "future":
        assert read.future is not None
        return [read.future.effect.amount]
    table = read.economy
    assert table is not None
    columns = [table.years.index(int(year)) for year in entry["years"]]
    meant = [row for label in entry["rows"] for row in table.rows if row.label == label]
    assert len(meant) == len(entry["rows"])
    rows = [[row.cells[column].amount for column in columns] for row in meant]
    by_year = [sum(each) for each in zip(*rows, strict=True)]
    return by_year if entry.get("each") else [sum(by_year)]


@pytest.mark.parametrize(("name", "entry"), EACH)
def test_each_amount_is_what_its_tables_say(name: str, entry: dict[str, Any]) -> None:
    value, margin = stated(entry)
    true = [abs(each) for each in in_tables(name, entry)]
    if entry["is"] == "part":
        assert value - margin <= true[0]
    else:
        # Half up: 0,3 may be 250, and is not 350.
        assert all(value - margin <= each < value + margin for each in true)


def test_the_price_makes_the_future_effect() -> None:
    """Minutes, conversations and hours of an årsværk are those of lines 403-407."""
    effect, price = (next(each for each in AMOUNTS["BC03"] if each["is"] == what) for what in ("future", "price"))
    hours = Fraction(7 * 150_000, 60)
    value, margin = stated(effect)
    assert value - margin <= hours / 1200 * stated(price)[0] < value + margin


def test_parts_that_make_a_whole_add_up() -> None:
    wholes: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for name, entries in AMOUNTS.items():
        for entry in entries:
            if "whole" in entry:
                wholes[name, entry["whole"]].append(entry)
    assert len(wholes) == 4
    for (name, _), parts in wholes.items():
        assert [sum(stated(each)[0] for each in parts)] == [abs(each) for each in in_tables(name, parts[0])]


def test_the_annex_has_these_amounts_and_no_others(bilag7: Path) -> None:
    text = bilag7.read_text("utf-8")
    found: dict[int, list[str]] = defaultdict(list)
    for match in AMOUNT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match[1] != UNIT_OF_A_TABLE and line not in IN_TABLES:
            found[line].append(match[1])
    told: dict[int, list[str]] = defaultdict(list)
    for entries in AMOUNTS.values():
        for entry in entries:
            told[int(entry["line"])].append(entry["number"])
    assert found == told
    assert sum(map(len, told.values())) == 77

"""Rounds: two payouts of a strategy year, what they share, and what a pack may not say of them."""

from pathlib import Path

import pytest

from engine.check.run import check_bundle
from engine.model.bundle import Bundle, Cover, ListedInvestment
from engine.model.cell import Cell, State
from engine.pack.head import read_head
from engine.pack.load import load_pack
from engine.pack.locate import folders
from engine.pack.rounds import age, round_key
from tests.pack.test_load import make, refusal

HEAD = """id: {id}
version: '1.0'
round: R
strategy: {year}
payout: {{kind: {kind}, opens: {opens}, closes: {closes}}}
title: {{da: En pakke, en: A pack}}
"""
OFS = {"id": "ofs", "year": 2031, "kind": "ofs", "opens": "2030-01-01", "closes": "2030-04-30"}
BUDGET = {"id": "budget", "year": 2031, "kind": "budget", "opens": "2030-05-01", "closes": "2030-09-30"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("OFS 2025-2026", "OFS 25/26", True),
        ("OFS 2025-2026", "Overførselssagen 2025-26", True),
        ("OFS 2025-2026", "ofs 2026", True),
        ("Budget 2027", "budget  2027", True),
        ("Budget 2026", "OFS 2025-2026", False),
        ("OFS 2024-2025", "OFS 2025-2026", False),
        ("Prøve 2030", "prøve 2030", True),
        ("Prøve 2030", "Prøve 2031", False),
    ],
)
def test_a_round_may_be_written_in_several_ways(one: str, other: str, same: bool) -> None:
    assert (round_key(one) == round_key(other)) is same


def test_each_strategy_year_has_its_payouts_once_and_in_order() -> None:
    heads = sorted((read_head(folder) for folder in folders()), key=age)
    assert [head.round for head in heads] == [
        "Budget 2025",
        "OFS 2024-2025",
        "Budget 2026",
        "OFS 2025-2026",
        "Budget 2027",
    ]
    for head in heads:
        load_pack(head.id)


@pytest.mark.parametrize(
    ("own", "place"),
    [
        ({"kind": "budget", "id": "to"}, "pack.yaml:5:16:"),
        ({"closes": "2030-05-01"}, "pack.yaml:5:28:"),
        ({"closes": "2029-05-01"}, "pack.yaml:5:48:"),
        ({"opens": "i maj"}, "pack.yaml:5:28:"),
        ({"kind": "anden"}, "pack.yaml:5:16:"),
    ],
)
def test_a_payout_that_is_there_twice_overlaps_or_ends_before_it_begins_is_refused(
    tmp_path: Path, own: dict[str, str], place: str
) -> None:
    make(tmp_path / "budget", pack=HEAD.format(**BUDGET))
    sound = make(tmp_path / "andet-aar", pack=HEAD.format(**{**OFS, "id": "andet-aar", "year": 2030}))
    assert load_pack(str(sound)).id == "andet-aar"
    assert refusal(make(tmp_path / "ofs", pack=HEAD.format(**{**OFS, **own}))).startswith(place)


def test_two_payouts_of_one_year_are_sound_and_a_copy_is_no_payout_of_its_own(tmp_path: Path) -> None:
    make(tmp_path / "budget", pack=HEAD.format(**BUDGET))
    make(tmp_path / "kopi", pack=HEAD.format(**OFS))
    assert load_pack(str(make(tmp_path / "ofs", pack=HEAD.format(**OFS)))).id == "ofs"


def test_a_payout_needs_a_strategy_year(tmp_path: Path) -> None:
    head = HEAD.format(**OFS).replace("strategy: 2031\n", "")
    assert refusal(make(tmp_path / "ofs", pack=head)).startswith("pack.yaml:4:16:")


def test_the_frames_are_those_of_the_strategy_year() -> None:
    frames = {name: load_pack(name).frames for name in ("budget-2025", "budget-2026", "budget-2027", "ofs-2025-2026")}
    assert frames["budget-2026"] == ()
    assert frames["budget-2027"] == frames["ofs-2025-2026"]
    assert [each.left for each in frames["budget-2027"]] == [375_000]
    assert [(each.pool, each.left) for each in frames["budget-2025"]] == [("", 320_100), ("innovationspulje", 12_000)]


def millions(text: str) -> Cell:
    """A figure in mio. kr. with one decimal, in 1.000 kr. with what its last digit leaves open."""
    return Cell(text=text, state=State.NUMBER, value=round(float(text.replace(",", ".")) * 1000), margin=50)


@pytest.mark.parametrize(
    ("service", "anlaeg", "effect", "payback", "fits"),
    [
        ("1,2", "0,0", "0,3", 6, True),
        ("0,6", "5,1", "1,0", 6, True),
        ("9,7", "29,6", "4,7", 6, False),
        ("8,1", "4,2", "3,6", 5, True),
        ("2,0", "0,0", "1,0", 2, True),
        ("2,3", "0,0", "1,0", 2, False),
    ],
)
def test_a_payback_is_never_less_than_investment_over_full_effect(
    service: str, anlaeg: str, effect: str, payback: int, fits: bool
) -> None:
    row = ListedInvestment(
        label="x",
        id="BC01",
        owner="KFF",
        committee="KFU",
        service=millions(service),
        anlaeg=millions(anlaeg),
        effect=millions(effect),
        payback=Cell(text=str(payback), state=State.NUMBER, value=payback),
    )
    pack = load_pack("budget-2026")
    result = check_bundle(Bundle(cover=Cover(investments=(row,))), pack)
    assert ("BU-643" not in {each.rule for each in result.findings}) is fits
    assert "BU-643" in result.applied

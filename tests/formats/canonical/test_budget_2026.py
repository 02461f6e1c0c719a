"""The committed proposals of Budget 2026 carry the annex's figures, labels and dates, and its errors."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.model.base import replace
from engine.model.budget import BudgetTable
from engine.model.cell import Cell
from engine.model.proposal import Consultation, Proposal
from engine.pack.load import load_pack
from engine.pack.pack import Pack
from engine.run.open import Opened, open_path
from tests.conftest import ROOT
from tests.without_places import without_places

FOLDER = ROOT / "proposals" / "budget-2026"
IDS = ["BC03", "BC04", "BC06", "BC07", "BC08"]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("budget-2026")


@pytest.fixture(scope="module")
def annex(bilag7: Path, pack: Pack) -> Opened:
    return open_path(bilag7, pack.lexicon)


@pytest.fixture(scope="module")
def committed(pack: Pack) -> dict[str, Proposal]:
    opened = [open_path(FOLDER / f"{name}.yaml", pack.lexicon) for name in IDS]
    return {each.id: each for file in opened for each in file.proposals}


def figures(table: BudgetTable | None) -> list[object]:
    """All that a table of amounts says."""
    bare = without_places(table)
    return [bare.number, bare.title, bare.unit, bare.price_level, bare.years, *bare.rows] if bare else []


def asked(consultations: tuple[Consultation, ...] | None) -> list[object] | None:
    """Who was asked, the answer and the days; the remark is in words of our own."""
    if consultations is None:
        return None
    return [(each.body, each.label, each.answer, [date.value for date in each.dates]) for each in consultations]


def parts(proposal: Proposal) -> Iterator[tuple[str, object]]:
    """What must be the annex's: everything but its sentences."""
    bare = without_places(proposal)
    yield "names", (bare.id, bare.title, bare.kind, bare.administration, bare.administration_text, bare.round)
    yield "flags", (bare.cross_cutting, bare.confidential, bare.risk_levels)
    yield "headings", (bare.headings, bare.captions)
    yield "economy", figures(bare.economy)
    yield "payback", bare.payback
    yield "administration", figures(bare.administration_effect)
    yield "no administration", bool(bare.no_administration_effect)
    yield "figure tables", bare.figure_tables
    yield "future", bare.future
    yield "goals", [(each.group, each.owner, each.time.text.rstrip(".")) for each in bare.goals]
    yield "goal groups", bare.goal_groups
    yield "origin", bare.origin
    yield "approvals", asked(bare.approvals)
    yield "hearings", asked(bare.hearings)
    yield "partners", None if bare.partners is None else bool(bare.partners)
    yield "statements", bare.statements


@pytest.mark.parametrize("name", IDS)
def test_a_proposal_says_what_the_annex_says(name: str, annex: Opened, committed: dict[str, Proposal]) -> None:
    original = {each.id: each for each in annex.proposals}[name]
    assert dict(parts(committed[name])) == dict(parts(original))


def test_the_cover_says_what_the_annex_says(annex: Opened, pack: Pack) -> None:
    cover = open_path(FOLDER / "bundle.yaml", pack.lexicon).cover
    assert cover is not None
    assert annex.cover is not None
    announced = {"announced": Cell()}
    assert cover.announced.value == annex.cover.announced.value == 8
    assert without_places(replace(cover, **announced)) == without_places(replace(annex.cover, **announced))


@pytest.mark.parametrize("name", IDS)
def test_a_proposal_has_the_annex_errors(name: str, annex: Opened, committed: dict[str, Proposal], pack: Pack) -> None:
    from engine.check.run import check_proposal

    original = {each.id: each for each in annex.proposals}[name]
    found = [
        [(each.rule, each.stated, each.expected, each.location.row, each.location.column) for each in result.findings]
        for result in (check_proposal(original, pack), check_proposal(committed[name], pack))
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("name", IDS)
def test_no_sentence_of_the_annex_is_committed(name: str, bilag7: Path) -> None:
    """A run of five words of a file that also stands in the annex can only be a title, a label or a name."""
    from engine.source.located import load_yaml

    annex = " ".join(bilag7.read_text(encoding="utf-8").replace("-\n", "").split())
    allowed = {"title", "label", "columns", "kind", "about", "group", "goal_groups", "area", "owner", "time"}
    for key, text in texts(load_yaml(FOLDER / f"{name}.yaml")):
        if key in allowed:
            continue
        words = text.split()
        runs = (" ".join(words[at : at + 5]) for at in range(len(words) - 4))
        assert not [run for run in runs if run in annex], (key, text)


def texts(node: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the key that it stands under."""
    if isinstance(node, dict):
        for name, part in node.items():
            yield from texts(part, str(name))
    elif isinstance(node, list):
        for part in node:
            yield from texts(part, key)
    else:
        yield key, str(node)

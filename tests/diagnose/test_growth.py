"""A bundle is diagnosed by what hangs together with what is broken, and the answers are those of the whole."""

import random
from pathlib import Path

import pytest

from engine.check.run import check_proposal
from engine.diagnose import build as building
from engine.diagnose.attach import diagnoses_of
from engine.diagnose.cells import with_figures
from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.proposal import Proposal
from engine.pack.pack import Pack
from tests.diagnose.real import RealCase, bundle_of, pack, rules

REAL = Path("proposals/budget-2026")


@pytest.fixture(scope="module")
def right() -> RealCase:
    """The real bundle, put right."""
    return RealCase(bundle_of(REAL), rules()).mended()


def blaming(bundle: Bundle, by: Pack) -> list[str]:
    """The proposals in which a figure is blamed."""
    found = ((each, check_proposal(each, by).findings) for each in bundle.proposals)
    return [each.owner for each, findings in found if any(one.address or one.relation for one in findings)]


@pytest.mark.parametrize("seed", range(12))
def test_the_answers_are_those_of_the_whole(right: RealCase, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret
    cells = right.system().cells
    wrong = {at: cells[at].amount + rng.choice((-900, 10, 1000)) for at in rng.sample(sorted(cells), 1 + seed % 3)}
    bundle = with_figures(right.subject, wrong)
    assert isinstance(bundle, Bundle)
    assert diagnoses_of(bundle, pack(), blaming(bundle, pack())) == diagnoses_of(bundle, pack())


def test_a_proposal_that_nothing_leads_to_is_not_held_against_its_rules(
    right: RealCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = right.subject
    assert isinstance(bundle, Bundle)
    assert bundle.cover
    listed = bundle.cover.investments[0]
    at = CellAddress("", "cover.investments", 0, 0)
    asked: list[str] = []
    ground = building.Reruns.grounded

    def noted(self: building.Reruns, part: Proposal | Bundle, by: tuple[object, ...]) -> object:
        asked.append(part.owner if isinstance(part, Proposal) else "")
        return ground(self, part, by)  # type: ignore[arg-type]

    monkeypatch.setattr(building.Reruns, "grounded", noted)
    wrong = with_figures(bundle, {at: listed.service.amount + 1000})
    (found,) = diagnoses_of(wrong, pack(), ())
    assert [(each.address, each.to) for each in found.corrections[0].cells] == [(at, listed.service.amount)]
    enclosed = {each.owner for each in bundle.proposals if each.id == listed.id}
    assert set(asked) <= {"", *enclosed}


def test_two_proposals_of_one_id_are_each_held_against_their_own_figures(right: RealCase) -> None:
    bundle = right.subject
    assert isinstance(bundle, Bundle)
    first, other = (each for each in bundle.proposals[:2])
    twin = replace(other, id=first.id)
    both = replace(bundle, proposals=(first, twin))
    reruns = building.Reruns(both)
    assert reruns.grounded(first, rules().firm)
    own = [each.constraint for each in reruns.grounded(twin, rules().firm)]
    assert own == [each.constraint for each in building.Reruns(twin).grounded(twin, rules().firm)]

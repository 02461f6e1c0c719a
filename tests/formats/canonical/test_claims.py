"""The figures of a proposal's prose, written as facts and read back."""

import pytest

from benchmarks.prose import Half, draw
from benchmarks.prose.tables import pack
from engine.formats.canonical.read import read_proposal
from engine.formats.canonical.write import write_json, write_yaml
from engine.model.base import replace
from engine.model.claims import Claim
from engine.model.proposal import Proposal
from engine.prose.reading import Passage, Reader
from engine.prose.scene import Scene
from engine.source.located import read_yaml
from engine.source.located_json import read_json
from tests.without_places import without_places


def with_claims(seed: int) -> Proposal:
    case = draw(seed, Half.TRAINING)
    passages = [Passage(each.text, each.section) for each in case.paragraphs]
    return replace(case.proposal, claims=(*Reader(Scene.of(case.proposal), pack().lexicon).read(passages),))


def claims(proposal: Proposal) -> tuple[Claim, ...]:
    return without_places(replace(proposal, parts=())).claims


@pytest.mark.parametrize("seed", range(3))
def test_what_is_written_reads_back_as_the_same(seed: int) -> None:
    proposal = with_claims(seed)
    assert len(proposal.claims) > 10
    assert claims(read_proposal(read_yaml(write_yaml(proposal), "f"), "f")) == claims(proposal)
    assert claims(read_proposal(read_json(write_json(proposal), "f"), "f")) == claims(proposal)

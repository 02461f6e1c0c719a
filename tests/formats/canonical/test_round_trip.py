"""What is written reads back as the same, whatever the models admit."""

import pytest
from hypothesis import HealthCheck, given, settings

from engine.formats.canonical.cover import read_cover, write_cover_yaml
from engine.formats.canonical.read import read_proposal
from engine.formats.canonical.write import write_json, write_yaml
from engine.model.bundle import Cover
from engine.model.proposal import Proposal
from engine.source.located import read_yaml
from engine.source.located_json import read_json
from engine.trial.admitted import covers, proposals
from tests.without_places import without_places

SLOW = settings(
    max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)


@SLOW
@given(proposals())
def test_yaml(proposal: Proposal) -> None:
    text = write_yaml(proposal)
    assert without_places(read_proposal(read_yaml(text, "f"), "f")) == proposal
    assert write_yaml(read_proposal(read_yaml(text, "f"), "f")) == text


@SLOW
@given(proposals())
def test_json(proposal: Proposal) -> None:
    assert without_places(read_proposal(read_json(write_json(proposal), "f"), "f")) == proposal


@SLOW
@given(covers())
def test_cover(cover: Cover) -> None:
    assert without_places(read_cover(read_yaml(write_cover_yaml(cover), "f"), "f")) == cover


@pytest.mark.long
@settings(SLOW, max_examples=5000)
@given(proposals())
def test_yaml_for_long(proposal: Proposal) -> None:
    assert without_places(read_proposal(read_yaml(write_yaml(proposal), "f"), "f")) == proposal

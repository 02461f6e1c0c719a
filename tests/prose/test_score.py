"""The reader of prose on the training half: nothing sound is called wrong, and little is missed."""

from collections.abc import Iterator

import pytest

from benchmarks.prose import Case, Half, Report, Score, Span, alterations, draw, score
from benchmarks.prose.case import Result
from benchmarks.prose.score import Address
from benchmarks.prose.tables import pack
from engine.model.claims import ClaimPart, Tied
from engine.prose.ledger import ties_of
from engine.prose.reading import Passage, Reader
from engine.prose.scene import Scene

SEEDS = range(12)
SHARE = 60
"""The share of alterations, in per cent, that is noticed on these seeds at least."""


def reports(case: Case) -> list[Report]:
    scene = Scene.of(case.proposal)
    passages = [Passage(each.text, each.section) for each in case.paragraphs]
    ties = ties_of(case.proposal, [*Reader(scene, pack().lexicon).read(passages)])
    return [
        Report(
            Span(each.claim.paragraph, each.claim.start, each.claim.end), Result(each.result), addresses(each, scene)
        )
        for each in ties
    ]


def addresses(tied: Tied, scene: Scene) -> frozenset[Address]:
    meaning = tied.meaning
    if meaning is None:
        return frozenset()
    part = str(meaning.part)
    if meaning.part in (ClaimPart.ECONOMY, ClaimPart.ADMINISTRATION):
        years = scene.years(meaning.part)
        return frozenset(
            Address(part, row, years.index(year)) for row in meaning.rows for year in meaning.years if year in years
        )
    return frozenset(Address(part, row) for row in meaning.rows)


def read(altered: bool) -> Iterator[tuple[Case, list[Report]]]:
    for seed in SEEDS:
        case = draw(seed, Half.TRAINING)
        yield case, reports(case)
        yield from ((each, reports(each)) for each in alterations(case)) if altered else ()


@pytest.fixture(scope="module")
def found() -> Score:
    return score(read(altered=True))


def test_nothing_sound_is_called_wrong(found: Score) -> None:
    assert (found.sound_texts, found.false_contradictions, found.no_figures) == (len(SEEDS), 0, 0)
    assert found.false_questions * 50 <= found.sound_reports


def test_what_was_altered_is_noticed(found: Score) -> None:
    noticed = found.noticed()
    assert 100 * (noticed["error"] + noticed["question"]) >= SHARE * noticed.total()


def test_every_figure_is_found(found: Score) -> None:
    assert all(each.found == each.all for (kind, _), each in found.figures.items() if kind != "other")

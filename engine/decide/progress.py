"""What is still awaited: the steps of the pack that the productions conclude to be missing."""

from collections.abc import Iterable, Sequence

from engine.decide.firing import Firing
from engine.model.production import AWAITS, Step
from engine.model.stage import Stage
from engine.model.verdict import Awaited, Progress, Verdict


def progress(firings: Iterable[Firing], steps: Sequence[Step], stage: Stage, language: str) -> Progress:
    """The steps that the firings conclude to be awaited, in the pack's order."""
    found = {value for each in firings if each.fact.type in AWAITS for _, value in each.fact.values}
    return Progress(stage=stage, awaits=tuple(_awaited(each, language) for each in steps if each.id in found))


def together(whole: Verdict, verdicts: Iterable[Verdict]) -> Progress:
    """What a bundle awaits, asked at the stage of its proposals: all that it itself or any of them does."""
    seen = tuple(verdicts)
    awaits = dict.fromkeys(step for verdict in (whole, *seen) for step in verdict.progress.awaits)
    stage = next((verdict.progress.stage for verdict in seen), Stage.INDSENDT)
    return Progress(stage=stage, awaits=tuple(awaits))


def _awaited(step: Step, language: str) -> Awaited:
    stage = step.due or step.taken or Stage.POLITISK
    return Awaited(step=step.id, body=step.body, name=step.name.of(language), stage=stage, bar=step.due is not None)

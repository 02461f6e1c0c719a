"""The verdict: durable-rules concludes it, and the reference chainer must conclude the same."""

from collections.abc import Iterable, Mapping, Sequence

from engine.decide import chainer, durable
from engine.decide.fault import EngineFault
from engine.decide.firing import Bindings, Firing, bindings, in_order, positives, resolve
from engine.decide.progress import progress
from engine.model.production import REFERENCE, STATUS, Production, Verdicts, Wording
from engine.model.stage import Stage
from engine.model.verdict import Conclusion, Fact, Status, Verdict
from engine.texts import say

_GRAVITY = {status.value: rank for rank, status in enumerate(Status)}


def decide(facts: Iterable[Fact], verdicts: Verdicts, language: str = "da", stage: Stage = Stage.KLADDE) -> Verdict:
    """The gravest status that the pack's productions conclude, every conclusion on the way, and what is awaited.

    Raises `EngineFault` where the two engines disagree, where one fails, or where no status is concluded.
    """
    known = tuple(dict.fromkeys(facts))
    firings, engine = _agreed(known, verdicts.productions)
    concluded = [str(value) for each in firings if each.fact.type in STATUS for _, value in each.fact.values]
    if not concluded:
        raise EngineFault("no production concludes a status")
    by_id = {production.id: production for production in verdicts.productions}
    return Verdict(
        status=Status(max(concluded, key=_GRAVITY.__getitem__)),
        conclusions=tuple(_conclusion(each, by_id[each.decision], verdicts.words, language) for each in firings),
        engine=engine,
        progress=progress(firings, verdicts.steps, stage, language),
    )


def worded(value: str | int, words: Mapping[str, Wording], language: str) -> str:
    """What a value is called in the reader's language."""
    return words[value].of(language) if isinstance(value, str) and value in words else str(value)


def _agreed(facts: tuple[Fact, ...], productions: Sequence[Production]) -> tuple[tuple[Firing, ...], str]:
    """The firings that durable-rules made, and what chained them. The reference chainer only compares.

    Where durable-rules cannot be had the chainer concludes alone.
    """
    if not durable.installed():
        return chainer.chain(facts, productions), say("chainer (durable-rules is not installed)")
    firings = durable.chain(facts, productions)
    difference = set(firings).symmetric_difference(chainer.chain(facts, productions))
    if difference:
        decisions = ", ".join(sorted({firing.decision for firing in difference}))
        raise EngineFault(f"durable-rules and the reference chainer disagree on {decisions}")
    return in_order(firings, facts, productions), "durable-rules"


def _conclusion(firing: Firing, production: Production, words: Mapping[str, Wording], language: str) -> Conclusion:
    bound = bindings(positives(production), firing.because)
    text = _filled(production.text.of(language), bound, words, language)
    return Conclusion(decision=firing.decision, fact=firing.fact, text=text, because=firing.because)


def _filled(text: str, bound: Bindings, words: Mapping[str, Wording], language: str) -> str:
    return REFERENCE.sub(lambda found: worded(resolve(found[0], bound), words, language), text)

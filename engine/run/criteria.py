"""What each criterion of the pools came to, and what is asked of their frames: for programs that read the report."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from engine.model.bundle import Bundle
from engine.model.finding import Category, Finding
from engine.model.frame import Frame
from engine.model.proposal import Proposal
from engine.model.report import Criterion, CriterionStatus, FrameUse
from engine.model.verdict import Verdict

if TYPE_CHECKING:
    from engine.language import View
    from engine.language.values import Amount
    from engine.pack.pack import Pack, Rule

NEED = "need"
"""The fact by which productions conclude that a criterion is demanded."""

_TOLD = {
    "unmet": CriterionStatus.UNMET,
    "unshown": CriterionStatus.UNSHOWN,
    "unchecked": CriterionStatus.UNSHOWN,
    "met": CriterionStatus.MET,
}
"""What the other facts on a criterion say, the gravest first."""


def criteria(proposal: Proposal, verdict: Verdict, findings: Iterable[Finding], pack: "Pack") -> tuple[Criterion, ...]:
    """Every criterion of the pack, with the figures of the first of its rules that compares some."""
    from engine.language import View

    view, found = View(proposal), tuple(findings)
    names = [each.then.set["criterion"] for each in pack.verdicts.productions if each.then.fact == NEED]
    return tuple(_criterion(str(name), view, verdict, found, pack) for name in dict.fromkeys(names))


def frames(bundle: Bundle, pack: "Pack") -> tuple[FrameUse, ...]:
    """Each frame of the bundle with what is asked of it, None where that cannot be told."""
    from engine.language import View

    asked: dict[Frame, int | None] = {}
    rules = [rule for rule in pack.rules if rule.category is Category.BUNDLE]
    for rule in rules if bundle.frames else ():
        for judgement in rule.compiled.judge(View(bundle)):
            held = [each for each in judgement.bound.values() if isinstance(each, Frame)]
            if held:
                asked[held[0]] = _whole(judgement.left)
    return tuple(FrameUse(each, asked.get(each)) for each in bundle.frames)


def _criterion(name: str, view: "View", verdict: Verdict, findings: tuple[Finding, ...], pack: "Pack") -> Criterion:
    said = {each.fact.type for each in verdict.conclusions if ("criterion", name) in each.fact.values}
    status = next((_TOLD[each] for each in _TOLD if each in said), CriterionStatus.UNSHOWN)
    rules = [rule for rule in pack.rules if rule.criterion == name]
    ids = {rule.id for rule in rules}
    cells = tuple(each.location for each in findings if each.rule in ids)
    if NEED not in said:
        return Criterion(name, CriterionStatus.NOT_ASKED)
    broken = [each.rule for each in findings if each.rule in ids]
    rule, value, limit = next(_figures(rules, view), (broken[0] if broken else "", None, None))
    return Criterion(name, status, rule, value, limit, cells)


def _figures(rules: Iterable["Rule"], view: "View") -> Iterator[tuple[str, int | None, int | None]]:
    """The sides of what the rules compare, those that are broken first."""
    judged = [(rule.id, each) for rule in rules for each in rule.compiled.judge(view) if each.left and each.right]
    for id_, each in sorted(judged, key=lambda pair: pair[1].status != "broken"):
        value, limit = _whole(each.left), _whole(each.right)
        if value is not None and limit is not None:
            yield id_, value, limit


def _whole(side: "Amount | None") -> int | None:
    """The figure where it is a whole number and exact; None for another, or for a payback that never comes."""
    from engine.language.message import number

    found = number(side)
    exact = side is not None and side.interval is not None and side.interval.low == side.interval.high
    return found if exact and isinstance(found, int) else None

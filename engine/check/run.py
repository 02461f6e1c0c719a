"""Applies the rules of a pack: what is broken becomes a finding, what could not be applied says why."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from engine.language import Outcome, Result, View
from engine.model.base import Model
from engine.model.bundle import Bundle
from engine.model.finding import Category, Cause, Finding, Location, Skipped
from engine.model.proposal import Proposal
from engine.model.stage import Stage
from engine.pack.pack import Pack, Rule
from engine.texts import language, say


class CheckFault(Exception):  # noqa: N818 - a fault is ours, an error the author's
    """A rule that crashed: a fault of ours, never a pass."""


class CheckResult(Model):
    """What the rules said of one subject. `applied` are the ids of the rules that were applied to something."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    applied: tuple[str, ...]

    @property
    def checked(self) -> int:
        """How many rules were applied to something."""
        return len(self.applied)


def check_proposal(proposal: Proposal, pack: Pack, stage: Stage = Stage.POLITISK) -> CheckResult:
    """Applies every rule on single proposals that is asked at the stage; raises CheckFault where a rule crashes."""
    subject = _Subject(proposal.id, proposal.place.file, View(proposal), stage)
    return _check(subject, pack, lambda rule: rule.category is not Category.BUNDLE)


def check_bundle(bundle: Bundle, pack: Pack) -> CheckResult:
    """Applies the rules of category `bundle`; raises CheckFault where a rule crashes."""
    file = bundle.cover.place.file if bundle.cover else ""
    return _check(_Subject("", file, View(bundle)), pack, lambda rule: rule.category is Category.BUNDLE)


class _Subject(Model):
    """What is checked: its name in fingerprints, its file in locations, how the rules see it, and at which stage."""

    id: str
    file: str
    view: View
    stage: Stage = Stage.POLITISK


def _check(subject: _Subject, pack: Pack, concerns: Callable[[Rule], bool]) -> CheckResult:
    findings: list[Finding] = []
    skipped = [Skipped(rule=rule.id, reason=pack.because) for rule in filter(concerns, pack.set_aside)]
    applied: list[str] = []
    for rule in filter(concerns, pack.rules):
        if not subject.stage.reached(rule.stage):
            reason = say("it is asked from the stage {stage} on", stage=rule.stage)
            skipped.append(Skipped(rule=rule.id, reason=reason, cause=Cause.NOT_CONCERNED))
            continue
        result = _run(rule, subject)
        findings += _findings(rule, subject, result)
        skipped += _skipped(rule, result)
        applied += [rule.id] if result.checked else []
    return CheckResult(tuple(findings), tuple(skipped), tuple(applied))


def _run(rule: Rule, subject: _Subject) -> Result:
    try:
        return rule.compiled.run(subject.view)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        message = say("rule {rule} crashed on {subject}: {error}", rule=rule.id, subject=subject.id, error=what)
        raise CheckFault(message) from error


def _skipped(rule: Rule, result: Result) -> Iterator[Skipped]:
    """One line a reason, however many constraints it held up."""
    reasons = {_reason(rule, outcome): outcome.cause for outcome in result if outcome.status == "skipped"}
    for reason, cause in reasons.items():
        yield Skipped(rule=rule.id, reason=reason, cause=cause)


def _reason(rule: Rule, outcome: Outcome) -> str:
    """The rule's own words on whom it does not concern, where it has them."""
    if outcome.cause is Cause.NOT_CONCERNED and rule.otherwise:
        return rule.otherwise.of(language.get())
    return outcome.reason


def _findings(rule: Rule, subject: _Subject, result: Result) -> Iterator[Finding]:
    """What is broken. Where a rule's demands joined by `and` say the same of the same place, that is one finding."""
    seen: Counter[str] = Counter()
    told: dict[tuple[object, ...], object] = {}
    for outcome in result:
        if outcome.status == "broken":
            name = _name(rule, subject, outcome)
            seen[name] += 1
            found = _finding(rule, subject, outcome, f"{name}#{seen[name]}")
            part = outcome.about.part if outcome.about else None
            if told.setdefault((found.message, found.location, found.address, found.anchor), part) is part:
                yield found


def _finding(rule: Rule, subject: _Subject, outcome: Outcome, name: str) -> Finding:
    code = language.get()
    compares = outcome.relation is not None
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=rule.severity,
        message=outcome.render(f"message.{code}"),
        hint=outcome.render(f"hint.{code}"),
        location=_location(subject, outcome),
        stated=_plain(outcome.stated) if compares else None,
        expected=_plain(outcome.expected) if compares else None,
        relation=outcome.relation,
        rounding=outcome.rounding,
        fingerprint=hashlib.sha256(name.encode()).hexdigest()[:16],
        address=outcome.address,
        anchor=outcome.place.anchor,
        subject=subject.id,
    )


def _name(rule: Rule, subject: _Subject, outcome: Outcome) -> str:
    """What the finding is about, free of lines and figures: waivers and baselines key on it."""
    return "\0".join((rule.id, subject.id, *outcome.naming, *(f"{name}={value}" for name, value in outcome.binding)))


def _location(subject: _Subject, outcome: Outcome) -> Location:
    place, naming = outcome.place, outcome.naming
    return Location(
        file=place.file or subject.file,
        page=place.page,
        line=place.line,
        table=naming.table or None,
        row=naming.row or None,
        column=naming.column or None,
    )


def _plain(value: object) -> int | str | None:
    """A figure as JSON holds it: a whole number, or a broken one as text, never a float. Words are no figures."""
    if isinstance(value, int):
        return value
    if not isinstance(value, Decimal):
        return None
    return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"

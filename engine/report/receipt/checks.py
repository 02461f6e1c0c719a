"""What was checked of a proposal or a bundle, by the titles of the rules, in three groups."""

from collections.abc import Iterable, Mapping

from engine.model.base import Model
from engine.model.finding import Cause, Skipped
from engine.model.report import BundleReport, ProposalReport, RuleInfo


class Check(Model):
    """A rule by its title ("" where nobody gave it one); `note` says why it, or a part of it, was not applied."""

    rule: str
    title: str
    note: str = ""


class Checks(Model):
    """The rules that found nothing wrong, those that do not concern the subject, and those that could not be checked.

    A rule that was applied to one part and not to another stands among the last, with what is missing. One that found
    something stands in none: its findings tell of it.
    """

    passed: tuple[Check, ...]
    unconcerned: tuple[Check, ...]
    unchecked: tuple[Check, ...]


def checks_of(part: ProposalReport | BundleReport, rules: Mapping[str, RuleInfo]) -> Checks:
    """The checks of one part of a report."""
    broken = {each.rule for each in part.findings}
    unknown = _by_rule(each for each in part.skipped if each.cause is Cause.UNKNOWN)
    elsewhere = _by_rule(each for each in part.skipped if each.cause is not Cause.UNKNOWN)
    applied = dict.fromkeys(part.applied)
    return Checks(
        passed=tuple(_check(id_, rules) for id_ in applied if id_ not in broken and id_ not in unknown),
        unconcerned=tuple(
            _check(id_, rules, reasons)
            for id_, reasons in elsewhere.items()
            if id_ not in broken and id_ not in unknown and id_ not in applied
        ),
        unchecked=tuple(_check(id_, rules, reasons) for id_, reasons in unknown.items()),
    )


def _by_rule(skipped: Iterable[Skipped]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in skipped:
        found.setdefault(each.rule, []).append(each.reason)
    return found


def _check(id_: str, rules: Mapping[str, RuleInfo], reasons: Iterable[str] = ()) -> Check:
    rule = rules.get(id_)
    return Check(rule=id_, title=rule.title if rule else "", note=" ".join(dict.fromkeys(reasons)))

"""From a proposal or a bundle, and what its checks found, to the small facts that a verdict is concluded from.

Texts are the names that the pack and the model use, yes and no are `ja` and `nej`:

- `proposal`: kind, administration, cross_cutting, confidential; `economy`: whether a row of Tabel 1 was read
- `asks`: a styringsområde (`area`) for which a pool is asked to pay
- `approval`: a row of the approval table, `hearing`: one of the hearing table; `dated`: it has a date that exists
- `part`: how many parts of the document of a kind have a fate that is worth knowing (not read, not tied, read with
  something to know); `within` is what they may hold by the pack's names, "" for nothing that a rule asks for
- `finding`: a rule that found something; `count` is how often
- `skipped`: a rule that was not applied, at least in part, and the sort of `cause`
- `checked`: a rule that was applied
- `bundle`: whether there is a cover; `member`: how many proposals of a kind came to a status;
  `unseen`: how many proposals the cover lists that are not among those read, `unseen_cross_cutting`: of those
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from engine.model.budget import BudgetRow, Role, Section
from engine.model.bundle import Bundle, ListedInnovation, ListedInvestment
from engine.model.cell import State
from engine.model.finding import Category, Finding, Severity, Skipped
from engine.model.parts import Part
from engine.model.production import BASE_FACTS
from engine.model.proposal import Consultation, Proposal
from engine.model.verdict import Fact, Verdict

MOST_ROWS = 100
"""How many areas and approvals are looked at: far more than a proposal has, and few enough for any file that claims
more. An approval beyond them does not count, so that more can only be awaited."""


class RuleTraits(Protocol):
    """What a verdict must know of a rule. `criterion` is "" for a rule that stands for none."""

    @property
    def category(self) -> Category:
        """What kind of demand it is."""

    @property
    def severity(self) -> Severity:
        """How grave it is to break it."""

    @property
    def criterion(self) -> str:
        """Which criterion for the pools it stands for."""


class Outcome(NamedTuple):
    """What checking came to: `checked` are the ids of the rules that were applied, whether they held or not."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    checked: tuple[str, ...] = ()


def proposal_facts(proposal: Proposal, outcome: Outcome, rules: Mapping[str, RuleTraits]) -> tuple[Fact, ...]:
    """The facts of one proposal. `rules` are the pack's, by id.

    A finding that no rule of the pack made stands for no criterion; raises KeyError where such a rule was skipped
    or checked.
    """
    own = fact(
        "proposal",
        kind=proposal.kind,
        administration=proposal.administration,
        cross_cutting=_yes_no(proposal.cross_cutting),
        confidential=_yes_no(proposal.confidential),
        economy=_yes_no(any(row.role is Role.DETAIL for row in proposal.economy.rows) if proposal.economy else False),
    )
    steps = (*_answered("approval", proposal.approvals), *_answered("hearing", proposal.hearings or ()))
    return (own, *_asks(proposal), *steps, *_parts(proposal.parts), *_outcome(outcome, rules))


def bundle_facts(
    bundle: Bundle, outcome: Outcome, rules: Mapping[str, RuleTraits], verdicts: Mapping[str, Verdict]
) -> tuple[Fact, ...]:
    """The facts of a bundle. `verdicts` are those of its proposals, by owner; raises KeyError where one is missing."""
    own = fact("bundle", cover=_yes_no(bundle.cover is not None))
    members = Counter((each.kind, verdicts[each.owner].status) for each in bundle.proposals)
    not_read = _unseen(bundle)
    unseen = Counter(row.confidential for row in not_read)
    crossing = sum(row.cross_cutting for row in not_read)
    return (
        own,
        *(fact("member", kind=kind, status=status, count=count) for (kind, status), count in members.items()),
        *_parts(bundle.cover.parts if bundle.cover else ()),
        *(fact("unseen", confidential=_yes_no(secret), count=count) for secret, count in unseen.items()),
        *([fact("unseen_cross_cutting", count=crossing)] if crossing else ()),
        *_outcome(outcome, rules),
    )


def fact(type: str, findings: tuple[str, ...] = (), /, **values: str | int) -> Fact:
    """A base fact with all its properties, in the order of `BASE_FACTS`. Raises KeyError if one is missing."""
    ordered = tuple((name, _plain(values[name])) for name in BASE_FACTS[type])
    return Fact(type=type, values=ordered, findings=findings)


def _plain(value: str | int) -> str | int:
    return str(value) if isinstance(value, str) else value


def _yes_no(answer: object) -> str:
    return "ja" if answer else "nej"


def _asks(proposal: Proposal) -> Iterator[Fact]:
    rows = proposal.economy.rows if proposal.economy else ()
    paid = [row for row in rows if row.section is Section.IMPLEMENTERING and _has_figure(row)]
    parts = [row for row in paid if row.role is not Role.TOTAL] or paid
    return islice((fact("asks", area=area) for area in dict.fromkeys(row.area.name for row in parts)), MOST_ROWS)


def _has_figure(row: BudgetRow) -> bool:
    """An unreadable figure is one: the pool may well be asked for it."""
    return any(cell.value or cell.state is State.UNREADABLE for cell in row.cells)


def _answered(type: str, rows: Sequence[Consultation]) -> Iterator[Fact]:
    for row in rows[:MOST_ROWS]:
        dated = _yes_no(any(date.value for date in row.dates))
        yield fact(type, body=row.body, answer=row.answer, dated=dated)


def _parts(parts: tuple[Part, ...]) -> Iterator[Fact]:
    """A part that may hold several things is a fact for each of them."""
    told = Counter(
        (part.what, part.fate, within, _yes_no(part.bars)) for part in parts for within in part.within or ("",)
    )
    for (what, fate, within, bars), count in islice(told.items(), MOST_ROWS):
        yield fact("part", what=what, fate=fate, within=within, bars=bars, count=count)


def _outcome(outcome: Outcome, rules: Mapping[str, RuleTraits]) -> Iterator[Fact]:
    """What was found, skipped and checked. Rules on steps tell nothing of a proposal's conformity."""
    found: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in (each for each in outcome.findings if each.category is not Category.STEP):
        found.setdefault((finding.rule, finding.severity), []).append(finding)
    for (rule, severity), findings in found.items():
        yield fact(
            "finding",
            tuple(finding.fingerprint for finding in findings),
            rule=rule,
            category=findings[0].category,
            severity=severity,
            criterion=rules[rule].criterion if rule in rules else "",
            count=len(findings),
        )
    for rule, cause in dict.fromkeys((each.rule, each.cause) for each in outcome.skipped if _counts(each.rule, rules)):
        yield fact("skipped", cause=cause, **_traits(rule, rules))
    for rule in dict.fromkeys(each for each in outcome.checked if _counts(each, rules)):
        yield fact("checked", **_traits(rule, rules))


def _counts(rule: str, rules: Mapping[str, RuleTraits]) -> bool:
    return rules[rule].category is not Category.STEP


def _traits(rule: str, rules: Mapping[str, RuleTraits]) -> dict[str, str]:
    traits = rules[rule]
    return {"rule": rule, "category": traits.category, "severity": traits.severity, "criterion": traits.criterion}


def _unseen(bundle: Bundle) -> list[ListedInvestment | ListedInnovation]:
    """The proposals that the cover lists and that were not read."""
    read = {proposal.id for proposal in bundle.proposals}
    listed: list[ListedInvestment | ListedInnovation] = []
    if bundle.cover:
        listed += [*bundle.cover.investments, *bundle.cover.innovations]
    return [row for row in listed if row.role is Role.DETAIL and row.id not in read]

"""All that is known of a pack's rules, gathered rule by rule for their author."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from engine.model.base import Model, replace
from engine.model.finding import Category, Finding, Severity
from engine.model.production import Basis
from engine.model.report import Report, Unreadable
from engine.pack.pack import Pack, Rule
from engine.trial.properties import Outcome
from engine.trial.prove.result import Proofs
from engine.trial.result import CaseResult, RuleScore, Trial


class RuleCases(Model):
    """How many cases a rule has of each verdict, and those that do not come out as they say."""

    holds: int
    breaks: int
    skips: int
    wrong: tuple[CaseResult, ...]


class Found(Model):
    """A finding of the rule on a proposal; `subject` is the proposal's id, "" for the bundle as a whole.

    `consequence`: it is reported below another finding, as caused by the same fault.
    """

    subject: str
    file: str
    severity: Severity
    message: str
    consequence: bool


class RuleReport(Model):
    """One rule. `cases` is None for a rule of a pack that this one extends: it is tried there.

    `score` is None where no mutants were tried, or none can be made of the rule.
    """

    id: str
    title: str
    severity: Severity
    category: Category
    source: str
    basis: Basis
    applies: str
    sentence: str
    cases: RuleCases | None
    score: RuleScore | None
    findings: tuple[Found, ...]


class RulesReport(Model):
    """A pack as its author should see it, in `language`.

    `proofs` is None where nothing was proved, and `unproved` then says why. `mutants` says whether any were tried.
    `proposals` is how many were checked.
    """

    version: str
    language: str
    pack: str
    pack_version: str
    sha256: str
    title: str
    rules: tuple[RuleReport, ...]
    mutants: bool
    unsound: tuple[str, ...]
    stale: tuple[str, ...]
    properties: tuple[Outcome, ...]
    proofs: Proofs | None
    unproved: str
    proposals: int
    unreadable: tuple[Unreadable, ...]


class Evidence(Model):
    """What was found out about a pack: by its trial, by proof, and on real proposals (None: there are none)."""

    trial: Trial
    proofs: Proofs | None = None
    unproved: str = ""
    real: Report | None = None


def gathered(pack: Pack, evidence: Evidence, version: str, language: str) -> RulesReport:
    """The report on every rule of the pack, in its order; `version` is the program's."""
    trial, real = evidence.trial, evidence.real
    scores = {each.rule: each for each in trial.scores or ()}
    found: defaultdict[str, list[Found]] = defaultdict(list)
    for rule, each in _found(real) if real else ():
        found[rule].append(each)
    return RulesReport(
        version=version,
        language=language,
        pack=pack.id,
        pack_version=pack.version,
        sha256=pack.sha256,
        title=pack.title.of(language),
        rules=tuple(
            replace(
                _rule(rule, language, _cases(rule.id, trial)), score=scores.get(rule.id), findings=tuple(found[rule.id])
            )
            for rule in pack.rules
        ),
        mutants=trial.scores is not None,
        unsound=trial.unsound,
        stale=trial.stale,
        properties=trial.properties,
        proofs=evidence.proofs,
        unproved=evidence.unproved,
        proposals=len(real.proposals) if real else 0,
        unreadable=real.unreadable if real else (),
    )


def _rule(rule: Rule, language: str, cases: RuleCases | None) -> RuleReport:
    return RuleReport(
        id=rule.id,
        title=rule.title.of(language),
        severity=rule.severity,
        category=rule.category,
        source=rule.source,
        basis=rule.basis,
        applies=rule.applies,
        sentence=rule.check,
        cases=cases,
        score=None,
        findings=(),
    )


def _cases(rule: str, trial: Trial) -> RuleCases | None:
    if rule not in trial.rules:
        return None
    own = [case for case in trial.cases if case.rule == rule]
    count = Counter(case.verdict for case in own)
    wrong = tuple(case for case in own if case.problem)
    return RuleCases(holds=count["holds"], breaks=count["breaks"], skips=count["skips"], wrong=wrong)


def _found(report: Report) -> Iterator[tuple[str, Found]]:
    """Each finding, those that are consequences of another too, with its rule."""
    if report.bundle:
        yield from _told("", report.bundle.source.file if report.bundle.source else "", report.bundle.findings)
    for each in report.proposals:
        yield from _told(each.proposal.id, each.source.file, each.findings)


def _told(subject: str, file: str, findings: Iterable[Finding]) -> Iterator[tuple[str, Found]]:
    for finding in findings:
        for each in (finding, *finding.consequences):
            yield (
                each.rule,
                Found(
                    subject=subject,
                    file=file,
                    severity=each.severity,
                    message=each.message,
                    consequence=each is not finding,
                ),
            )

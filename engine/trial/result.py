"""What came of a trial of a pack's own rules."""

from engine.model.base import Model
from engine.trial.properties import Outcome


class CaseResult(Model):
    """A case, and what is wrong with the rule by it ("": nothing). `file` is the case file's name."""

    rule: str
    file: str
    verdict: str
    of: str
    because: str
    problem: str


class Survivor(Model):
    """A slip that no case notices. `why` is the reason declared for its changing nothing, "" where none is."""

    part: str
    kind: str
    sentence: str
    why: str = ""


class RuleScore(Model):
    """How the slips of one rule fared: noticed by its cases, refused when the pack loads, or noticed by nothing."""

    rule: str
    killed: int
    refused: int
    survivors: tuple[Survivor, ...] = ()

    @property
    def undeclared(self) -> tuple[Survivor, ...]:
        """The survivors that nobody has given a reason for."""
        return tuple(each for each in self.survivors if not each.why)


class Trial(Model):
    """All of a trial. `scores` is None where no mutants were tried.

    `companions` has for each rule the other rules that fire in its breaking cases, and in how many of them.
    `unsound` are findings on the base that the cases edit; `stale` are declared equivalents that do not survive.
    """

    pack: str
    version: str
    sha256: str
    rules: tuple[str, ...]
    inherited: int
    cases: tuple[CaseResult, ...]
    companions: dict[str, dict[str, int]]
    properties: tuple[Outcome, ...]
    unsound: tuple[str, ...] = ()
    scores: tuple[RuleScore, ...] | None = None
    stale: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[CaseResult, ...]:
        """The cases that do not come out as they say."""
        return tuple(each for each in self.cases if each.problem)

    @property
    def survivors(self) -> tuple[tuple[str, Survivor], ...]:
        """The undeclared survivors, each with its rule."""
        return tuple((score.rule, each) for score in self.scores or () for each in score.undeclared)

    @property
    def passes(self) -> bool:
        """Whether nothing is left to mend."""
        failed = any(each.failure for each in self.properties)
        return not (self.unsound or self.wrong or failed or self.survivors or self.stale)

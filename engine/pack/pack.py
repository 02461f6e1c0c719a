"""A rule pack: the rules of a round, ready to be applied."""

from engine.language import CompiledRule
from engine.model.base import Model, replace
from engine.model.finding import Category, Severity
from engine.model.frame import Frame
from engine.model.lexicon import Lexicon
from engine.model.production import AWAITS, Basis, Verdicts, Wording
from engine.model.report import PackInfo, RuleInfo
from engine.model.sources import PublicSource, cited
from engine.model.stage import Stage
from engine.pack.parameters import Parameter

YEARS, PRICE_LEVEL = "template_years", "template_price_level"
"""The parameters by which a round's Tabel 1 is known."""


class Rule(Model):
    """A rule: what it is, why it is one, and its check compiled. `file` and `line` tell where it stands.

    `source` names the decisions that it `cites` too. `of_round` where it asks for a parameter that has another value in
    every round. It looks at the `step` ("" for none), and is asked from `stage` on. An error that rests on an assumed
    parameter is a warning here.
    """

    id: str
    title: Wording
    category: Category
    severity: Severity
    criterion: str
    basis: Basis
    source: str
    cites: tuple[str, ...]
    message: Wording
    hint: Wording
    applies: str
    otherwise: Wording | None
    check: str
    of_round: bool
    compiled: CompiledRule
    file: str
    line: int
    step: str = ""
    stage: Stage = Stage.KLADDE


class Pack(Model):
    """All that a round demands. `sha256` is over every file of the pack and of those it extends.

    `set_aside` are rules that are not applied, `because` of what that says: see `of_another_round`.
    """

    id: str
    version: str
    round: str
    title: Wording
    rules: tuple[Rule, ...]
    parameters: tuple[Parameter, ...]
    lexicon: Lexicon
    verdicts: Verdicts
    sha256: str
    sources: dict[str, PublicSource] = {}
    frames: tuple[Frame, ...] = ()
    set_aside: tuple[Rule, ...] = ()
    because: str = ""

    def info(self, chosen: str = "") -> PackInfo:
        """What a report says of the pack; `chosen` tells why it was taken, where nobody asked for it by name."""
        rules = len(self.rules) + len(self.set_aside)
        return PackInfo(self.id, self.version, rules, self.sha256, chosen, self.because)

    @property
    def template(self) -> tuple[object, object]:
        """The year columns and the price level of the round's Tabel 1, by which a proposal that names none is known."""
        values = {each.name: each.value for each in self.parameters}
        return values.get(YEARS, ()), values.get(PRICE_LEVEL)

    def guessed(self) -> "Pack":
        """The same for proposals that name no round: what rests on the round is at most a warning."""
        return replace(self, rules=tuple(_guessed(rule) for rule in self.rules))

    def of_another_round(self, because: str) -> "Pack":
        """The same for proposals of a round that is not its own, `because` of which its own years tell nothing."""
        own = tuple(rule for rule in self.rules if rule.of_round)
        others = tuple(rule for rule in self.rules if not rule.of_round)
        return replace(self, rules=others, set_aside=own, because=because)

    def rule_infos(self, language: str) -> tuple[RuleInfo, ...]:
        """Titles and sources of the rules, and of the productions that report a step, for a reader of a report."""
        rules = (*self.rules, *self.set_aside)
        infos = [RuleInfo(id=rule.id, title=rule.title.of(language), source=rule.source) for rule in rules]
        steps = [each for each in self.verdicts.productions if each.then.fact in AWAITS]
        infos += [
            RuleInfo(each.id, each.title.of(language), cited(self.sources, each.cites, each.source)) for each in steps
        ]
        return tuple(infos)


def _guessed(rule: Rule) -> Rule:
    doubtful = rule.of_round and rule.severity is Severity.ERROR
    return replace(rule, severity=Severity.WARNING) if doubtful else rule

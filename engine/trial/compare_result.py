"""What a change of rules means."""

from typing import Literal

from engine.model.base import Model
from engine.model.finding import Severity
from engine.model.verdict import Status

Result = Literal["broken", "held", "not judged"]
"""What a rule says of a proposal."""


class RuleName(Model):
    """A rule that only one of the packs has."""

    id: str
    title: str
    severity: Severity


class Change(Model):
    """A part of a rule, or a parameter or definition that it uses, before and after."""

    part: str
    before: str
    after: str


class Difference(Model):
    """Whether any proposal tells a rule's two versions apart.

    `example`: `yaml` is the smallest found, `case` where it comes from (a case of the pack), `before` and `after` what
    the rule says of it. `none`: proved of all proposals within the bounds of proofs. `unknown`: none found among
    `tried` proposals. `texts`: only its texts have changed.
    """

    kind: Literal["example", "none", "unknown", "texts"]
    yaml: str = ""
    case: str = ""
    before: Result | None = None
    after: Result | None = None
    tried: int = 0


class RuleChange(Model):
    """A rule that both packs have, and not the same."""

    id: str
    title: str
    changes: tuple[Change, ...]
    difference: Difference


class Said(Model):
    """A finding on a real proposal that only one of the packs makes."""

    rule: str
    severity: Severity
    message: str


class ProposalChange(Model):
    """What the two packs say of a real proposal (`id` "": of the bundle as a whole)."""

    id: str
    file: str
    before: Status
    after: Status
    gone: tuple[Said, ...]
    new: tuple[Said, ...]


class Comparison(Model):
    """Two packs, held against each other."""

    before: str
    after: str
    parameters: tuple[Change, ...]
    added: tuple[RuleName, ...]
    removed: tuple[RuleName, ...]
    changed: tuple[RuleChange, ...]
    proposals: tuple[ProposalChange, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        others = any(each.gone or each.new or each.before is not each.after for each in self.proposals)
        return bool(self.parameters or self.added or self.removed or self.changed or others)

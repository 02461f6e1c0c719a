"""What was asked of a pack's rules, and what was proved."""

from engine.model.base import Model
from engine.trial.prove.bounds import Bounds


class Outside(Model):
    """A rule or parameter that the logic cannot hold, and what in it."""

    name: str
    why: str


class Contradiction(Model):
    """Rules that cannot all hold: a smallest set.

    `kinds` are those of which there is then no sound proposal, `unjudged` the rules that are judged in no sound one.
    """

    rules: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    unjudged: tuple[str, ...] = ()


class Implied(Model):
    """A rule that never finds a fault alone: wherever it does, one of `by` does too (a smallest set)."""

    rule: str
    by: tuple[str, ...]


class Dead(Model):
    """A condition that no proposal fulfils.

    `part` is `applies`, `if`, `check` (nothing is ever judged), or the name that a `where` binds; `text` is the
    condition, where it stands in the rule itself.
    """

    rule: str
    part: str
    text: str


class Witness(Model):
    """A proposal in which one rule finds a fault and no other of the logic does, as canonical YAML.

    `confirmed`: the real checker says the same; else `found` is what it finds.
    """

    rule: str
    yaml: str
    confirmed: bool
    found: tuple[str, ...] = ()


class Undecided(Model):
    """A question that was not answered in its time."""

    question: str
    name: str


class Proofs(Model):
    """All that was proved of a pack, within the bounds."""

    pack: str
    bounds: Bounds
    seconds: float
    """The time that each question was given."""
    held: tuple[str, ...]
    outside: tuple[Outside, ...]
    contradictions: tuple[Contradiction, ...]
    implied: tuple[Implied, ...]
    never: tuple[str, ...]
    """Rules that find no fault in any proposal."""
    dead: tuple[Dead, ...]
    witnesses: tuple[Witness, ...]
    idle: tuple[str, ...]
    """Parameters whose value makes no difference."""
    parameters_outside: tuple[Outside, ...]
    undecided: tuple[Undecided, ...]

    @property
    def faults(self) -> int:
        """How much of it a rule author should look at."""
        unconfirmed = sum(not each.confirmed for each in self.witnesses)
        found = (self.contradictions, self.implied, self.never, self.dead, self.idle)
        return sum(map(len, found)) + unconfirmed

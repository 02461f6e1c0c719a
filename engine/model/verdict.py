"""What the criteria conclude, and what is still awaited: two answers."""

from enum import StrEnum

from engine.model.base import Model
from engine.model.stage import Stage


class Status(StrEnum):
    """The verdicts, mildest first: conformity only. What was not checked is no verdict on the proposal."""

    KLAR = "klar"
    KLAR_MED_BEMAERKNINGER = "klar_med_bemaerkninger"
    SKAL_RETTES = "skal_rettes"
    OPFYLDER_IKKE_KRITERIERNE = "opfylder_ikke_kriterierne"
    IKKE_KONTROLLERET = "ikke_kontrolleret"


IN_ORDER = (Status.KLAR, Status.KLAR_MED_BEMAERKNINGER)
"""The statuses of a proposal that nobody has to mend."""


class Fact(Model):
    """A small thing known: a type, and named values that are short texts or integers."""

    type: str
    values: tuple[tuple[str, str | int], ...] = ()
    findings: tuple[str, ...] = ()
    """The fingerprints of the findings that this fact stands for, if it stands for any."""


class Conclusion(Model):
    """A fact that a production rule asserted, and what fired it. `text` says it in the reader's language."""

    decision: str
    fact: Fact
    text: str
    because: tuple[Fact, ...] = ()


class Awaited(Model):
    """A step that is not behind the proposal, and who takes it. `name` is in the reader's language.

    `stage` is when it must lie behind, or, where it is no `bar`, when the politicians take it themselves.
    """

    step: str
    body: str
    name: str
    stage: Stage
    bar: bool = True


class Progress(Model):
    """How far the proposal has come, asked at `stage`: what it awaits, the steps in the pack's order."""

    stage: Stage = Stage.KLADDE
    awaits: tuple[Awaited, ...] = ()

    @property
    def missing(self) -> tuple[Awaited, ...]:
        """The steps that must lie behind it before the politicians see it."""
        return tuple(each for each in self.awaits if each.bar)


class Verdict(Model):
    """The status, and every conclusion on the way to it, in the order drawn. `engine` names what chained them."""

    status: Status
    conclusions: tuple[Conclusion, ...] = ()
    engine: str = ""
    progress: Progress = Progress()

    @property
    def ready(self) -> bool:
        """Whether it is in order, and no step is missing before the politicians see it."""
        return self.status in IN_ORDER and not self.progress.missing

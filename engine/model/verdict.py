"""What the criteria conclude."""

from enum import StrEnum

from engine.model.base import Model


class Status(StrEnum):
    """The verdicts, mildest first."""

    KLAR = "klar"
    KLAR_MED_BEMAERKNINGER = "klar_med_bemaerkninger"
    SKAL_RETTES = "skal_rettes"
    OPFYLDER_IKKE_KRITERIERNE = "opfylder_ikke_kriterierne"


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


class Verdict(Model):
    """The status, and every conclusion on the way to it, in the order drawn. `engine` names what chained them."""

    status: Status
    conclusions: tuple[Conclusion, ...] = ()
    engine: str = ""

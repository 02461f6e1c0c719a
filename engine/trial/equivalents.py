"""Slips that change nothing: a rule's author declares them in `cases/equivalent.yaml`, with the reason."""

from pathlib import Path
from typing import Literal

from engine.source.form import Form
from engine.source.located import load_yaml
from engine.source.validate import validate

FILE = "equivalent.yaml"


class Equivalent(Form):
    """A changed sentence that means the same as the rule's own, for every proposal; `why` says how one knows."""

    rule: str
    part: Literal["check", "applies"]
    sentence: str
    why: str


class EquivalentFile(Form):
    """cases/equivalent.yaml."""

    equivalents: tuple[Equivalent, ...]


def read_equivalents(folder: Path) -> tuple[Equivalent, ...]:
    """What the pack in this folder declares, nothing where it has no such file; raises SourceError."""
    path = folder / "cases" / FILE
    return validate(EquivalentFile, load_yaml(path), str(path)).equivalents if path.exists() else ()

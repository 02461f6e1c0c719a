"""pack.yaml: what a pack is, without its rules."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta

from engine.model.production import Wording
from engine.pack.problem import PackError
from engine.source.files import decode, read_bytes
from engine.source.form import Form
from engine.source.located import MAX_BYTES, read_yaml
from engine.source.problem import SourceError
from engine.source.validate import validate

PackId = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
RuleId = Annotated[str, Meta(pattern=r"^[A-Z]{2}-[0-9]{3}$")]


class PackForm(Form):
    """pack.yaml: what the pack is. `extends` names the pack that this one changes, `disabled` rules it does without."""

    id: PackId
    version: Annotated[str, Meta(pattern=r"^[0-9]+(\.[0-9]+){1,2}$")]
    round: Annotated[str, Meta(min_length=1, max_length=60)]
    title: Wording
    extends: PackId | None = None
    disabled: tuple[RuleId, ...] = ()


def read_head(folder: Path) -> PackForm:
    """Only the pack.yaml of a pack folder; raises PackError."""
    path = folder / "pack.yaml"
    try:
        return validate(PackForm, read_yaml(decode(read_bytes(path, MAX_BYTES), str(path)), str(path)), str(path))
    except SourceError as error:
        raise PackError.of(error.problems) from None

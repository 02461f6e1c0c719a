"""pack.yaml: what a pack is, without its rules."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from engine.model.production import Wording
from engine.model.written import AS_WHOLE, IsoDate
from engine.pack.problem import PackError
from engine.source.files import decode, read_bytes
from engine.source.form import Form
from engine.source.located import MAX_BYTES, read_yaml
from engine.source.problem import SourceError
from engine.source.validate import validate

PackId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
RuleId = Annotated[str, Field(pattern=r"^[A-Z]{2}-[0-9]{3}$")]


class PayoutKind(StrEnum):
    """The pools of a strategy year are paid out twice: with the overførselssag (OFS), then with the budget."""

    OFS = "ofs"
    BUDGET = "budget"


class Payout(Form):
    """Which of the two payouts a round is, and from when to when its proposals are treated."""

    kind: PayoutKind
    opens: IsoDate
    closes: IsoDate


class PackForm(Form):
    """pack.yaml: what the pack is. `extends` names the pack that this one changes, `disabled` rules it does without.

    `strategy` is the budget year whose strategy for savings the pools are to help meet, `payout` its part of it.
    """

    id: PackId
    version: Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+){1,2}$")]
    round: Annotated[str, Field(min_length=1, max_length=60)]
    title: Wording
    strategy: Annotated[int, Field(ge=2000, le=2100), AS_WHOLE] | None = None
    payout: Payout | None = None
    extends: PackId | None = None
    disabled: tuple[RuleId, ...] = ()


def read_head(folder: Path) -> PackForm:
    """Only the pack.yaml of a pack folder; raises PackError."""
    path = folder / "pack.yaml"
    try:
        return validate(PackForm, read_yaml(decode(read_bytes(path, MAX_BYTES), str(path)), str(path)), str(path))
    except SourceError as error:
        raise PackError.of(error.problems) from None

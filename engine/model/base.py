"""What all models share: frozen values with nothing but the declared fields.

They are made by us alone, from what the doors have read and refused, so the type checker is enough to keep them right.
What people write is a pydantic model (`engine.model.written`), validated as it is read (`engine.source.validate`).
"""

from typing import Any, dataclass_transform

from msgspec import Struct, field, json
from msgspec.structs import asdict, replace

__all__ = ["Model", "as_json", "parts", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Model(Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value. `replace(model, field=…)` gives a copy with some fields changed."""


def parts(model: Model) -> dict[str, Any]:
    """The fields by name, in their order; what they hold stays as it is."""
    return asdict(model)


def as_json(model: Model) -> str:
    """The model and all that is in it as indented JSON, without a newline at the end."""
    return json.format(json.encode(model), indent=2).decode()

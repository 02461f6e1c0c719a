"""What all models share: frozen, and nothing but the declared fields."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value; an unknown field is an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

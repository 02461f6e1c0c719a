"""What all forms of people's files share: pydantic refuses what they do not declare."""

from pydantic import BaseModel, ConfigDict


class Form(BaseModel):
    """What a mapping of a file may hold; an unknown key is an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

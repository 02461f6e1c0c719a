"""Field types that read the bare texts of a file strictly: nothing that merely looks like a number is one."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticKnownError

_YES = {"true", "ja", "yes"}
_NO = {"false", "nej", "no"}
MAX_DIGITS = 18


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(rf"-?(?:0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})", value):
            raise PydanticKnownError("int_parsing")
        return int(value)
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        if value.lower() not in _YES | _NO:
            raise PydanticKnownError("bool_parsing")
        return value.lower() in _YES
    return value


Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
"""An integer written with digits alone (2026, -3)."""

Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": ["boolean", "string"]})]
"""true/false, ja/nej or yes/no."""

"""What people write in files, as pydantic models: a key that is not declared is an error, and no value is guessed.

They are made from nodes with places, and what does not fit is told with its place, by `engine.source.validate`. What
only we make is a `Model`.
"""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

MAX_DIGITS = 18
WHOLE = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})")
"""A whole number as people type it: no blanks, no plus, no decimals, no digits of another script."""
_ANSWERS = {"true": True, "ja": True, "yes": True, "false": False, "nej": False, "no": False}

# The types of our own errors; engine.source.validate has the sentence of each.
NOT_WHOLE, NOT_A_FLAG, NOT_A_DATE = "whole_number", "flag", "iso_date"


class Written(BaseModel):
    """A frozen value that a file declares; in Python a field goes by its own name, in a file by its alias."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, validate_by_name=True, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _is_read_from(cls, node: Any, info: ValidationInfo) -> Any:
        """Notes of which model a node was to be one: an unknown key is told with the nearest that is known there."""
        if info.context is not None:
            info.context[id(node)] = cls
        return node

    @classmethod
    def keys(cls) -> list[str]:
        """What the fields are called in a file."""
        return [field.alias or name for name, field in cls.model_fields.items()]


def is_whole(value: object) -> bool:
    """Whether a whole number is written here."""
    if isinstance(value, str):
        return bool(WHOLE.fullmatch(value))
    return isinstance(value, int) and not isinstance(value, bool)


def _whole(value: Any) -> int:
    if not is_whole(value):
        raise PydanticCustomError(NOT_WHOLE, "a whole number")
    return int(value)


def _flag(value: Any) -> bool:
    answer = _ANSWERS.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(answer, bool):
        raise PydanticCustomError(NOT_A_FLAG, "true or false")
    return answer


def _iso_date(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (ValueError, TypeError):
        raise PydanticCustomError(NOT_A_DATE, "a date") from None


AS_WHOLE = BeforeValidator(_whole)
Whole = Annotated[int, AS_WHOLE]
Flag = Annotated[bool, BeforeValidator(_flag)]
"""True or false, also as `ja` and `nej`."""
IsoDate = Annotated[dt.date, BeforeValidator(_iso_date)]


NUMBER, TEXT, LIST, KEYS = "number", "text", "list", "keys"
"""The tags of what may be one thing or another, by what a node is."""


def tag(node: Any) -> str:
    """Which of them a node is, numbers taken for texts."""
    if isinstance(node, dict | Written):
        return KEYS
    return LIST if isinstance(node, list | tuple) else TEXT


def text_or_keys(node: Any) -> str:
    """Which of two a node is: what is no mapping should have been a text."""
    return KEYS if tag(node) == KEYS else TEXT


def text_or_list(node: Any) -> str:
    """Which of two a node is: what is no list should have been a text."""
    return LIST if tag(node) == LIST else TEXT


def number_or_text(node: Any) -> str:
    """Which of two a node is: what is not written as a whole number should have been a text."""
    return NUMBER if is_whole(node) else TEXT

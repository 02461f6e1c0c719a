"""Comparing models that came from different files."""

from typing import TypeVar

from pydantic import BaseModel

from engine.model.place import NOWHERE, Place

M = TypeVar("M")


def without_places(value: M) -> M:
    """The same with every place forgotten."""
    if isinstance(value, Place):
        return NOWHERE  # type: ignore[return-value]
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: without_places(part) for name, part in value})
    if isinstance(value, tuple):
        return tuple(map(without_places, value))  # type: ignore[return-value]
    return value

"""What has been computed of one subject, so that no rule computes it again."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from engine.language.figure import Exact
from engine.model.cell import CellAddress

Environment = Mapping[int, Any]
"""What the bound variables stand for, by their number. Records are runtime records, numbers ints or Figures."""

Read = Mapping[CellAddress, Exact]
"""The figures whose amounts were used, and how open rounding leaves each."""


class Known(NamedTuple):
    """A value, the figures that it was computed from, and how many steps that took.

    `bound` keeps alive what the key knows by its identity alone.
    """

    value: Any
    read: Read
    steps: int
    bound: tuple[Any, ...]


class Memo(dict[Any, Any]):
    """What is known of a subject in one language, by what the expression says and what its free names stand for."""


def identity(value: Any) -> Any:
    """What tells a value from others at no cost: two records are never equal, however alike."""
    return value if type(value) is int or type(value) is str else id(value)

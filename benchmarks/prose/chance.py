"""Chance that is the same for a seed on every Python: built on `Random.random`, the one method that promises it."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


class Chance:
    """A source of choices."""

    def __init__(self, seed: str) -> None:
        """The seed is a text; `Random` hashes it the same everywhere (version 2)."""
        self._random = Random(seed)  # noqa: S311 - chance, not secrets

    def below(self, count: int) -> int:
        """From 0 to `count - 1`."""
        return int(self._random.random() * count)

    def between(self, low: int, high: int) -> int:
        """From `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def happens(self, percent: int) -> bool:
        """True in so many cases of a hundred."""
        return self.below(100) < percent

    def one_of(self, choices: Sequence[_T]) -> _T:
        """Any of the choices."""
        return choices[self.below(len(choices))]

    def some_of(self, choices: Sequence[_T], count: int) -> list[_T]:
        """So many different choices, in any order (all where there are fewer)."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

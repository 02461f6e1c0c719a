"""An end for every rule: it looks at so many combinations of what it ranges over, and no more."""

from engine.language.values import Unknown
from engine.texts import say

MOST = 250_000
"""Combinations that a clause may look at. The rules of a round look at some hundreds, or thousands in a bundle."""


class TooMany(Exception):  # noqa: N818 - no error of the program: the rule is told as not applied
    """A clause has more combinations than `MOST`."""


class Budget:
    """Counts the combinations that one clause may still look at."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MOST

    def take(self, steps: int = 1) -> None:
        """So many more. Raises TooMany."""
        self.left -= steps
        if self.left < 0:
            raise TooMany


def at_an_end() -> Unknown:
    """Why a clause, or a condition, cannot be told."""
    return Unknown(say("it has more than {most} combinations to look at", most=MOST))

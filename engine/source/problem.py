"""What is wrong with a file, and where: an error that a person can act on."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.texts import say_count

MOST = 100
"""So many problems of one file are told; of the rest, how many they are."""


class Problem(NamedTuple):
    """One thing wrong. `line` and `column` count from 1; None where the file as a whole is meant."""

    file: str
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        return (
            ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
            + f": {self.message}"
        )


class SourceError(Exception):
    """A file that cannot be used as it is. As text: one line a problem."""

    def __init__(self, file: str, line: int | None, column: int | None, message: str) -> None:
        self.problems: tuple[Problem, ...] = (Problem(file, line, column, message),)

    @classmethod
    def of(cls, problems: Sequence[Problem], untold: int = 0) -> "SourceError":
        """One error for one problem or more; `untold` counts those that are left out already."""
        told, untold = tuple(problems[:MOST]), untold + len(problems[MOST:])
        if untold:
            more = say_count("and one more problem", "and {count} more problems", untold)
            told += (Problem(told[0].file, None, None, more),)
        error = cls(*told[0])
        error.problems = told
        return error

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)

"""What is wrong with a file, and where: an error that a person can act on."""

from typing import NamedTuple


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
    def of(cls, problems: tuple[Problem, ...]) -> "SourceError":
        """One error for several problems, of which there is at least one."""
        error = cls(*problems[0])
        error.problems = problems
        return error

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)

"""What a run refuses, and what may become of a piece of its work."""


class RunError(Exception):
    """What was asked for cannot be done with what was given. Its text is one line for a person."""


class BoundError(Exception):
    """A piece of work took more than it may. Its text is one line for a person."""


class WorkerError(Exception):
    """We failed on a piece of work in another process: what happened in one line, and where in the program."""

    def __init__(self, line: str, trace: str = "") -> None:
        super().__init__(line)
        self.trace = trace

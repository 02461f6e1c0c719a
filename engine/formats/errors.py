"""What a reader raises when a file cannot be read as proposals."""


class DocumentError(Exception):
    """A file that no proposal can be read from: where, and why in the reader's language."""

    def __init__(self, file: str, line: int | None, message: str) -> None:
        self.file, self.line, self.message = file, line, message
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {message}")


class NoProposalError(DocumentError):
    """A file that was read well, and in which nothing is a proposal or a cover."""

"""What became of every file that a run has seen."""

from enum import StrEnum

from engine.model.base import Model


class FileFate(StrEnum):
    """What became of a file."""

    CHECKED = "checked"
    EDITION = "edition"
    """It says what another file says that counts, or nobody can tell which of them does."""
    OWN_COPY = "own_copy"
    """A copy that we made, and that nobody has changed since."""
    UNREADABLE = "unreadable"
    NO_PROPOSAL = "no_proposal"
    PASSED_OVER = "passed_over"
    """Not opened: by its name or kind it holds no proposal, or it was read under another name."""
    FAULT = "fault"
    """We failed on it; nothing is said of what it holds."""


class FileRecord(Model):
    """A file and its fate. `of` are the proposals that the fate speaks of, by their ids, and `bundle`.

    `bytes` and `sha256` are None where the file was not opened; `format` is "" where it is not known. `why` is a line
    for a person, "" where the fate says it all.
    """

    file: str
    fate: FileFate
    bytes: int | None = None
    sha256: str | None = None
    format: str = ""
    of: tuple[str, ...] = ()
    why: str = ""

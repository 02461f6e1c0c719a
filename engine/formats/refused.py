"""Why a document is not read, before anyone knows the file's name."""


class RefusedError(Exception):
    """Carries the one line that says why; the door adds the file."""

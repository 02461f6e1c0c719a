"""The process that reads one PDF: bytes on standard input, the document as JSON on standard output.

A compressed stream of a few kilobytes can unfold to gigabytes, and a library can loop; so the limits are the system's.
"""

import logging
import sys
from contextlib import suppress

from msgspec import json

CANNOT_READ, TOO_LARGE = 3, 4
"""Exit codes: the file is not to be read (standard output says why); it takes more than `MEMORY`."""

MEMORY = 2 * 2**30
"""Bytes of address space; reading a hundred pages takes a tenth of it."""

CPU_SECONDS = 150


def main() -> int:
    """Reads the file named by the first argument, in the language of the second, from standard input."""
    _limit()
    from engine.formats.pdf.reader import read
    from engine.formats.refused import RefusedError
    from engine.texts import speaking

    logging.disable()  # The libraries warn of what is harmless.
    file, code = sys.argv[1:3]
    data = sys.stdin.buffer.read()
    try:
        with speaking(code):
            document = read(data, file)
    except RefusedError as refused:
        sys.stdout.buffer.write(str(refused).encode())
        return CANNOT_READ
    except (MemoryError, RecursionError):
        return TOO_LARGE
    sys.stdout.buffer.write(json.encode(document))
    return 0


def _limit() -> None:
    """As far as the system limits a process: Windows does not, macOS knows no bound of memory. The door has a clock."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (bound, bound))


if __name__ == "__main__":
    sys.exit(main())

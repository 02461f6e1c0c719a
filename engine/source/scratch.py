"""A folder for the work of another program, gone when that is done: the one place where a worker may write."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILE = 256 * 2**20
"""Bytes of one file of the other program."""
MEMORY = 4 * 2**30
"""Bytes of its address space."""
_open: list[Path] = []


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """The folder; what is started meanwhile may write files, and has the memory that an office program takes."""
    _open.append(Path())
    try:
        with _room(), tempfile.TemporaryDirectory(prefix="puljetjek-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    finally:
        _open.pop()


def in_use() -> bool:
    """Whether there is such a folder now."""
    return bool(_open)


@contextmanager
def _room() -> Iterator[None]:
    """Bounds for the other program in the place of those of a worker, which are set again afterwards."""
    if sys.platform == "win32":
        yield
        return
    import resource

    before = {each: resource.getrlimit(each) for each in (resource.RLIMIT_FSIZE, resource.RLIMIT_AS)}
    for each, most in ((resource.RLIMIT_FSIZE, FILE), (resource.RLIMIT_AS, MEMORY)):
        soft, hard = before[each]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        if soft != resource.RLIM_INFINITY:
            with suppress(OSError, ValueError):
                resource.setrlimit(each, (bound, hard))
    try:
        yield
    finally:
        for each, limits in before.items():
            with suppress(OSError, ValueError):
                resource.setrlimit(each, limits)

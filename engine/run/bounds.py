"""What a worker may use, as far as the platform can hold it to that.

memory: on Linux, address space; elsewhere no bound.
time: of the processor, but on Windows; by the clock everywhere.
writing files: not by Python anywhere, but for the folder of an office program (`engine.source.scratch`); on Linux and
macOS not a byte by native code either.
network: not by Python anywhere; on Linux not by native code either, where a namespace of its own can be had.
"""

import os
import signal
import sys
from contextlib import suppress

from engine.source import scratch

MEMORY = 700 * 2**20
"""Bytes that a worker may take beyond what it has when it starts."""
CPU_SECONDS = 20
"""Of the processor, for one piece of work."""
CLOCK_SECONDS = 200
"""By the clock: reading a PDF has a process of its own, with bounds of its own."""
_FORBIDDEN = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate"),
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


def confine() -> None:
    """Bounds this process, for good: no network, no writing, so much memory, no image of itself when it crashes."""
    sys.addaudithook(_refuse)
    if sys.platform == "linux":
        _end_with_parent()
        _without_network()
    if sys.platform == "win32" or not _has_limits():
        return
    import resource

    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        _limit(what, most)
    if sys.platform == "linux":
        _limit(resource.RLIMIT_AS, _address_space() + MEMORY)


def task_begins() -> None:
    """Gives the next piece of work its time."""
    if sys.platform == "win32" or not _has_limits():
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS)


def _has_limits() -> bool:
    """Whether this Python can bound a process; Windows' cannot, nor can a few others."""
    try:
        import resource
    except ImportError:
        return False
    return bool(resource)


def _limit(what: int, most: int) -> None:
    """Sets a bound that a process of its own, as for PDF, may still set otherwise for itself."""
    import resource

    _, hard = resource.getrlimit(what)
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (bound, hard))


def _address_space() -> int:
    """Bytes of address space that this process has already."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _end_with_parent() -> None:
    """Lets the system end this process when the one that started it ends, whatever this one is at."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, int(signal.SIGKILL), 0, 0, 0)


def _without_network() -> None:
    """A namespace of its own, in which there is no network; not every system lets a process have one."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(0x40000000)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    """What Python itself is not to do in here."""
    if (event in _FORBIDDEN or (event == "open" and _is_writing(args))) and not scratch.in_use():
        raise PermissionError(f"{event} is not allowed while a file is worked on")


def _is_writing(args: tuple[object, ...]) -> bool:
    path, mode, flags = (*args, None, None, None)[:3]
    if path == os.devnull or isinstance(path, int):
        return False
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITES)

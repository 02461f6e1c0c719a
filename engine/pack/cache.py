"""Packs that were found sound, kept in the user's cache folder: reading and type-checking one takes half a short run.

A kept pack is data (JSON), and good for as long as not a byte of its files, of the packs that it extends, or of the
program has changed; like Python's own .pyc, the program is told by its files' times and sizes. Whatever is wrong with
the folder or a file in it, the pack is read from its own files instead. PULJETJEK_NO_CACHE=1 turns it off.
"""

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine import __version__
from engine.pack.files import digest_of, unknown
from engine.pack.locate import find_base
from engine.pack.pack import Pack
from engine.pack.stored import from_data, to_data
from engine.source.files import read_bytes, write_whole
from engine.source.problem import SourceError

if TYPE_CHECKING:
    from engine.pack.layer import Layer

_PROGRAM = Path(__file__).resolve().parent.parent
_MAKERS = ("language", "pack", "model", "source")
"""The rooms whose code decides what a kept pack looks like."""

Chain = list[list[str]]
"""The layers from the pack itself down: the name by which it is extended ("": the pack itself), folder, and digest."""


def kept(folder: Path) -> Pack | None:
    """The pack of this folder as it was kept, if it is still the same."""
    home = _home()
    if home is None:
        return None
    try:
        head, _, body = read_bytes(home / _name(folder)).partition(b"\n")
        chain, program, digest = json.loads(head)
        if program != _program() or digest != hashlib.sha256(body).hexdigest() or not _same(folder, chain):
            return None
        return from_data(json.loads(body))
    except (SourceError, OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def keep(folder: Path, pack: Pack, layers: "Iterable[Layer]") -> None:
    """Keeps the pack of this folder, which was made of these layers, if it can be kept."""
    home = _home()
    if home is None:
        return
    body = json.dumps(to_data(pack), ensure_ascii=False, separators=(",", ":")).encode()
    head = json.dumps([_chain(layers), _program(), hashlib.sha256(body).hexdigest()]).encode()
    # A full disk slows the next run, and is no fault of this one.
    with suppress(SourceError):
        write_whole(home / _name(folder), head + b"\n" + body)


def _name(folder: Path) -> str:
    return f"{hashlib.sha256(os.fsencode(folder)).hexdigest()[:32]}.json"


def _home() -> Path | None:
    """The folder of kept packs; None where there shall or can be none. It must be ours, and no one else may write."""
    if os.environ.get("PULJETJEK_NO_CACHE") or not hasattr(os, "geteuid"):
        return None
    try:
        above = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        if not above.is_absolute():
            return None
        above.mkdir(mode=0o700, parents=True, exist_ok=True)
        home = above / "puljetjek"
        home.mkdir(mode=0o700, exist_ok=True)
        found = home.lstat()
    except (OSError, RuntimeError):
        return None
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    return home if ours and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH) else None


def _chain(layers: "Iterable[Layer]") -> Chain:
    found: Chain = []
    name = ""
    for layer in reversed(tuple(layers)):
        found.append([name, str(layer.folder), layer.digest.hex()])
        name = layer.form.extends or ""
    return found


def _same(folder: Path, chain: Chain) -> bool:
    """Whether the pack's files, and those of the packs below it, are what they were, and where they were."""
    for name, there, digest in chain:
        folder = find_base(folder, name) if name else folder
        if str(folder) != there or unknown(folder) or digest_of(folder).hex() != digest:
            return False
    return bool(chain)


@cache
def _program() -> str:
    """What changes with every change of the program."""
    files = sorted(file for room in _MAKERS for file in (_PROGRAM / room).glob("*.py"))
    times = [(file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files]
    return hashlib.sha256(repr((__version__, sys.version_info[:3], times)).encode()).hexdigest()

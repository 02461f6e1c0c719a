"""Which program this is, to the byte."""

import hashlib
import platform
from functools import cache
from pathlib import Path

from engine import __version__
from engine.model.base import Model

_HERE = Path(__file__).resolve().parent.parent
_OTHERS = {"_rules", "__pycache__"}
"""Folders of what is no part of the program: packs have digests of their own."""


class Program(Model):
    """The program and what it runs on. `build` is the digest of its files: equal builds behave equally."""

    version: str
    build: str
    folder: str
    python: str
    system: str


def program() -> Program:
    """The program that runs."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return Program(__version__, build(), str(_HERE), python, f"{platform.system()} {platform.machine()}".strip())


@cache
def build() -> str:
    """The SHA-256 of every file of the program by its path and bytes, whether it was installed or not."""
    digest = hashlib.sha256()
    names = (path.relative_to(_HERE) for path in _HERE.rglob("*.*") if path.is_file())
    for name in sorted(name.as_posix() for name in names if not _OTHERS & {*name.parts}):
        digest.update(name.encode() + b"\0" + (_HERE / name).read_bytes() + b"\0")
    return digest.hexdigest()

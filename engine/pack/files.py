"""The files of a pack folder, and their digest."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from engine.model.finding import Category
from engine.source.files import read_bytes
from engine.source.located import MAX_BYTES

RULE_FILES = tuple(f"{category}.yaml" for category in Category)
OTHER_FILES = ("pack", "sources", "frames", "parameters", "definitions", "words", "verdicts")
KNOWN = tuple(sorted({*(f"{name}.yaml" for name in OTHER_FILES), *RULE_FILES}))


def unknown(folder: Path) -> tuple[Path, ...]:
    """YAML files that nobody reads."""
    return tuple(path for path in sorted(folder.glob("*.y*ml")) if path.name not in KNOWN)


def digested(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The digest of files by their names and bytes, in the order of `KNOWN`."""
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.digest()


def digest_of(folder: Path) -> bytes:
    """The digest of the folder's files as they now are; raises SourceError."""
    paths = (folder / name for name in KNOWN)
    return digested((path.name, read_bytes(path, MAX_BYTES)) for path in paths if path.exists())

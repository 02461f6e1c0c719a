"""From the paths that were named to the files that are read."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from engine.run.errors import RunError
from engine.texts import say, say_count

SUFFIXES = (".yaml", ".yml", ".json", ".docx", ".docm", ".pdf", ".txt")
"""What is looked at in a folder. A file that is named itself may have any name: its format is known by its content."""
ANSWER = ".kommenteret.docx"
"""How the name of a Word file ends that we have commented."""
CORRECTED = ".rettet"
"""How the stem of a file ends that we have written corrections into."""
REPORT = "report"
"""The stem of the files that a report is written into."""
EDITIONS = ("word", "pdf")
"""Folders for Word and PDF files of the proposals that stand as canonical files in the folder above."""
CANONICAL = (".yaml", ".yml", ".json")
NO_PROPOSALS = (".schema.json", ANSWER)
_HIDDEN = (".", "~$")


class Inputs(NamedTuple):
    """Files to read, files in a folder that look like no proposal, and paths that lead nowhere.

    `editions` are files in a folder that only say again what one of `files` says; `barred` are folders that may not be
    opened.
    """

    files: tuple[Path, ...]
    ignored: tuple[Path, ...]
    missing: tuple[Path, ...]
    editions: tuple[Path, ...] = ()
    barred: tuple[Path, ...] = ()


def gather(paths: Iterable[Path]) -> Inputs:
    """The files that `paths` name, themselves or by their folder (and its folders), each once, in order of name."""
    files: dict[Path, Path] = {}
    ignored: list[Path] = []
    missing: list[Path] = []
    editions: list[Path] = []
    barred: list[Path] = []
    for path in paths:
        if not os.path.exists(path):
            missing.append(path)
        elif not path.is_dir():
            files.setdefault(path.resolve(), path)
        else:
            inside = _inside(path)
            known = [each for each in inside.files if _looks_like_one(each)]
            again = [each for each in known if not _originals(each).isdisjoint(known)]
            ignored += [each for each in inside.files if each not in known]
            editions += again
            missing += inside.dangling
            barred += inside.barred
            for each in known:
                if each not in again:
                    files.setdefault(each.resolve(), each)
    return Inputs(*map(tuple, (files.values(), ignored, missing, editions, barred)))


def listed_beside(cover: Path, ids: Collection[str]) -> tuple[Path, ...]:
    """The proposals in a cover's folder whose files are named by the ids that it lists; one file an id."""
    found: dict[str, Path] = {}
    for suffix in SUFFIXES:
        for path in cover.parent.iterdir():
            if path.stem in ids and path.suffix.lower() == suffix and path.is_file():
                found.setdefault(path.stem, path)
    return tuple(found[each] for each in sorted(found))


def remarks(inputs: Inputs) -> Iterator[str]:
    """What a person should know of what is not read, a line each. Raises RunError where nothing is left to read."""
    if inputs.ignored:
        yield say_count(
            "one file in a folder looks like no proposal and is not read: {first}",
            "{count} files in folders look like no proposals and are not read, {first} for one",
            len(inputs.ignored),
            first=inputs.ignored[0],
        )
    if inputs.editions:
        yield say_count(
            "one file is another edition of a proposal in the folder, and is not read: {first}",
            "{count} files are other editions of proposals in the folder, and are not read, {first} for one",
            len(inputs.editions),
            first=inputs.editions[0],
        )
    if not (inputs.files or inputs.missing or inputs.barred):
        raise RunError(say("there is nothing to check"))


def _looks_like_one(path: Path) -> bool:
    """Whether it may be a proposal by its name: our own report on the folder is none, though it lies in it."""
    return path.suffix.lower() in SUFFIXES and path.name not in (f"{REPORT}.json", f"{REPORT}.txt")


def _originals(path: Path) -> set[Path]:
    """Of which files it would be another edition: a corrected copy, or word/BC04.docx beside BC04.yaml."""
    if path.stem.endswith(CORRECTED):
        return {path.with_name(f"{path.stem.removesuffix(CORRECTED)}{path.suffix}")}
    if path.parent.name in EDITIONS:
        return {path.parent.parent / f"{path.stem}{suffix}" for suffix in CANONICAL}
    return set()


class _Inside(NamedTuple):
    """What lies below a folder, each in order of name: files, links that lead nowhere, folders that stay shut."""

    files: list[Path]
    dangling: list[Path]
    barred: list[Path]


def _inside(folder: Path) -> _Inside:
    """What lies below a folder, but not what is for programs: hidden, Word's own, schemas, answers."""
    found = _Inside([], [], [])
    for top, folders, names in os.walk(folder, onerror=lambda error: found.barred.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        for path in (Path(top, name) for name in names if not name.startswith(_HIDDEN)):
            if _leads_nowhere(path):
                if path.suffix.lower() in SUFFIXES:
                    found.dangling.append(path)
            elif not path.name.endswith(NO_PROPOSALS) and _may_be_read(path):
                found.files.append(path)
    return _Inside(*map(sorted, found))


def _leads_nowhere(path: Path) -> bool:
    return path.is_symlink() and not os.path.exists(path)


def _may_be_read(path: Path) -> bool:
    """Whether it is a file, or nobody may look: then reading it tells why."""
    try:
        return path.is_file()
    except OSError:
        return True

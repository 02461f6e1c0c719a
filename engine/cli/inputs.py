"""From the paths that were named to the files that are read."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from engine.cli.exits import Refused
from engine.texts import say, say_count

SUFFIXES = (".yaml", ".yml", ".json", ".docx", ".docm", ".pdf", ".txt")
"""What is looked at in a folder. A file that is named itself may have any name: its format is known by its content."""
ANSWER = ".kommenteret.docx"
"""How the name of a Word file ends that we have commented."""
CORRECTED = ".rettet"
"""How the stem of a file ends that we have written corrections into."""
EDITIONS = ("word", "pdf")
"""Folders for Word and PDF files of the proposals that stand as canonical files in the folder above."""
CANONICAL = (".yaml", ".yml", ".json")
NO_PROPOSALS = (".schema.json", ANSWER)


class Inputs(NamedTuple):
    """Files to read, files in a folder that look like no proposal, and paths that lead nowhere.

    `editions` are files in a folder that only say again what one of `files` says.
    """

    files: tuple[Path, ...]
    ignored: tuple[Path, ...]
    missing: tuple[Path, ...]
    editions: tuple[Path, ...] = ()


def gather(paths: Iterable[Path]) -> Inputs:
    """The files that `paths` name, themselves or by their folder (and its folders), each once, in order of name."""
    files: dict[Path, Path] = {}
    ignored: list[Path] = []
    missing: list[Path] = []
    editions: list[Path] = []
    for path in paths:
        if not path.exists():
            missing.append(path)
        elif not path.is_dir():
            files.setdefault(path.resolve(), path)
        else:
            inside = list(_visible_files(path))
            known = [each for each in inside if each.suffix.lower() in SUFFIXES]
            again = [each for each in known if not _originals(each).isdisjoint(known)]
            ignored += [each for each in inside if each not in known]
            editions += again
            for each in known:
                if each not in again:
                    files.setdefault(each.resolve(), each)
    return Inputs(tuple(files.values()), tuple(ignored), tuple(missing), tuple(editions))


def listed_beside(cover: Path, ids: Collection[str]) -> tuple[Path, ...]:
    """The proposals in a cover's folder whose files are named by the ids that it lists; one file an id."""
    found: dict[str, Path] = {}
    for suffix in SUFFIXES:
        for path in cover.parent.iterdir():
            if path.stem in ids and path.suffix.lower() == suffix and path.is_file():
                found.setdefault(path.stem, path)
    return tuple(found[each] for each in sorted(found))


def remarks(inputs: Inputs) -> Iterator[str]:
    """What a person should know of what is not read, a line each. Raises Refused where nothing is left to read."""
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
    if not inputs.files and not inputs.missing:
        raise Refused(say("there is nothing to check"))


def _originals(path: Path) -> set[Path]:
    """Of which files it would be another edition: a corrected copy, or word/BC04.docx beside BC04.yaml."""
    if path.stem.endswith(CORRECTED):
        return {path.with_name(f"{path.stem.removesuffix(CORRECTED)}{path.suffix}")}
    if path.parent.name in EDITIONS:
        return {path.parent.parent / f"{path.stem}{suffix}" for suffix in CANONICAL}
    return set()


def _visible_files(folder: Path) -> Iterator[Path]:
    """The files below a folder, but not those for programs: hidden, Word's own, schemas, answers."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if (
            path.is_file()
            and not any(part.startswith((".", "~$")) for part in inside)
            and not path.name.endswith(NO_PROPOSALS)
        ):
            yield path

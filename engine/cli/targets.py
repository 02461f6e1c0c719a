"""Where corrected copies go."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.cli.exits import Refused
from engine.run.names import CORRECTED
from engine.texts import say

_FORMATS = {".docx": "docx", ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".pdf": "pdf", ".txt": "text"}


def targets(files: Sequence[str], out: Path | None) -> dict[str, Path]:
    """The place of each file's copy: beside it, or in the folder `out` under its own name, or, for one file, `out`.

    Raises Refused where `out` names a file and there are several to write, or where two would have one place.
    """
    if out is None:
        return {file: beside(Path(file)) for file in files}
    if not _is_folder(out):
        if len(files) > 1:
            raise Refused(
                say(
                    "{count} files are corrected, so --out must be a folder, and {out} names a file",
                    count=len(files),
                    out=out,
                )
            )
        for file in files:
            _refuse_another_format(Path(file), out)
        return dict.fromkeys(files, out)
    found: dict[str, Path] = {}
    for file in files:
        place = out / Path(file).name
        if place in found.values():
            raise Refused(say("two corrected files would both be {copy}: write one at a time", copy=place))
        found[file] = place
    return found


def _refuse_another_format(file: Path, out: Path) -> None:
    """A copy is of the format of its original; under the name of another one nobody could open it."""
    own, wanted = (_FORMATS.get(path.suffix.lower()) for path in (file, out))
    if own and wanted and own != wanted:
        raise Refused(
            say(
                "{out}: a corrected copy of {file} is of the same format, so its name must end in {suffix}",
                out=out,
                file=file,
                suffix=file.suffix,
            )
        )


def beside(file: Path) -> Path:
    """Where the copy goes if nobody says: BC04.yaml becomes BC04.rettet.yaml."""
    return file.with_name(f"{file.stem}{CORRECTED}{file.suffix}")


def spare(originals: Iterable[str], places: Iterable[Path]) -> None:
    """Raises Refused where a copy would go over a file of the run, by whatever name, or over a folder."""
    files = [Path(each) for each in originals]
    for place in places:
        if place.is_dir():
            raise Refused(f"{place}: {say('this is a folder')}")
        if place.exists() and any(each.exists() and place.samefile(each) for each in files):
            raise Refused(say("{file} is the original: a corrected copy goes elsewhere", file=place))


def _is_folder(out: Path) -> bool:
    """Whether a folder is meant; of one that is not there yet, a name without an ending is."""
    return out.is_dir() or not (out.suffix or out.exists())

"""Where packs are: a folder that was named, or one that travels with the program."""

from pathlib import Path

from engine.pack.problem import PackError
from engine.texts import say

_HERE = Path(__file__).resolve().parent.parent
_HOMES = (_HERE / "_rules", _HERE.parent / "rules")
"""In the wheel, the packs lie inside the package; in a checkout, beside it."""


def find(name: str | Path) -> Path:
    """The folder of the pack with this id, or this folder itself; raises PackError.

    A text is an id unless it can only be a path (`./budget-2026`): no folder that happens to lie here takes the place
    of a pack that travels with the program.
    """
    if isinstance(name, Path) or "/" in name or "\\" in name or name.startswith("."):
        folder = Path(name)
        if not (folder / "pack.yaml").is_file():
            raise PackError(str(name), None, None, say("there is no rule pack here (no file pack.yaml)"))
        return folder
    for home in _HOMES:
        if (home / name / "pack.yaml").is_file():
            return home / name
    if (Path(name) / "pack.yaml").is_file():
        raise PackError(name, None, None, say("a folder is named as a path: ./{name}", name=name))
    known = ", ".join(folder.name for folder in folders())
    raise PackError(name, None, None, say("there is no rule pack of this name; there are: {known}", known=known))


def find_base(folder: Path, name: str) -> Path:
    """The pack of this id beside the one that extends it, else among those that travel with the program."""
    beside = folder.resolve().parent / name
    return beside if (beside / "pack.yaml").is_file() else find(name)


def folders() -> tuple[Path, ...]:
    """The folders of all packs that travel with the program, by name."""
    home = next((home for home in _HOMES if home.is_dir()), None)
    return tuple(sorted(file.parent for file in home.glob("*/pack.yaml"))) if home else ()

"""The rules of a run: which packs there are, and each as it is applied to a proposal."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import ParamSpec, TypeVar

from engine.model.base import Model
from engine.model.lexicon import Lexicon
from engine.model.report import PackInfo
from engine.pack.head import PackForm, read_head
from engine.pack.load import load_pack
from engine.pack.locate import find, find_base, folders
from engine.pack.pack import Pack
from engine.pack.problem import PackError
from engine.pack.rounds import age, round_key
from engine.run.errors import RunError
from engine.texts import say

P = ParamSpec("P")
T = TypeVar("T")


class Fit(StrEnum):
    """How a pack fits what it is applied to."""

    OWN = "own"
    """It is the pack of that round, or the one that was asked for."""
    GUESSED = "guessed"
    """No round is named: what rests on the round is at most a warning."""
    ANOTHER = "another"
    """Another round is named: what rests on the pack's own round is not applied."""


class PackRef(Model):
    """A pack and how it is applied; `why` it was chosen, "" where it was asked for.

    `notice` is what a reader must know before all else, "" for nothing.
    """

    folder: str
    fit: Fit = Fit.OWN
    why: str = ""
    notice: str = ""


class Packs:
    """The packs of a run, each read once, when it is first asked for. Every method raises RunError for a broken one."""

    def __init__(self, rules: str | Pack = "") -> None:
        """`rules`: an id, a folder, or a pack itself; where they are "", each proposal is judged by its own."""
        self.rules = rules
        self._loaded: dict[str, Pack] = {}
        self._fitted: dict[PackRef, Pack] = {}
        self._heads: dict[str, PackForm] | None = None

    def __reduce__(self) -> "tuple[object, tuple[str | Pack]]":
        return _elsewhere, (self.rules,)

    @property
    def asked(self) -> PackRef | None:
        """The pack that was asked for, if one was."""
        if isinstance(self.rules, Pack):
            self._loaded[self.rules.id] = self.rules
            return PackRef(self.rules.id)
        return PackRef(str(_usable(find, self.rules))) if self.rules else None

    def heads(self) -> dict[str, PackForm]:
        """What the packs that travel with the program are, by folder, the newest first."""
        if self._heads is None:
            read = {str(folder): _usable(read_head, folder) for folder in folders()}
            if not read:
                raise RunError(say("there is no rule pack here"))
            self._heads = dict(sorted(read.items(), key=lambda item: age(item[1]), reverse=True))
        return self._heads

    def newest(self) -> str:
        """The folder of the newest pack."""
        return next(iter(self.heads()))

    def of_round(self, name: str) -> str | None:
        """The folder of the pack of this round, if there is one."""
        key = round_key(name)
        return next((folder for folder, head in self.heads().items() if round_key(head.round) == key), None)

    def of_years(self, years: tuple[int, ...], price_level: int | None) -> tuple[str, ...]:
        """The folders of the packs whose template has these years at this price level, the newest first."""
        return tuple(folder for folder in self.heads() if self.load(folder).template == (years, price_level))

    def load(self, folder: str) -> Pack:
        """The pack in this folder, as it is for proposals of its own round."""
        if folder not in self._loaded:
            self._loaded[folder] = _usable(load_pack, Path(folder))
        return self._loaded[folder]

    def of(self, ref: PackRef) -> Pack:
        """The pack as it is applied."""
        if ref not in self._fitted:
            pack = self.load(ref.folder)
            if ref.fit is Fit.GUESSED:
                pack = pack.guessed()
            elif ref.fit is Fit.ANOTHER:
                pack = pack.of_another_round(ref.notice)
            self._fitted[ref] = pack
        return self._fitted[ref]

    def info(self, ref: PackRef) -> PackInfo:
        """What a report says of it."""
        return self.of(ref).info(ref.why)

    def words(self, folder: str) -> Lexicon:
        """The words of its template."""
        return self.load(folder).lexicon

    def same_words(self, one: str, other: str) -> bool:
        """Whether two packs call everything in their templates alike, as their files tell."""
        return one == other or _words_of(Path(one)) == _words_of(Path(other))

    def other_words(self, folder: str) -> tuple[str, ...]:
        """The folders of the packs whose words may be others than this one's, one for each set of words."""
        found = {_words_of(Path(folder)): folder}
        for each in self.heads():
            found.setdefault(_words_of(Path(each)), each)
        return tuple(each for each in found.values() if each != folder)


def load(rules: str) -> Pack:
    """The pack with this id, or in this folder; the newest where it is "". Raises RunError."""
    packs = Packs(rules)
    return packs.load(packs.asked.folder if packs.asked else packs.newest())


def _words_of(folder: Path) -> tuple[str, ...]:
    """Where the words of a pack stand: the files of it and of those that it extends."""
    files: list[str] = []
    name: str | None = ""
    while name is not None:
        folder = _usable(find_base, folder, name) if name else folder
        if (folder / "words.yaml").is_file():
            files.append(str((folder / "words.yaml").resolve()))
        name = _usable(read_head, folder).extends
    return tuple(files)


def _usable(load: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    try:
        return load(*given, **named)
    except PackError as error:
        raise RunError(str(error)) from error


_shared: dict[str, Packs] = {}
"""By what was asked for. A process that is forked off a run has what the run has read."""


def shared(rules: str | Pack) -> Packs:
    """The packs of a run whose work is done by others."""
    packs = Packs(rules)
    if isinstance(rules, str):
        _shared.clear()
        _shared[rules] = packs
    return packs


def _elsewhere(rules: str | Pack) -> Packs:
    """The packs as they come to another process, which lives no longer than the run."""
    return _shared.get(rules) or shared(rules) if isinstance(rules, str) else Packs(rules)

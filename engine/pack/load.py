"""Loading a pack: as it was kept when it was last found sound, else from its files."""

from collections.abc import Iterable
from pathlib import Path

from engine.pack import cache
from engine.pack.head import PackForm, read_head
from engine.pack.locate import find, folders
from engine.pack.pack import Pack
from engine.pack.problem import PackError
from engine.texts import say


def load_pack(name: str) -> Pack:
    """The pack with this id, or in this folder; raises PackError with everything that is wrong with it."""
    return _load(find(name))


def choose_pack(rounds: Iterable[str]) -> tuple[Pack, str]:
    """The pack of the one round that the proposals name, else the newest; and why it was taken. Raises PackError."""
    heads = {folder: read_head(folder) for folder in folders()}
    if not heads:
        raise PackError("rules", None, None, say("there is no rule pack here"))
    named = sorted({name for name in rounds if name})
    fitting = [folder for folder, head in heads.items() if [head.round] == named]
    if fitting:
        return _load(fitting[0]), say("the round that the proposals name")
    if not named:
        why = say("the newest: the proposals name no round")
    else:
        why = say("the newest: there is no pack for {rounds}", rounds=", ".join(named))
    return _load(_newest(heads)), why


def _newest(heads: dict[Path, PackForm]) -> Path:
    return max(heads, key=lambda folder: heads[folder].id)


def _load(folder: Path) -> Pack:
    pack = cache.kept(folder)
    if pack is None:
        from engine.pack.understand import understand

        pack, layers = understand(folder)
        cache.keep(folder, pack, layers)
    return pack

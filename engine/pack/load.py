"""Loading a pack: as it was kept when it was last found sound, else from its files."""

from pathlib import Path

from engine.pack import cache
from engine.pack.locate import find
from engine.pack.pack import Pack


def load_pack(name: str | Path) -> Pack:
    """The pack with this id, or in this folder; raises PackError with everything that is wrong with it."""
    return _load(find(name))


def _load(folder: Path) -> Pack:
    pack = cache.kept(folder)
    if pack is None:
        from engine.pack.understand import understand

        pack, layers = understand(folder)
        cache.keep(folder, pack, layers)
    return pack

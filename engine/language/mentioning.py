"""Which texts mention the words of a list: asked once of each text in a run, whichever rule asks."""

from collections.abc import Callable, Mapping

from engine.language import typed
from engine.language.comparing import mentions
from engine.language.frame import Run
from engine.language.shape import interned


class _Told(dict[str, bool]):
    """By text; one that has not been asked about is asked when it is looked up."""

    def __init__(self, found: Callable[[str], bool]) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, text: str) -> bool:
        told = self[text] = self._found(text)
        return told


def mentioning(words: typed.Constant) -> Callable[[Run], Mapping[str, bool]]:
    """What a run knows of the texts that mention these words."""
    found, key = mentions(words.value), interned(("mentions", words.value))

    def told(run: Run) -> Mapping[str, bool]:
        known: _Told | None = run.memo.get(key)
        if known is None:
            known = run.memo[key] = _Told(found)
        return known

    return told

"""How far a run has come, told to whoever asked."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Watcher = Callable[[int, int], None]
"""Called before each piece of work with its number, from 1, and how many there are; what it raises ends the run."""


def unwatched(_number: int, _total: int) -> None:
    """Tells nobody."""


def told(items: Sequence[T], watcher: Watcher) -> Iterator[T]:
    """The items, each told of before it is worked on."""
    for number, item in enumerate(items, start=1):
        watcher(number, len(items))
        yield item

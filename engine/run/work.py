"""Work on files, in this process or wherever an executor puts it; one piece that fails is one fault."""

import logging
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from typing import NamedTuple, TypeVar

from engine.run.errors import BoundError, RunError, WorkerError
from engine.run.watch import Watcher

_LOG = logging.getLogger(__name__)
"""Faults alone are told here, for whoever looks for their cause: what stood in the file may stand in them."""
T = TypeVar("T")
R = TypeVar("R")


class Exceeded(NamedTuple):
    """A piece of work that took more than it may, and the line that says so."""

    why: str


class Fault(NamedTuple):
    """A piece of work on which we failed: what happened in one line, and where in the program."""

    error: str
    trace: str = ""


def work(
    function: Callable[[T], R], tasks: Sequence[T], executor: Executor | None, watcher: Watcher
) -> tuple[R | Fault | Exceeded, ...]:
    """What becomes of each task, in their order. Raises RunError where nothing can be done at all."""
    return tuple(_results(function, tasks, executor, watcher))


def _results(
    function: Callable[[T], R], tasks: Sequence[T], executor: Executor | None, watcher: Watcher
) -> Iterator[R | Fault | Exceeded]:
    if executor is None:
        begun: list[Callable[[], R]] = [_later(function, task) for task in tasks]
    else:
        begun = [executor.submit(function, task).result for task in tasks]
    for number, result in enumerate(begun, start=1):
        watcher(number, len(begun))
        try:
            yield result()
        except RunError:
            raise
        except BoundError as error:
            yield Exceeded(str(error))
        except WorkerError as error:
            _LOG.debug("%s", error.trace)
            yield Fault(str(error), error.trace)
        except Exception as error:
            _LOG.debug("a fault", exc_info=error)
            yield Fault(
                " ".join(f"{type(error).__name__}: {error}".split()), "".join(traceback.format_exception(error))
            )


def _later(function: Callable[[T], R], task: T) -> Callable[[], R]:
    return lambda: function(task)

"""Processes with bounds, in which files are worked on: whatever harm one does is its own.

An executor that runs no threads: whoever waits for a result drives the work. A process that dies, or is killed as it
takes too long, takes one piece of work with it, and another takes its place. What a worker sends back is unpickled only
as far as it is made of our own models.
"""

import io
import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from enum import Enum
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, ParamSpec, TypeVar

from engine.model.base import Model
from engine.run.bounds import CLOCK_SECONDS, confine, task_begins
from engine.run.errors import BoundError, RunError, WorkerError
from engine.texts import say

P = ParamSpec("P")
T = TypeVar("T")
Outcome = tuple[str, Any]
"""How a piece of work ended in the worker, and its result or what is to be said of it."""
_OURS = ("engine.model.", "engine.run.", "engine.diagnose.", "engine.decide.", "engine.pack.", "engine.source.")
_PLAIN = {("datetime", "date"), ("fractions", "Fraction"), ("decimal", "Decimal")}


class _Job(NamedTuple):
    call: bytes
    future: "Awaited[Any]"


def are_to_be_had() -> bool:
    """Whether the system has processes; a browser has none."""
    return sys.platform not in {"emscripten", "wasi"}


class Awaited(Future[T]):
    """A result that is worked for when it is asked for."""

    def __init__(self, pool: "Workers") -> None:
        super().__init__()
        self._pool = pool

    def result(self, timeout: float | None = None) -> T:
        """The result; drives all work until it is there. Raises what the work raised, BoundError or WorkerError."""
        end = None if timeout is None else time.monotonic() + timeout
        while not self.done():
            if end is not None and time.monotonic() >= end:
                raise TimeoutError
            self._pool.drive(end)
        return super().result(0)


class _Worker:
    """A process, the pipe to it, and what it is at."""

    def __init__(self, others: Sequence[Connection]) -> None:
        # A fork has at once what the run has loaded; macOS forbids forks to much of its own code.
        context = (
            multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context("spawn")
        )
        self.pipe, theirs = context.Pipe()
        # Who holds our end of a pipe in a fork keeps the other end from seeing that we are gone.
        inherited = (self.pipe, *others) if sys.platform == "linux" else ()
        self.process: BaseProcess = context.Process(target=serve, args=(theirs, inherited), daemon=True)
        self.process.start()
        theirs.close()
        self.job: _Job | None = None
        self.due = 0.0

    def begin(self, job: _Job) -> None:
        """Hands it a piece of work."""
        self.job, self.due = job, time.monotonic() + CLOCK_SECONDS
        self.pipe.send_bytes(job.call)

    def end(self) -> None:
        """Makes sure that it is gone, and what it has started."""
        if hasattr(os, "killpg") and self.process.pid:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers(Executor):
    """At most `count` processes at a time (one a core, if nobody says), started when there is work for them."""

    def __init__(self, count: int | None = None) -> None:
        self._count = count or os.cpu_count() or 1
        self._waiting: deque[_Job] = deque()
        self._workers: list[_Worker] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Takes a call of picklable things; it is begun at once where a worker is free."""
        future: Awaited[T] = Awaited(self)
        future.set_running_or_notify_cancel()
        self._waiting.append(_Job(pickle.dumps((fn, args, kwargs)), future))
        self._begin()
        return future

    def drive(self, end: float | None = None) -> None:
        """Waits for one worker to be done, or to be overdue, or for the time `end`."""
        busy = [each for each in self._workers if each.job]
        if not busy:
            self._begin()
            return
        until = min([each.due for each in busy] + ([] if end is None else [end]))
        wait([each.pipe for each in busy], timeout=max(until - time.monotonic(), 0))
        for each in busy:
            if each.pipe.poll():
                self._take(each)
            elif time.monotonic() >= each.due:
                self._lose(each, BoundError(say("it takes longer than a proposal may: not checked")))
        self._begin()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002 - the interface's
        """Ends all workers, whatever they are at."""
        while self._workers:
            self._workers.pop().end()

    def _begin(self) -> None:
        while self._waiting:
            free = next((each for each in self._workers if each.job is None), None)
            if free is None:
                if len(self._workers) >= self._count:
                    return
                free = _Worker([each.pipe for each in self._workers])
                self._workers.append(free)
            job = self._waiting.popleft()
            try:
                free.begin(job)
            except OSError:
                self._lose(free, WorkerError(_ending(free.process.exitcode)))

    def _take(self, worker: _Worker) -> None:
        try:
            kind, value = _loads(worker.pipe.recv_bytes())
        except (EOFError, OSError):
            worker.process.join(1)
            self._lose(worker, _death(worker.process.exitcode))
            return
        except Exception as error:
            self._lose(worker, WorkerError(f"{type(error).__name__}: {error}"))
            return
        job, worker.job = worker.job, None
        if job is None:
            return
        if kind == "done":
            job.future.set_result(value)
        else:
            job.future.set_exception(_raised(kind, value))

    def _lose(self, worker: _Worker, error: Exception) -> None:
        worker.end()
        self._workers.remove(worker)
        if worker.job:
            worker.job.future.set_exception(error)


def serve(pipe: Connection, inherited: Sequence[Connection] = ()) -> None:
    """What a worker does: one piece of work after the other, until nobody hands it any."""
    for each in inherited:
        each.close()
    # Whoever presses Ctrl-C means the run, which then ends its workers, each with what it has started.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()
    confine()
    while True:
        try:
            call = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        task_begins()
        pipe.send_bytes(pickle.dumps(_done(call)))


def _done(call: bytes) -> Outcome:
    import traceback

    try:
        function, args, kwargs = pickle.loads(call)  # noqa: S301 - from our own parent
        return "done", function(*args, **kwargs)
    except RunError as error:
        return "refused", str(error)
    except MemoryError:
        return "memory", ""
    except Exception as error:
        line = " ".join(f"{type(error).__name__}: {error}".split())
        return "failed", (line, "".join(traceback.format_exception(error)))


def _raised(kind: str, value: Any) -> Exception:
    if kind == "refused":
        return RunError(value)
    if kind == "memory":
        return BoundError(say("it takes more memory than a proposal may: not checked"))
    return WorkerError(*value)


def _death(code: int | None) -> Exception:
    """What the end of a worker means: a bound of the system's was reached, or we failed."""
    if code is not None and -code in _BOUNDS:
        return BoundError(say("it takes more time than a proposal may: not checked"))
    return WorkerError(_ending(code))


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return say("the process that worked on it ended by {signal}", signal=signal.Signals(-code).name)
        except ValueError:
            pass
    return say("the process that worked on it ended with code {code}", code=code)


_BOUNDS = {int(getattr(signal, name)) for name in ("SIGXCPU",) if hasattr(signal, name)}


class _Unpickler(pickle.Unpickler):
    """Takes nothing but plain data and our own models: a worker may have been taken over by what it read."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("msgspec._utils", "rebuild"):
            return _rebuilt
        if (module, name) in _PLAIN or (module.startswith(_OURS) and _is_data(module, name)):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not taken from a worker")


def _is_data(module: str, name: str) -> bool:
    found = getattr(import_module(module), name, None)
    return isinstance(found, type) and issubclass(found, Model | Enum | tuple | str)


def _rebuilt(kind: type[Model], fields: dict[str, Any]) -> Model:
    """A model as msgspec pickles one with fields that are only given by name."""
    if not (isinstance(kind, type) and issubclass(kind, Model)):
        raise pickle.UnpicklingError("not a model")
    return kind(**fields)


def _loads(data: bytes) -> Outcome:
    found: Outcome = _Unpickler(io.BytesIO(data)).load()
    return found

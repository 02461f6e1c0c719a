"""What a piece of work does to itself, it does to no other."""

import ctypes
import multiprocessing
import os
import pickle
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from engine import run
from engine.model.ledger import FileFate
from engine.model.report import ProposalReport
from engine.run import bounds, workers
from engine.run.errors import BoundError, RunError, WorkerError
from engine.run.judge import ProposalTask, judge_proposal
from engine.run.reading import FileRead, FileTask, read_file
from engine.run.workers import Workers
from engine.source import scratch
from tests.conftest import ROOT

ROUND = ROOT / "proposals" / "budget-2026"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the bounds of processes are POSIX's")


@pytest.fixture
def pool() -> Iterator[Workers]:
    with Workers(2) as made:
        yield made


def double(number: int) -> int:
    return 2 * number


def crash() -> None:
    ctypes.string_at(0)


def abort() -> None:
    os.abort()


def leave() -> None:
    os._exit(7)


def loop() -> None:
    while True:
        pass


def wait() -> None:
    time.sleep(60)


def eat() -> int:
    held = []
    while True:
        held.append(bytearray(2**24))


def refuse() -> None:
    raise RunError("no such pack")


def fail() -> None:
    raise ZeroDivisionError("by\nzero")


def write(path: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write("x")


def write_by_the_system(path: str) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    handle = libc.open(path.encode(), os.O_WRONLY | os.O_CREAT, 0o600)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    if libc.write(handle, b"x", 1) != 1:
        raise PermissionError("not a byte")


def call_out() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def taken_over() -> "Evil":
    return Evil()


class Evil:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("echo taken over",)


def test_work_is_done_in_another_process(pool: Workers) -> None:
    futures = [pool.submit(double, number) for number in range(20)]
    assert [each.result() for each in futures] == [2 * number for number in range(20)]
    assert pool.submit(os.getpid).result() != os.getpid()


@pytest.mark.parametrize("harm", [crash, abort, leave], ids=lambda harm: harm.__name__)
def test_a_process_that_dies_is_a_fault_of_that_work_alone(pool: Workers, harm: Any) -> None:
    futures = [pool.submit(double, 1), pool.submit(harm), pool.submit(double, 2), pool.submit(double, 3)]
    assert [futures[at].result() for at in (0, 2, 3)] == [2, 4, 6]
    with pytest.raises(WorkerError):
        futures[1].result()
    assert pool.submit(double, 4).result() == 8


def test_time_of_the_processor_is_bounded(pool: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "CPU_SECONDS", 0)
    futures: list[Future[Any]] = [pool.submit(loop), pool.submit(double, 1)]
    assert futures[1].result() == 2
    with pytest.raises(BoundError):
        futures[0].result()


def test_time_by_the_clock_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CLOCK_SECONDS", 0.3)
    with Workers(1) as pool:
        asleep = pool.submit(wait)
        with pytest.raises(BoundError):
            asleep.result()
        assert pool.submit(double, 1).result() == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_memory_is_bounded(pool: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MEMORY", 2**27)
    with pytest.raises(BoundError):
        pool.submit(eat).result()
    assert pool.submit(double, 1).result() == 2


def test_what_is_raised_comes_back_as_ours(pool: Workers) -> None:
    with pytest.raises(RunError, match="no such pack"):
        pool.submit(refuse).result()
    with pytest.raises(WorkerError, match="ZeroDivisionError: by zero") as caught:
        pool.submit(fail).result()
    assert "in fail" in caught.value.trace


def test_nothing_is_written_and_nobody_called(pool: Workers, tmp_path: Path) -> None:
    file = tmp_path / "x"
    for work in (pool.submit(write, str(file)), pool.submit(call_out)):
        with pytest.raises(WorkerError, match="PermissionError"):
            work.result()
    with pytest.raises(WorkerError, match="not a byte"):
        pool.submit(write_by_the_system, str(file)).result()
    assert not file.exists() or file.read_bytes() == b""


def test_nothing_but_our_models_is_taken_from_a_worker(pool: Workers, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WorkerError, match="not taken from a worker"):
        pool.submit(taken_over).result()
    assert "taken over" not in capfd.readouterr().out


@pytest.mark.parametrize(
    "name", ["os.system", "builtins.eval", "engine.run.workers.serve", "engine.run.mend.corrected"]
)
def test_no_function_is_taken(name: str) -> None:
    module, _, function = name.rpartition(".")
    call = f"c{module}\n{function}\n(S'x'\ntR.".encode()
    with pytest.raises(pickle.UnpicklingError):
        workers._loads(call)


def test_a_run_in_processes_says_what_one_in_this_process_says() -> None:
    alone = run.check([ROUND])
    with Workers(2) as pool:
        apart = run.check([ROUND], run.Options(executor=pool))
    assert (apart.proposals, apart.bundle, apart.files) == (alone.proposals, alone.bundle, alone.files)
    assert apart.rules == alone.rules


def harmful(task: FileTask) -> FileRead:
    if task.input.file.endswith("BC04.yaml"):
        crash()
    return read_file(task)


def endless(task: ProposalTask) -> ProposalReport:
    if task.proposal.id == "BC04":
        loop()
    return judge_proposal(task)


def hard_to_diagnose(task: ProposalTask) -> ProposalReport:
    if task.proposal.id == "BC04" and task.alone:
        loop()
    return judge_proposal(task)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in ROUND.glob("BC*.yaml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_a_reader_that_crashes_is_one_fault_and_the_others_are_judged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.run.read.read_file", harmful)
    with Workers(2) as pool:
        report = run.check([folder], run.Options(executor=pool))
    (fault,) = (each for each in report.files if each.fate is FileFate.FAULT)
    assert Path(fault.file).name == "BC04.yaml"
    assert "SIGSEGV" in fault.why
    assert len(report.proposals) == 4
    assert report.bundle is None


def test_a_check_without_end_is_unreadable_and_the_others_are_judged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "CPU_SECONDS", 2)
    monkeypatch.setattr("engine.run.gather.judge_proposal", endless)
    with Workers(2) as pool:
        report = run.check([folder], run.Options(executor=pool))
    (harmed,) = (each for each in report.files if each.fate is FileFate.UNREADABLE)
    assert Path(harmed.file).name == "BC04.yaml"
    assert harmed.why in {each.error for each in report.unreadable}
    assert len(report.proposals) == 4
    assert report.bundle is None


def test_a_diagnosis_without_end_costs_corrections_and_no_findings(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "CPU_SECONDS", 2)
    monkeypatch.setattr("engine.run.gather.judge_proposal", hard_to_diagnose)
    with Workers(2) as pool:
        report = run.check([folder], run.Options(executor=pool))
    (poor,) = (each for each in report.proposals if each.proposal.id == "BC04")
    assert "TA-205" in {each.rule for each in poor.findings}
    assert not any(each.corrections for each in poor.findings)
    assert any("BC04.yaml" in note for note in report.run.notes)
    assert report.unreadable == ()


def hold(pipe: Connection) -> None:
    with Workers(2) as pool:
        pids = [pool.submit(os.getpid).result(), *(each.process.pid for each in pool._workers)]
        pool.submit(loop)
        pool.submit(double, 1)
        pids += [each.process.pid for each in pool._workers]
        pipe.send(pids)
        time.sleep(60)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker ends when it has nothing to do")
def test_workers_end_with_the_run_whatever_they_are_at() -> None:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    main = context.Process(target=hold, args=(theirs,))
    main.start()
    pids = set(ours.recv())
    main.kill()
    main.join()
    due = time.monotonic() + 20
    while any(map(is_alive, pids)) and time.monotonic() < due:
        time.sleep(0.05)
    assert not any(map(is_alive, pids))


def is_alive(pid: int) -> bool:
    """Whether a process is there; one that ended and that nobody has asked about is not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def write_in_scratch() -> int:
    with scratch.scratch_folder() as folder:
        (folder / "x").write_bytes(b"abc")
        return (folder / "x").stat().st_size


def test_an_office_program_has_a_folder_to_write_in_and_nothing_else(pool: Workers, tmp_path: Path) -> None:
    assert pool.submit(write_in_scratch).result() == 3
    with pytest.raises(WorkerError, match="PermissionError"):
        pool.submit(write, str(tmp_path / "x")).result()

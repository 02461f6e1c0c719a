"""The script that sets everything up. That it does is shown by CI, which starts with it."""

import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(bootstrap.__file__).parent


@pytest.mark.parametrize("arguments", [[], ["cake"], ["check", "test"]], ids=" ".join)
def test_a_wrong_use_explains_itself(arguments: list[str]) -> None:
    script = str(ROOT / "bootstrap.py")
    done = subprocess.run([sys.executable, script, *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "python3 bootstrap.py test" in done.stderr


def test_what_is_installed_is_held_to_the_hashes_of_a_lock() -> None:
    for lock in {"build", bootstrap.ENGINE, *bootstrap.LOCK.values()}:
        *options, path = bootstrap.locked(lock)
        assert options == ["--require-hashes", "--requirement"]
        assert Path(path).is_file()


def test_a_file_that_does_not_match_its_hash_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As bootstrap.py runs: by the Python that .venv was made by, which has pip where .venv has none.
    monkeypatch.setattr(sys, "executable", getattr(sys, "_base_executable", sys.executable))
    monkeypatch.setattr(bootstrap, "host_has_pip", lambda: True)
    monkeypatch.setattr(bootstrap, "PYTHON", sys.executable)
    wheel = tmp_path / "cake-1-py3-none-any.whl"
    wheel.write_bytes(b"not what was locked")
    (tmp_path / "cake.txt").write_text(f"cake==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    command = [*bootstrap.pip_command(), "install", "--dry-run", "--no-index", f"--find-links={tmp_path}"]
    lock = ("--require-hashes", "--requirement", str(tmp_path / "cake.txt"))
    done = subprocess.run([*command, *lock], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode
    assert "DO NOT MATCH THE HASHES" in done.stderr


@pytest.mark.parametrize(("said", "raised"), [(b"X DO NOT MATCH THE HASHES", True), (b"no compiler", False)])
def test_an_engine_that_is_not_the_locked_one_is_more_than_one_that_cannot_be_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: bytes, raised: bool
) -> None:
    def refuse(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command, stderr=said)

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(subprocess.CalledProcessError) if raised else nullcontext():
        bootstrap.install_engine()
    assert ("reference chainer" in capsys.readouterr().err) is not raised


def test_every_step_is_run_and_the_first_failure_counts(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "PYTHON", sys.executable)
    steps = {"one": ("-c", "exit(3)"), "two": ("-c", "exit(4)"), "three": ("-c", "print('at the end')")}
    assert bootstrap.run(steps) == 3
    assert capfd.readouterr().out.endswith("at the end\n")


@pytest.mark.parametrize("command", ["check", "test", "long"])
def test_the_readme_tells_each_command(command: str) -> None:
    assert f"python3 bootstrap.py {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_what_the_readme_tells_and_nothing_else() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "exec python3 bootstrap.py test"
    assert "python3 bootstrap.py test" in readme
    assert "sed 's/#.*//' .ci/debian.txt" in script
    assert "apt-get install $(sed 's/#.*//' .ci/debian.txt)" in readme


def test_each_package_of_debian_is_named_on_a_line_with_what_it_is_for() -> None:
    lines = (ROOT / ".ci" / "debian.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if not line.startswith("#")]
    assert wanted == sorted(wanted)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+ +# \S.*", line) for line in wanted)

"""The public API, as docs/api.md shows it and as other programs call it."""

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from engine import run
from engine.capabilities import parts
from engine.model.report import Report
from engine.texts import language
from tests.conftest import ROOT

ROUND = ROOT / "proposals" / "budget-2026"


def example() -> Iterator[str]:
    (found,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)
    yield from found.splitlines()


def test_the_example_says_what_it_is_said_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    lines = list(example())
    said = io.StringIO()
    with redirect_stdout(said):
        exec("\n".join(lines), {})  # noqa: S102 - the example of the documentation, which is ours
    assert said.getvalue().splitlines() == [line.partition("# ")[2] for line in lines if "# " in line]


def test_nothing_is_printed_and_no_state_is_left() -> None:
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        run.check([ROUND / "BC04.yaml", ROUND / "gone.yaml"], run.Options(language="en"))
    assert said.getvalue() == ""
    assert language.get() == "da"


def test_the_environment_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULJETJEK_LANG", "en")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    report = run.check([ROUND / "BC04.yaml"])
    assert report.language == "da"
    assert not report.run.at.startswith("1970")


def judged(code: str) -> Report:
    return run.check([ROUND], run.Options(language=code, rules="budget-2026"))


def test_two_threads_speak_two_languages_at_once() -> None:
    alone = {code: judged(code) for code in ("da", "en")}
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(judged, ["da", "en"] * 3))
    for report in together:
        assert report.findings() == alone[report.language].findings()
        assert report.files == alone[report.language].files
    assert alone["da"].findings() != alone["en"].findings()


def test_an_executor_changes_nothing() -> None:
    with ThreadPoolExecutor(2) as threads:
        shared = run.check([ROUND], run.Options(executor=threads))
    alone = run.check([ROUND])
    assert (shared.proposals, shared.bundle, shared.files) == (alone.proposals, alone.bundle, alone.files)


def test_bytes_and_paths_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROUND)
    names = sorted(path.name for path in Path().glob("*.yaml"))
    by_path = run.check(names)
    by_bytes = run.check([(name, Path(name).read_bytes()) for name in names])
    assert by_path.proposals == by_bytes.proposals
    assert by_path.bundle == by_bytes.bundle
    assert by_path.files == by_bytes.files


def test_a_file_that_changed_is_not_corrected_by_an_old_report() -> None:
    data = (ROUND / "BC04.yaml").read_bytes()
    report = run.check([("BC04.yaml", data)])
    with pytest.raises(run.RunError, match=r"BC04\.yaml"):
        run.apply([("BC04.yaml", data + b"# later\n")], report, [1])


def test_there_is_nothing_else() -> None:
    assert set(run.__all__) <= {*dir(run), *run._HOMES}
    with pytest.raises(AttributeError):
        run.typer  # noqa: B018


def test_a_machine_without_the_second_engine_is_told_in_every_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(parts._SEEKERS, parts.ENGINE, lambda: "")
    report = run.check([ROUND / "BC04.yaml"], run.Options(language="en"))
    assert len([note for note in report.run.notes if "the reference chainer concludes alone" in note]) == 1
    for name in run.FORMATS:
        if name in {"terminal", "json", "html", "markdown"}:
            assert "durable-rules" in run.render(report, name).decode()
    assert run.check([ROUND / "gone.yaml"]).run.notes == ()

"""The command line, run inside the test's own process."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from engine.cli.main import run


class Ended(NamedTuple):
    """How a run of puljetjek ended, and what it said."""

    code: int
    out: str
    err: str


Puljetjek = Callable[..., Ended]


@pytest.fixture
def puljetjek(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Puljetjek:
    for name in ("PULJETJEK_LANG", "PULJETJEK_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Ended:
        with pytest.raises(SystemExit) as end:
            run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ended(int(end.value.code or 0), said.out, said.err)

    return call

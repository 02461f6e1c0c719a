"""`puljetjek about` tells all that a person who reports a fault is asked for."""

import pytest

from engine import __version__
from engine.capabilities import parts
from engine.capabilities.program import build
from engine.pack.load import load_pack
from engine.pack.locate import folders
from tests.cli.conftest import Puljetjek, flat


def test_it_tells_program_parts_and_packs(puljetjek: Puljetjek) -> None:
    end = puljetjek("about")
    assert (end.code, end.err) == (0, "")
    assert end.out.startswith(f"puljetjek {__version__}\n")
    assert build() in end.out
    assert all(name in end.out for name in parts._TELLS)
    for folder in folders():
        pack = load_pack(str(folder))
        assert f"{pack.id} {pack.version}" in end.out
        assert pack.sha256 in end.out


def test_what_is_missing_is_told_with_the_way_to_get_it(puljetjek: Puljetjek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(parts._SEEKERS, "z3", lambda: "")
    said = flat(puljetjek("about", "--lang", "en").out)
    assert "– z3: proves what rules mean together Missing: rules prove cannot run" in said
    assert "To be had by: pip install 'puljetjek[prove]'" in said

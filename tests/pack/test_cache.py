import json
import os
import shutil
from pathlib import Path

import pytest

from engine.language import stored as trees
from engine.pack import cache
from engine.pack.load import load_pack
from engine.pack.pack import Pack
from engine.pack.problem import PackError
from engine.pack.stored import from_data, to_data

RULES = Path(__file__).parents[2] / "rules"
PACKS = ("budget-2026", "budget-2027")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PULJETJEK_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "puljetjek"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def plain(pack: Pack) -> str:
    return json.dumps(to_data(pack), ensure_ascii=False)


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_survives_being_data(name: str) -> None:
    pack = load_pack(name)
    again = from_data(json.loads(plain(pack)))
    assert plain(again) == plain(pack)
    assert (again.verdicts, again.lexicon, again.parameters) == (pack.verdicts, pack.lexicon, pack.parameters)


def test_the_second_load_reads_what_the_first_one_kept(home: Path, packs: Path) -> None:
    first = load_pack(str(packs / "budget-2027"))
    kept = cache.kept(packs / "budget-2027")
    assert kept is not None
    assert plain(kept) == plain(first)
    assert (home.stat().st_mode & 0o777) == 0o700


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("file", ["budget-2027/parameters.yaml", "budget-2026/table.yaml"])
def test_a_change_in_the_pack_or_one_below_it_is_seen(packs: Path, file: str) -> None:
    load_pack(str(packs / "budget-2027"))
    with (packs / file).open("a") as stream:
        stream.write("# changed\n")
    assert cache.kept(packs / "budget-2027") is None


@pytest.mark.usefixtures("home")
def test_a_file_that_nobody_reads_is_still_told(packs: Path) -> None:
    load_pack(str(packs / "budget-2026"))
    (packs / "budget-2026" / "tables.yaml").write_text("category: table\n")
    with pytest.raises(PackError):
        load_pack(str(packs / "budget-2026"))


@pytest.mark.usefixtures("home")
def test_another_program_reads_anew(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_pack(str(packs / "budget-2026"))
    monkeypatch.setattr(cache, "_program", lambda: "another")
    assert cache.kept(packs / "budget-2026") is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1, 2, 3]\n{}", b"\xff\n\xfe", b"null\nnull"])
def test_a_foreign_file_is_ignored(home: Path, packs: Path, damage: bytes) -> None:
    load_pack(str(packs / "budget-2026"))
    (kept,) = home.iterdir()
    kept.write_bytes(damage)
    assert cache.kept(packs / "budget-2026") is None
    assert load_pack(str(packs / "budget-2026")).rules


def test_a_damaged_file_is_ignored(home: Path, packs: Path) -> None:
    load_pack(str(packs / "budget-2026"))
    (kept,) = home.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"error", b"infos", 1))
    assert cache.kept(packs / "budget-2026") is None


def test_a_folder_that_others_may_write_to_is_refused(home: Path, packs: Path) -> None:
    load_pack(str(packs / "budget-2026"))
    home.chmod(0o770)
    assert cache.kept(packs / "budget-2026") is None


def test_a_link_is_no_folder_of_ours(home: Path, packs: Path, tmp_path: Path) -> None:
    home.parent.mkdir()
    (tmp_path / "elsewhere").mkdir()
    home.symlink_to(tmp_path / "elsewhere")
    assert load_pack(str(packs / "budget-2026")).rules
    assert not os.listdir(tmp_path / "elsewhere")


def test_it_can_be_turned_off(home: Path, packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULJETJEK_NO_CACHE", "1")
    load_pack(str(packs / "budget-2026"))
    assert not home.exists()


@pytest.mark.usefixtures("home")
def test_the_mistakes_of_a_pack_are_told_each_time(packs: Path) -> None:
    rule = (packs / "budget-2026" / "table.yaml").read_text()
    (packs / "budget-2026" / "table.yaml").write_text(rule.replace("rows", "rowz"))
    said = []
    for _ in range(2):
        with pytest.raises(PackError) as error:
            load_pack(str(packs / "budget-2026"))
        said.append(str(error.value))
    assert "rowz" in said[0]
    assert said[0] == said[1]


@pytest.mark.parametrize("data", [["os", "system"], ["Constant"], ["Field", "row", "nothing"]])
def test_data_makes_nothing_but_trees(data: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        trees.made(data)

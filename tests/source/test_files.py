"""Reading within bounds, writing whole."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.source.files import decode, read_bytes, read_text, write_together, write_whole
from engine.source.problem import SourceError
from engine.texts import speaking


def error_of(path: Path, limit: int = 100) -> str:
    with pytest.raises(SourceError) as caught:
        read_text(path, limit)
    return str(caught.value)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert error_of(tmp_path / "x.yaml") == f"{tmp_path / 'x.yaml'}: there is no such file"
    assert "no such folder" in error_of(tmp_path / "y" / "x.yaml")


def test_what_is_no_text_file(tmp_path: Path) -> None:
    assert "folder" in error_of(tmp_path)
    for name, data, part in [
        ("empty", b"", "empty"),
        ("large", b"x" * 101, "larger"),
        ("binary", b"PK\x03\x04\x00\x00", "not a text file"),
        ("utf16", b"\xff\xfei", "UTF-16"),
    ]:
        (tmp_path / name).write_bytes(data)
        assert part in error_of(tmp_path / name)


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(SourceError):
        read_bytes(Path("a\x00b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in error_of(tmp_path / "pipe")


def test_the_bad_byte_is_named_with_its_place() -> None:
    with pytest.raises(SourceError) as caught:
        decode("id: BC04\ntitel: æ".encode() + b"\xf8rlig", "f.yaml")
    assert caught.value.problems[0][:3] == ("f.yaml", 2, 9)
    assert "0xf8" in str(caught.value)


def test_byte_order_mark_and_line_ends_are_undone() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc", "f") == "a\nb\nc"


def test_writing_replaces_the_whole_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_whole(path, b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.json"
    write_whole(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourceError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(SourceError):
        write_whole(tmp_path / "no" / "x", b"")


def test_of_files_written_together_none_is_there_before_all_are_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, sync = tmp_path / "one", tmp_path / "other", os.fsync
    write_whole(one, b"old")
    calls = iter((sync,))

    def full(handle: int) -> None:
        next(calls, refuse)(handle)

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourceError) as caught:
        write_together({one: b"new", other: b"new"})
    assert str(other) in str(caught.value)
    assert one.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [one]
    monkeypatch.undo()
    write_together({one: b"new", other: b"newer"})
    assert (one.read_bytes(), other.read_bytes()) == (b"new", b"newer")


def test_a_place_that_is_refused_late_leaves_nothing_half_done(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    other.mkdir()
    with pytest.raises(SourceError) as caught:
        write_together({one: b"new", other: b"new"})
    assert str(other) in str(caught.value)
    assert sorted(tmp_path.iterdir()) == [one, other]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_a_text_with_a_mark_of_its_encoding_is_read(encoding: str) -> None:
    assert decode("Tabel 1\r\nAnlæg".encode(encoding), "x") == "Tabel 1\nAnlæg"


def test_what_a_killed_run_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    old, young, other = (tmp_path / f".x.json{name}" for name in (".puljetjek-old", ".puljetjek-new", ".mine"))
    for each in (old, young, other):
        each.write_text("x")
    for each in (old, other):
        os.utime(each, (0, 0))
    write_whole(tmp_path / "x.json", b"{}")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".x.json.mine", ".x.json.puljetjek-new", "x.json"]

"""Each format against a file that was read line by line (see `regenerate` for the command that writes them anew)."""

import pytest

from tests.report.regenerate import GOLDEN, expected

EXPECTED = expected()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_format_says_what_was_reviewed(name: str) -> None:
    assert EXPECTED[name].decode() == (GOLDEN / name).read_bytes().decode()


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(EXPECTED)

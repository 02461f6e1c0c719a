"""What the names of files say of which is newer, and when they say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.run.editions import is_newer, marks_of, newest_of


@pytest.mark.parametrize(
    ("files", "newest"),
    [
        (("BC04.docx", "BC04.rettet.docx"), "BC04.rettet.docx"),
        (("BC04.docx", "BC04 v2.docx", "bc04_v10.docx"), "bc04_v10.docx"),
        (("BC04 v2.docx", "BC04.docx"), "BC04 v2.docx"),
        (("BC04 v2.rettet.docx", "BC04 v2.docx", "BC04.docx"), "BC04 v2.rettet.docx"),
        (("BC04 2026-03-01.docx", "BC04 2026-02-28.docx"), "BC04 2026-03-01.docx"),
        (("BC04.docx", "BC04.rettet.docx", "BC04 v2.docx"), None),
        (("BC04.docx", "BC04 2026-03-01.docx"), None),
        (("BC04.docx", "BC04 endelig.docx"), None),
        (("BC04.docx", "BC04 (1).docx"), None),
        (("BC04.docx", "BC04 - Kopi.docx"), None),
        (("AI i KFF.docx", "BC04 v2.docx"), None),
        (("word/BC04.docx", "pdf/BC04.pdf"), None),
    ],
    ids=str,
)
def test_the_name_decides_or_nobody_does(files: tuple[str, ...], newest: str | None) -> None:
    assert newest_of(files) == newest
    assert newest_of(files[::-1]) == newest


STEMS = st.builds(
    lambda base, marks: base + "".join(marks),
    st.sampled_from(["BC04", "BC05", "forslag"]),
    st.lists(st.sampled_from([" v1", " v2", "_v3", ".rettet", ".kommenteret", " 2026-01-02", " 20260203"]), max_size=3),
)


@given(STEMS, STEMS)
def test_no_two_names_are_each_newer_than_the_other(one: str, other: str) -> None:
    first, second = marks_of(one), marks_of(other)
    assert not (is_newer(first, second) and is_newer(second, first))
    assert not is_newer(first, first)

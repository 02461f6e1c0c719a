"""What is said, in which language."""

import pytest

from engine.texts import language, listing, say, say_count, sayable, speaking


def test_danish_is_the_default() -> None:
    assert say("Not checked") == "Ikke kontrolleret"


def test_english_is_the_id_itself() -> None:
    with speaking("en"):
        assert say("Not checked") == "Not checked"


def test_the_language_ends_with_the_block_even_by_an_error() -> None:
    with pytest.raises(RuntimeError), speaking("en"):
        raise RuntimeError
    assert language.get() == "da"


def test_there_are_two_languages() -> None:
    with pytest.raises(ValueError, match="sv"), speaking("sv"):
        pass


def test_values_are_filled_in_and_never_read_as_places() -> None:
    assert say("(page {page})", page="{x.__class__}") == "(side {x.__class__})"


@pytest.mark.parametrize(("count", "text"), [(0, "0 advarsler"), (1, "1 advarsel"), (2, "2 advarsler")])
def test_one_and_many(count: int, text: str) -> None:
    assert say_count("{count} warning", "{count} warnings", count) == text


def test_an_unknown_id_is_said_as_it_is() -> None:
    assert say(sayable("qwerty {a}"), a=1) == "qwerty 1"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_listing(items: list[str], text: str) -> None:
    assert listing(items) == text

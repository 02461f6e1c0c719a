"""The Danish catalogue is whole, current and agrees with what the code says."""

from string import Formatter

import pytest
from babel.messages.catalog import Message

from tests.texts.catalogue import IDS, MO, calls, committed, compiled, said

SAID = {message.id: message for message in said() if message.id}
KNOWN = {message.id: message for message in committed() if message.id}


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_id_is_written_out_where_it_is_said() -> None:
    """A `say` of a variable is right only for ids that stand in a table, where `sayable` writes them out."""
    hidden = [call for call in calls() if None in call.ids and call.function != "say"]
    assert hidden == []
    for file in {call.file for call in calls() if None in call.ids}:
        assert any(call.file == file and call.function == "sayable" for call in calls()), file


def test_everything_said_has_a_danish_translation() -> None:
    assert [key for key in SAID if key not in KNOWN or not all(texts(KNOWN[key]))] == []


def test_nothing_is_translated_that_nobody_says() -> None:
    assert set(KNOWN) - set(SAID) == set()


@pytest.mark.parametrize("message", [m for m in KNOWN.values() if all(texts(m))], ids=lambda m: ids(m)[0][:60])
def test_the_places_to_fill_agree(message: Message) -> None:
    wanted = places("".join(ids(message)))
    assert places("".join(texts(message))) == wanted
    assert all(places(text) <= wanted for text in texts(message))


def test_the_compiled_catalogue_is_current() -> None:
    assert MO.read_bytes() == compiled(committed())


def test_every_function_that_says_something_is_used() -> None:
    assert {call.function for call in calls()} == set(IDS)

"""The Danish catalogue is whole, current and agrees with what the code says."""

from string import Formatter

from babel.messages.catalog import Message

from tests.texts.catalogue import IDS, MO, calls, committed, compiled, said

SAID = {message.id: message for message in said() if message.id}
CALLS = list(calls())
ELSEWHERE = {"engine/formats/word/unread.py": "engine/formats/word/unread.py"}
"""Files that say ids of a table in another file."""
KNOWN = {message.id: message for message in committed() if message.id}


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_id_is_written_out_where_it_is_said() -> None:
    """A `say` of a variable is right only for ids that stand in a table, where `sayable` writes them out."""
    hidden = [call for call in CALLS if None in call.ids]
    with_tables = {call.file for call in CALLS if call.function == "sayable"}
    assert {call.function for call in hidden} <= {"say"}
    assert {ELSEWHERE.get(call.file, call.file) for call in hidden} <= with_tables


def test_everything_said_has_a_danish_translation() -> None:
    assert [key for key in SAID if key not in KNOWN or not all(texts(KNOWN[key]))] == []


def test_nothing_is_translated_that_nobody_says() -> None:
    assert set(KNOWN) - set(SAID) == set()


def test_the_places_to_fill_agree() -> None:
    """A Danish singular may leave its count out, but nothing is left out altogether, and nothing added."""
    assert [m.id for m in KNOWN.values() if places("".join(ids(m))) != places("".join(texts(m)))] == []


def test_the_compiled_catalogue_is_current() -> None:
    assert MO.read_bytes() == compiled(committed())


def test_every_function_that_says_something_is_used() -> None:
    assert {call.function for call in CALLS} == set(IDS)

"""The program's own words in the reader's language.

Message ids are English; the Danish ones stand in the gettext catalogue beside this file. The language belongs to the
run (a context variable), so that no function has to hand it on. A message id is always written out where it is used,
in a call of `say`, `say_count` or `sayable`: that is how the catalogue's keeper (tests/texts/catalogue.py) finds it.
"""

import gettext
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("da", "en")
language: ContextVar[str] = ContextVar("language", default="da")


def say(message: str, **values: object) -> str:
    """The message in the run's language, its `{name}` places filled with `values`."""
    return _catalogue(language.get()).gettext(message).format(**values)


def say_count(one: str, many: str, count: int, **values: object) -> str:
    """`one` or `many` in the run's language, by `count`, which is also a value (`{count}`)."""
    return _catalogue(language.get()).ngettext(one, many, count).format(count=count, **values)


def sayable(message: str) -> str:
    """The message id itself: for ids that stand in a table and are said later."""
    return message


def listing(items: Sequence[str]) -> str:
    """The items as one phrase: "a", "a og b", "a, b og c"."""
    if len(items) < 2:
        return "".join(items)
    return say("{most} and {last}", most=", ".join(items[:-1]), last=items[-1])


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """The run's language inside the `with` block. Raises ValueError for a language that there is none of."""
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code!r}")
    token = language.set(code)
    try:
        yield
    finally:
        language.reset(token)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("puljetjek", Path(__file__).parent, languages=[code], fallback=True)

"""The program's own words in the reader's language.

Message ids are English; the Danish ones stand in the gettext catalogue beside this file. The language belongs to the
run (a context variable), so that no function has to hand it on.
"""

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("da", "en")
language: ContextVar[str] = ContextVar("language", default="da")


def say(message: str, **values: object) -> str:
    """The message in the run's language, its `{name}` places filled with `values`."""
    return _catalogue(language.get()).gettext(message).format(**values)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("puljetjek", Path(__file__).parent, languages=[code], fallback=True)

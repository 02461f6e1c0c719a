"""What a report is shown on: its width, and whether it has colours.

Plain ANSI of our own instead of rich: four styles need no library, rich costs some 80 ms at every start, takes square
brackets for markup and lets raw escape sequences through.
"""

import shutil
import sys
from collections.abc import Mapping
from typing import NamedTuple, TextIO

NARROWEST, WIDEST = 32, 120
_WINDOWS_TERMINALS = {"WT_SESSION", "ANSICON", "ConEmuANSI", "TERM"}
"""What terminals that know ANSI leave in the environment; the old console of Windows would print the codes."""

Palette = Mapping[str, str]
PLAIN: Palette = {}
ANSI: Palette = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "1;32",
    "frame": "34",
    "strong": "1",
    "faint": "2",
}


class Screen(NamedTuple):
    """Columns of text, and the ANSI code of each style (none: no colours).

    `everything` where also the rules are to be told that do not concern what was checked.
    """

    width: int = 80
    palette: Palette = PLAIN
    everything: bool = False

    def paint(self, style: str, text: str) -> str:
        """The text in the style, or as it is where there are no colours."""
        code = self.palette.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if code and text else text


DEFAULT = Screen()


def screen_of(stream: TextIO, environment: Mapping[str, str]) -> Screen:
    """The screen behind a stream. NO_COLOR takes colours away, FORCE_COLOR gives them to what is no terminal."""
    columns = shutil.get_terminal_size((80, 24)).columns
    width = min(max(columns, NARROWEST), WIDEST)
    return Screen(width, ANSI if _has_colours(stream, environment) else PLAIN)


def _has_colours(stream: TextIO, environment: Mapping[str, str]) -> bool:
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    if sys.platform == "win32" and not _WINDOWS_TERMINALS & environment.keys():
        return False
    return stream.isatty() and environment.get("TERM") != "dumb"

"""Draws what a terminal showed: ANSI text in, SVG out.

FORCE_COLOR=1 COLUMNS=92 puljetjek check FILE | python -m maintenance.picture "what it shows" > docs/terminal.svg
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

CELL, LINE, SIZE, MARGIN = 8.4, 19, 14, 18
STYLES = {
    "1": 'fill="#ffffff" font-weight="600"',
    "2": 'fill="#8b949e"',
    "34": 'fill="#79a8ff"',
    "1;31": 'fill="#ff8b82" font-weight="600"',
    "1;32": 'fill="#7ee2a0" font-weight="600"',
    "1;33": 'fill="#f2c55c" font-weight="600"',
    "1;36": 'fill="#76d6e8" font-weight="600"',
}
_PIECE = re.compile(r"[^ ]+(?: [^ ]+)*")  # several blanks in a row do not survive in every viewer
_ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


class Run(NamedTuple):
    """Letters of one style (its ANSI code, "" for none), from a column of the screen on."""

    column: int
    code: str
    text: str


def runs(line: str) -> Iterator[Run]:
    """The runs of a line that hold anything to see. Raises ValueError for a style that is none of ours."""
    column, code = 0, ""
    for at, part in enumerate(_ESCAPE.split(line)):
        if at % 2:
            code = "" if part in ("", "0") else part
            if code and code not in STYLES:
                raise ValueError(f"no such style: {code}")
            continue
        for piece in _PIECE.finditer(part):
            yield Run(column + columns(part[: piece.start()]), code, piece[0])
        column += columns(part)


def columns(text: str) -> int:
    """How many columns the text takes on the screen."""
    wide = (2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return sum(0 if unicodedata.combining(letter) else room for letter, room in zip(text, wide, strict=True))


def picture(output: str, title: str) -> str:
    """The output as an SVG; every run is stretched to its columns, whatever monospaced font the viewer has."""
    lines = output.rstrip("\n").split("\n")
    width = 2 * MARGIN + CELL * max(columns(_ESCAPE.sub("", line)) for line in lines)
    height = 2 * MARGIN + LINE * len(lines)
    body = "\n".join(_drawn(number, run) for number, line in enumerate(lines) for run in runs(line))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="100%" height="100%" rx="8" fill="#15181d"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="{SIZE}" '
        f'fill="#d6dae0">\n{body}\n</g>\n</svg>\n'
    )


def _drawn(number: int, run: Run) -> str:
    x, y = MARGIN + CELL * run.column, MARGIN + LINE * number + SIZE
    style = f" {STYLES[run.code]}" if run.code else ""
    length = CELL * columns(run.text)
    return (
        f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"{style}>'
        f"{escape(run.text)}</text>"
    )


if __name__ == "__main__":
    sys.stdout.write(picture(sys.stdin.read(), " ".join(sys.argv[1:])))

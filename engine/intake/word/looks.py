"""Headings by their looks, in documents that use no heading styles."""

from engine.intake.word.inline import Line

MAX_HEADING = 150
"""Characters: what is longer is no heading, however it looks."""

LARGER = 2
"""Half points above body text at which a paragraph looks like a heading."""

MUCH_LARGER = 8


def heading_level(line: Line, text: str, body_size: int) -> int:
    """1 or 2 for a short line, all bold or larger than body text, that does not end as a sentence does; else 0."""
    seen = [piece.look for piece in line.pieces if piece.text.strip()]
    if not seen or len(text) > MAX_HEADING or text.endswith((".", ",", ";")):
        return 0
    smallest = min(look.size or body_size for look in seen)
    if not (all(look.bold for look in seen) or smallest >= body_size + LARGER):
        return 0
    return 1 if smallest >= body_size + MUCH_LARGER else 2

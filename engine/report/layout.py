"""Measuring and breaking text on a screen of equally wide columns."""

import unicodedata


def width(text: str) -> int:
    """How many columns the text takes: wide letters take two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def fit(text: str, columns: int) -> str:
    """The text, cut with an ellipsis where it is wider than `columns`."""
    if width(text) <= columns:
        return text
    while text and width(text) >= columns:
        text = text[: min(len(text) - 1, columns)]
    return text + "…"


def left(text: str, columns: int) -> str:
    """The text cut and filled to exactly `columns`, at the left."""
    text = fit(text, columns)
    return text + " " * (columns - width(text))


def right(text: str, columns: int) -> str:
    """The text cut and filled to exactly `columns`, at the right."""
    text = fit(text, columns)
    return " " * (columns - width(text)) + text


def wrap(text: str, columns: int) -> list[str]:
    """The words of the text in lines of at most `columns`; a longer word is broken."""
    lines = [""]
    for word in text.split(" "):
        for piece in _pieces(word, columns):
            joined = f"{lines[-1]} {piece}".lstrip(" ")
            if width(joined) <= columns:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, columns: int) -> list[str]:
    if width(word) <= columns:
        return [word]
    step = max(1, columns // max(1, *map(_columns, word)))
    return [word[start : start + step] for start in range(0, len(word), step)]


def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1

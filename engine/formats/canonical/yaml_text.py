"""Plain data as YAML to be read: rows short enough stand on one line each, aligned; nothing is quoted without need.

Every text is written so that a reader who takes each scalar for text (engine.source.located) gets it back.
"""

import io
import re
from collections.abc import Iterator
from functools import lru_cache

from yaml.emitter import Emitter, ScalarAnalysis

from engine.formats.canonical.tree import Columns, Tree

WIDTH = 140
_STEP = "  "
_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_FIGURE = re.compile(r'-?[0-9.]+|"-"')
_NAMED = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_text(tree: dict[str, Tree]) -> str:
    """The mapping in block style, a blank line around each part that takes several lines."""
    text, was_long = "", False
    for key, value in tree.items():
        part = "".join(f"{line}\n" for line in _entry(str(key), value, ""))
        is_long = part.count("\n") > 1
        text += ("\n" if is_long or was_long else "") + part
        was_long = is_long
    return text.removeprefix("\n")


def _entry(key: str, value: Tree, indent: str) -> Iterator[str]:
    """The lines of one key and its value."""
    head = f"{indent}{_scalar(key, True)}:"
    if isinstance(value, str):
        yield from _text_lines(head, value, indent)
    elif not isinstance(value, dict | list):
        yield f"{head} {_leaf(value)}"
    elif _fits_line(value) and len(head) + 1 + len(flow := _flow(value)) <= WIDTH:
        yield f"{head} {flow}"
    else:
        yield head
        yield from _block(value, indent + _STEP)


def _block(value: dict[str, Tree] | dict[int, Tree] | list[Tree], indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _entry(str(key), part, indent)
        return
    lines = _table(value, WIDTH - len(indent) - 2)
    for item, line in zip(value, lines, strict=True):
        if line:
            yield f"{indent}- {line}"
        else:
            yield from _item(item, indent)


def _item(item: Tree, indent: str) -> Iterator[str]:
    """The lines of one list item, its dash in place of the first indent."""
    if isinstance(item, str):
        yield from _text_lines(f"{indent}-", item, indent)
    elif isinstance(item, dict) and item:
        lines = _block(item, indent + _STEP)
        yield f"{indent}- {next(lines)[len(indent) + 2 :]}"
        yield from lines
    else:
        yield f"{indent}- {_flow(item)}"


def _table(items: list[Tree], width: int) -> list[str]:
    """For each item the one line it may stand on, "" where it needs several. Figures by year go all one way."""
    rows = [item if isinstance(item, dict) and item and _is_flat(item) else {} for item in items]
    by_year = [value for row in rows for value in row.values() if isinstance(value, Columns)]
    short = [row if row and len(_flow(row)) <= width else {} for row in rows]
    lines = iter(_aligned([row for row in short if row]))
    table = [next(lines) if row else "" for row in short]
    too_wide = any(len(line) > width for line in table)
    if too_wide or (by_year and not all(table)) or not all(figures.one_line for figures in by_year):
        return [""] * len(items)
    return table


def _aligned(rows: list[dict[str, Tree] | dict[int, Tree]]) -> list[str]:
    """Rows as one-line mappings, each key under its like, figures to the right."""
    order = _common_order([[str(key) for key in row] for row in rows])
    texts = [{str(key): _flow(value) for key, value in row.items()} for row in rows]
    figures = {
        key: max((len(row[key]) for row in texts if _FIGURE.fullmatch(row.get(key, ""))), default=0) for key in order
    }
    cells = [
        {
            key: f"{_scalar(key, True)}: {text:>{figures[key] if _FIGURE.fullmatch(text) else 0}}"
            for key, text in row.items()
        }
        for row in texts
    ]
    if any(list(row) != [key for key in order if key in row] for row in cells):
        return ["{" + ", ".join(row.values()) + "}" for row in cells]
    widths = {key: max(len(row[key]) for row in cells if key in row) for key in order}
    return ["{" + _line(row, order, widths) + "}" for row in cells]


def _common_order(lists: list[list[str]]) -> list[str]:
    """All keys, each as far back as the row where it stands last."""
    keys = {key: max(each.index(key) for each in lists if key in each) for each in lists for key in each}
    return sorted(keys, key=lambda key: keys[key])


def _line(row: dict[str, str], order: list[str], widths: dict[str, int]) -> str:
    """One row; a key that it lacks leaves its column blank, but none behind its last."""
    last = list(row)[-1]
    line = ""
    for key in order[: order.index(last)]:
        line += f"{row[key]},".ljust(widths[key] + 2) if key in row else " " * (widths[key] + 2)
    return line + row[last]


def _fits_line(value: Tree) -> bool:
    """Whether a value may stand behind its key; a list of mappings is a table, and stands below."""
    is_table = isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
    return _is_flat(value) and not is_table


def _is_flat(value: Tree) -> bool:
    """Whether a value can stand on one line: nothing in it is nested deeper than a list or mapping of plain values."""
    parts: list[Tree] = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return all(not isinstance(part, dict | list) or _is_simple(part) for part in parts)


def _is_simple(value: dict[str, Tree] | dict[int, Tree] | list[Tree]) -> bool:
    return not any(isinstance(each, dict | list) for each in (value.values() if isinstance(value, dict) else value))


def _flow(value: Tree) -> str:
    """A value on one line."""
    if isinstance(value, Columns):
        return _columns(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(str(key), True)}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return _scalar(value, True) if isinstance(value, str) else _leaf(value)


def _columns(figures: Columns) -> str:
    """Figures under their years: right-aligned, an absent one left blank."""
    if not all(isinstance(figure, str) for figure in figures.values()):
        return "{" + ", ".join(f"{year}: {_flow(figure)}" for year, figure in figures.items()) + "}"
    years = list(figures.widths)
    last = max((years.index(year) for year in figures), default=-1)
    parts = ""
    for index, year in enumerate(years[: last + 1]):
        room = len(f"{year}: , ") + figures.widths[year]
        part = f"{year}: {_flow(figures[year]):>{figures.widths[year]}}" if year in figures else ""
        parts += part if index == last else (part and f"{part},").ljust(room if figures.widths[year] else 0)
    return "{" + parts + "}"


def _leaf(value: int) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text_lines(head: str, text: str, indent: str) -> Iterator[str]:
    """A text behind its key: lines of prose as a literal block, the rest on the same line."""
    if "\n" in text and not _UNPRINTABLE.search(text.replace("\n", "")) and _fits_block(text):
        yield f"{head} |{'' if text.endswith(chr(10)) else '-'}"
        yield from (f"{indent}{_STEP}{line}" if line else "" for line in text.removesuffix("\n").split("\n"))
    else:
        yield f"{head} {_scalar(text, False)}"


def _fits_block(text: str) -> bool:
    return not (text.startswith((" ", "\n")) or text.endswith("\n\n") or re.search(r"[ \t]+(?:\n|$)", text))


def _scalar(text: str, in_flow: bool) -> str:
    """A text on one line: plain if YAML allows, else in double quotes."""
    analysis = _analysis(text)
    plain = analysis.allow_flow_plain if in_flow else analysis.allow_block_plain
    if plain and text and not analysis.multiline and not _UNPRINTABLE.search(text) and text != "<<":
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNPRINTABLE.sub(_escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return _NAMED.get(match.group()) or (f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}")


@lru_cache(maxsize=4096)
def _analysis(text: str) -> ScalarAnalysis:
    return Emitter(io.StringIO(), allow_unicode=True).analyze_scalar(text)

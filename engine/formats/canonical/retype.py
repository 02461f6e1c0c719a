"""A canonical YAML file with other texts at some places; comments, order, quotes and line ends stay as they are."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from engine.formats.refused import RefusedError
from engine.formats.retyping.plan import Typing
from engine.formats.retyping.spots import Path
from engine.model.place import Place
from engine.texts import say

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = b"\xef\xbb\xbf"
_PLAIN = re.compile(r"[^\s,\[\]{}#&*!|>'\"%@`:?]+")


def corrected_yaml(data: bytes, typings: Sequence[Typing]) -> bytes:
    """A copy of the file; `data` was read as canonical YAML before. Raises RefusedError where a row is not found."""
    mark = _BOM if data.startswith(_BOM) else b""
    text = data.removeprefix(mark).decode()
    root = _compose(text)
    # The ways to the rows, since writing may shift what stands below.
    ways = [() if each.row is None else _way(root, each.row) for each in typings]
    for typing, way in zip(typings, ways, strict=True):
        text = _typed(text, way, typing)
    return mark + text.encode()


def _compose(text: str) -> Any:
    return yaml.compose(text, Loader=_LOADER)


def _way(root: yaml.Node, place: Place) -> Path:
    for way, node in _mappings(root):
        if (node.start_mark.line + 1, node.start_mark.column + 1) == (place.line, place.column):
            return way
    raise RefusedError(say("the row of line {line} is not found in the file", line=place.line))


def _mappings(node: yaml.Node, way: Path = ()) -> Iterator[tuple[Path, yaml.MappingNode]]:
    if isinstance(node, yaml.MappingNode):
        yield way, node
        for key, value in node.value:
            yield from _mappings(value, (*way, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _mappings(value, (*way, index))


def _typed(text: str, way: Path, typing: Typing) -> str:
    row = _compose(text)
    for step in way:
        row = _child(row, step) or row
    heads = [_child(row, path[0]) is not None for path in typing.paths]
    path = typing.paths[heads.index(True)] if any(heads) else typing.paths[-1]
    node, rest = row, path
    while rest and (child := _child(node, rest[0])) is not None:
        node, rest = child, rest[1:]
    if typing.old and (isinstance(node, yaml.ScalarNode) or _child(node, "text")):
        return _retyped(text, node, typing)
    if not rest:
        return _replaced(text, node, typing.text)
    return _inserted(text, node, str(rest[0]), _nested(rest[1:], _quoted(typing.text)))


def _retyped(text: str, node: yaml.Node, typing: Typing) -> str:
    """The new figure for the old one in what stands in the node, or is spelt out there and need not be any more."""
    scalar = _child(node, "text") or node
    source = text[scalar.start_mark.index : scalar.end_mark.index]
    is_quoted = isinstance(scalar, yaml.ScalarNode) and scalar.style in ("'", '"')
    as_it_is = scalar is node and (is_quoted or "," not in typing.text or "," in typing.old)
    parts = re.split(rf"(?<![0-9.,]){re.escape(typing.old)}(?![0-9]|[.,][0-9])", source if as_it_is else scalar.value)
    if len(parts) != 2:
        raise RefusedError(say("the document has no cell where “{text}” is to stand", text=typing.text))
    new = typing.text.join(parts)
    if as_it_is:
        return text[: scalar.start_mark.index] + new + text[scalar.end_mark.index :]
    return _replaced(text, node, new)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    return None


def _nested(path: Path, text: str) -> str:
    for step in reversed(path):
        text = f"{{{step}: {text}}}"
    return text


def _replaced(text: str, node: yaml.Node, new: str) -> str:
    start, end = node.start_mark.index, _end(node)
    quote = node.style if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"') else ""
    blank = " " if start == end and text[start - 1 : start] == ":" else ""
    return text[:start] + blank + (f"{quote}{new}{quote}" if quote else _quoted(new)) + text[end:]


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


def _end(node: yaml.Node) -> int:
    """The index behind the node's last sign; a block's own end is where the next thing begins."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)


def _inserted(text: str, node: yaml.Node, key: str, value: str) -> str:
    """The mapping with one more entry: before the next year, else at its end."""
    entry = f"{key}: {value}"
    if not isinstance(node, yaml.MappingNode):
        raise RefusedError(say("there is no place for “{key}” in line {line}", key=key, line=node.start_mark.line + 1))
    if not node.value:
        at = node.start_mark.index + 1
        return text[:at] + entry + text[at:]
    after = next((each for each, _ in node.value if _is_later(each.value, key)), None)
    newline = ("\r\n" if "\r\n" in text else "\n") + " " * node.start_mark.column
    if after is not None:
        at = after.start_mark.index
        return text[:at] + entry + (", " if node.flow_style else newline) + text[at:]
    at = _end(node.value[-1][1])
    if node.flow_style:
        return text[:at] + ", " + entry + text[at:]
    at += len(re.match(r"[^\r\n]*", text[at:]).group())  # type: ignore[union-attr]
    return text[:at] + newline + entry + text[at:]


def _is_later(one: str, other: str) -> bool:
    return one.isdecimal() and other.isdecimal() and int(one) > int(other)

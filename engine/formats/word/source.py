"""A part as it is written: where each element stands in its bytes, so that a change leaves every other byte alone.

Prefixes named in `mc:Ignorable`, comments, the order of attributes and the quotes around them stay as they are,
since nothing is written anew but what is changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

from engine.formats.word.anchors import local_name
from engine.formats.word.xml import MAX_DEPTH, checked, damaged, too_large

_START = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']""")
_ATTRIBUTE = re.compile(rb"""\s+(?P<name>[^\s=<>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_NAME = re.compile(rb"<([^\s/>]+)")


@dataclass(eq=False, slots=True)
class Node:
    """An element: its full name and attributes, the pieces of text directly in it, and where it stands in the part.

    Its start tag begins at `start` and ends at `head`, its end tag at `foot` and `end`; one that is written as an
    empty tag ends at `head` and has no `foot`.
    """

    tag: str
    attributes: dict[str, str]
    parent: "Node | None"
    start: int
    head: int
    foot: int = -1
    end: int = -1
    texts: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Node"]:
        return iter(self.children)

    def iter(self) -> Iterator["Node"]:
        """The element and all that is in it, in the order written."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left.extend(reversed(node.children))

    @property
    def text(self) -> str:
        """The text directly in it."""
        return "".join(self.texts)

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return local_name(self.tag)

    @property
    def namespace(self) -> str:
        """The namespace of the name."""
        return self.tag[1:].rpartition("}")[0]

    def within(self, *locals_: str) -> Iterator["Node"]:
        """The element and all that is in it by one of these names, whatever their namespace."""
        return (each for each in self.iter() if each.local in locals_)

    def above(self) -> Iterator["Node"]:
        """What it stands in, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def child(self, *locals_: str) -> "Node | None":
        """The first child of the first child … by these names, whatever their namespace."""
        node: Node | None = self
        for local in locals_:
            node = next((each for each in node.children if each.local == local), None) if node else None
        return node

    def attribute(self, local: str) -> str:
        """The attribute of this name, whatever its namespace; "" where there is none."""
        return next((text for name, text in self.attributes.items() if local_name(name) == local), "")


class Source:
    """The bytes of a part, its elements, and the changes that are to be made."""

    def __init__(self, data: bytes, part: str) -> None:
        """Raises RefusedError for what is not well-formed, too large or too deep, or declares a document type."""
        self.data = checked(data, part)
        declared = _ENCODING.match(self.data)
        if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
            # Word writes no other; what is put in would have to be in it.
            raise damaged(part)
        self.root = _Reader(self.data, part).root
        self._changes: list[tuple[int, int, bytes]] = []
        self._inside: dict[Node, tuple[list[bytes], list[bytes]]] = {}

    def before(self, node: Node, markup: str) -> None:
        """Puts markup before an element."""
        self._change(node.start, node.start, markup)

    def after(self, node: Node, markup: str) -> None:
        """Puts markup behind an element."""
        self._change(node.end, node.end, markup)

    def first_in(self, node: Node, markup: str) -> None:
        """Puts markup before all that is in an element."""
        if node.foot < 0:
            self._content(node)[0].append(_ascii(markup))
        else:
            self._change(node.head, node.head, markup)

    def last_in(self, node: Node, markup: str) -> None:
        """Puts markup behind all that is in an element."""
        if node.foot < 0:
            self._content(node)[1].append(_ascii(markup))
        else:
            self._change(node.foot, node.foot, markup)

    def replace(self, node: Node, markup: str) -> None:
        """Puts markup in the place of an element and of all changes in it."""
        self._change(node.start, node.end, markup)

    def remove(self, node: Node) -> None:
        """Takes an element out."""
        self.replace(node, "")

    def drop(self, node: Node, local: str) -> None:
        """Takes an attribute off an element."""
        for found in self._attribute(node, local):
            self._change(node.start + found.start(), node.start + found.end(), "")

    def assign(self, node: Node, local: str, text: str) -> None:
        """Gives an attribute that is there another value."""
        for found in self._attribute(node, local):
            self._change(node.start + found.start(2), node.start + found.end(2), quoteattr(text))

    def written(self, node: Node) -> str:
        """An element as it stands in the part."""
        return self.data[node.start : node.end].decode()

    def without(self, node: Node, *locals_: str) -> str:
        """An element as it stands in the part, but for its children of these names."""
        at, kept = node.start, []
        for child in node:
            if child.local in locals_:
                kept.append(self.data[at : child.start])
                at = child.end
        return b"".join([*kept, self.data[at : node.end]]).decode()

    def changed(self) -> bytes:
        """The part with all changes; where one element was taken out, no change within it counts."""
        changes = self._changes + [self._opened(node, *inside) for node, inside in self._inside.items()]
        out: list[bytes] = []
        at = 0
        # What is put in at a place comes before what is taken out from there on.
        for start, end, new in sorted(changes, key=lambda each: each[:2]):
            if start >= at:
                out += [self.data[at:start], new]
                at = end
        return b"".join([*out, self.data[at:]])

    def _attribute(self, node: Node, local: str) -> list[re.Match[bytes]]:
        """Where the attribute stands in the start tag, its value as the second group; [] where there is none."""
        each = _ATTRIBUTE.finditer(self.data[node.start : node.head])
        return [found for found in each if found[1].rpartition(b":")[2] == local.encode()][:1]

    def _change(self, start: int, end: int, markup: str) -> None:
        self._changes.append((start, end, _ascii(markup)))

    def _content(self, node: Node) -> tuple[list[bytes], list[bytes]]:
        return self._inside.setdefault(node, ([], []))

    def _opened(self, node: Node, first: list[bytes], last: list[bytes]) -> tuple[int, int, bytes]:
        """The end of an empty tag, made the end of a start tag with content and an end tag behind it."""
        name = _NAME.match(self.data, node.start)
        end = b"</" + name[1] + b">" if name else b""
        return node.end - 2, node.end, b"".join((b">", *first, *last, end))

    def element(self, near: Node, local: str, *content: str, space: bool = False, **attributes: str) -> str:
        """The markup of a new element in the namespace of `near`, all attributes in it too, with the content in it.

        `space`: blanks at the ends of its text are kept.
        """
        prefix, declared = self._prefix(near)
        written = [declared, *(f" {prefix}:{name}={quoteattr(text)}" for name, text in attributes.items())]
        written += [' xml:space="preserve"'] * space
        start = f"<{prefix}:{local}{''.join(written)}"
        return f"{start}>{''.join(content)}</{prefix}:{local}>" if content else f"{start}/>"

    def plain(self, near: Node, local: str, **attributes: str) -> str:
        """The markup of a new empty element named as `near` is, its attributes in no namespace."""
        name = _NAME.match(self.data, near.start)
        prefix = (name[1] if name else b"").rpartition(b":")[0].decode("utf-8", "replace")
        written = "".join(f" {key}={quoteattr(text)}" for key, text in attributes.items())
        return f"<{prefix}:{local}{written}/>" if prefix else f"<{local}{written}/>"

    def text(self, near: Node, local: str, text: str) -> str:
        """The markup of a new element that holds a text."""
        return self.element(near, local, escape(text), space=True)

    def _prefix(self, near: Node) -> tuple[str, str]:
        """The prefix that `near` itself is written with; where it has none, a new one with its declaration."""
        name = _NAME.match(self.data, near.start)
        prefix, colon, _ = (name[1] if name else b"").partition(b":")
        if colon:
            return prefix.decode("utf-8", "replace"), ""
        return "w", f" xmlns:w={quoteattr(near.namespace)}"


def _ascii(markup: str) -> bytes:
    """In any encoding of the part the same: what is not ASCII as references."""
    return markup.encode("ascii", "xmlcharrefreplace")


class _Reader:
    """Builds the tree with the help of the parser, which tells where it is."""

    def __init__(self, data: bytes, part: str) -> None:
        self._data, self._part = data, part
        self._open: list[Node] = []
        self._names: dict[str, str] = {}
        self._parser = parser = ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except (ExpatError, ValueError, LookupError) as error:
            raise damaged(part) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        head = _START.match(self._data, at)
        if head is None:
            raise damaged(self._part)
        parent = self._open[-1] if self._open else None
        named = {self._full(each): text for each, text in attributes.items()}
        node = Node(self._full(name), named, parent, at, head.end())
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self._open.append(node)
        if len(self._open) > MAX_DEPTH:
            raise too_large(self._part)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        if self._data[node.head - 2 : node.head] == b"/>":
            node.end = node.head
            return
        node.foot = self._parser.CurrentByteIndex
        node.end = self._data.index(b">", node.foot) + 1

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].texts.append(text)

    def _full(self, name: str) -> str:
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = f"{{{name}" if "}" in name else name
        return found

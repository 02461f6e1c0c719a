"""OOXML as a tree: nothing expanded, nothing fetched, and the strict namespaces made the usual ones."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element, ParseError, XMLParser

from engine.formats.refused import RefusedError
from engine.texts import say

MAX_MARKUP = 3_000_000
"""At most so many `<` in a part, counted before parsing, since a tree takes far more memory than its text."""
MAX_DEPTH = 256
"""Elements inside one another; Word's own documents have some fifty."""

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}/relationships",
    "m": f"{OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
}
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": NAMESPACES["w"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": NAMESPACES["r"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": NAMESPACES["m"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": NAMESPACES["pic"].encode(),
}
_WHOLE, _FALSE = re.compile(r"-?[0-9]{1,9}"), {"0", "false", "off"}
_LENGTH = re.compile(r"([0-9]{1,7}(?:\.[0-9]{1,6})?)(pt|pc|pi|in|cm|mm)?")
_TWIPS = {None: 1.0, "pt": 20.0, "pc": 240.0, "pi": 240.0, "in": 1440.0, "cm": 566.93, "mm": 56.693}


@cache
def tag(name: str) -> str:
    """The full name of `w:p` and its like."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


VAL = tag("w:val")


def parse(data: bytes, part: str) -> Element:
    """The root of a part, without comments and in the usual namespaces.

    Raises RefusedError for what is not well-formed, too large or too deep, or declares a document type.
    """
    data = checked(data, part)
    if b"purl.oclc.org" in data:
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
    try:
        parser = XMLParser()  # noqa: S314 - without a document type there is no entity to expand or fetch
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise damaged(part) from error
    _check_depth(root, part)
    return root


def checked(data: bytes, part: str) -> bytes:
    """The part in an encoding that contains ASCII, of bounded size and without a document type; RefusedError if not."""
    data = _with_ascii(data, part)
    if b"<!DOCTYPE" in data:
        raise RefusedError(say("{part} declares a document type, which Word never does: not read", part=part))
    if data.count(b"<") > MAX_MARKUP:
        raise too_large(part)
    return data


def damaged(part: str) -> RefusedError:
    """What is said of a part that is no XML."""
    return RefusedError(say("{part} is damaged: open the file in Word and save it anew", part=part))


def too_large(part: str) -> RefusedError:
    """What is said of a part that is beyond the bounds."""
    return RefusedError(say("{part} is larger than a proposal can be: not read", part=part))


def _with_ascii(data: bytes, part: str) -> bytes:
    """OOXML allows UTF-16 as well. Of the other encodings the parser knows only those that contain ASCII."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        if b"\x00" in data:
            raise damaged(part)
        return data
    try:
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-16")).encode()
    except UnicodeError as error:
        raise damaged(part) from error


def _check_depth(root: Element, part: str) -> None:
    """Walks a level at a time, so that no depth is too much for the walk itself."""
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise too_large(part)


def every(root: Element, *names: str) -> Iterator[Element]:
    """The root and all that is in it by one of these full names, in the order written."""
    if len(names) == 1:
        return root.iter(names[0])
    wanted = frozenset(names)
    return (each for each in root.iter() if each.tag in wanted)


def has(root: Element, *names: str) -> bool:
    """Whether there is any such element, the root itself included."""
    return next(every(root, *names), None) is not None


def find(element: Element | None, *names: str) -> Element | None:
    """The first child of the first child … by these names, None where a step is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(tag(name))
    return element


def value(element: Element | None, *names: str) -> str:
    """The `w:val` of the element found by `names`, "" where it or its value is missing."""
    found = find(element, *names)
    return "" if found is None else found.get(VAL, "")


def switch(element: Element | None, *names: str) -> bool | None:
    """An on-off property: None where it is not there, True where it is there without a value."""
    found = find(element, *names)
    return None if found is None else found.get(VAL, "true") not in _FALSE


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of at most nine digits, else `default`."""
    return int(text) if text and _WHOLE.fullmatch(text) else default


def twips(text: str | None) -> int:
    """A length in twentieths of a point; strict OOXML writes units ("2.5cm"). 0 where there is none."""
    match = _LENGTH.fullmatch(text or "")
    return round(float(match[1]) * _TWIPS[match[2]]) if match else 0

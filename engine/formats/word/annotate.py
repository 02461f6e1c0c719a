"""The author's own Word file, with comments at the very cells and paragraphs that they are about."""

import posixpath
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from engine.formats.refused import RefusedError
from engine.formats.word.anchors import number
from engine.formats.word.archive import rewritten
from engine.formats.word.comments import CONTENT_TYPE, Comments
from engine.formats.word.package import DAMAGE, Package
from engine.formats.word.xml import parse_whole
from engine.texts import say
from engine.texts.visible import visible

_TYPES = "[Content_Types].xml"


class Comment(NamedTuple):
    """What is to be said at an anchor, a paragraph each; `place` names the anchor, for where it is not in the body."""

    anchor: str | None
    paragraphs: tuple[str, ...]
    place: str = ""


class Main(NamedTuple):
    """A document's main part, to be changed."""

    package: Package
    root: etree._Element
    places: dict[str, etree._Element]


def annotate(data: bytes, summary: Sequence[str], comments: Sequence[Comment], title: str | None = None) -> bytes:
    """A copy of the .docx with each comment at its anchor, and the summary (a paragraph each) at the title.

    `title` is the anchor of the title, else the first paragraph with text; a comment whose place is not in the body
    is told there as well. Comments of an earlier run are replaced. The same input gives the same bytes.
    Raises RefusedError where `data` cannot be read or has no paragraph.
    """
    package = Package(data)
    root = parse_whole(package.read(package.main), package.main)
    main = Main(package, root, {anchor: element for element, anchor in number(root).items()})
    path = next((each.path for each in package.relations(package.main) if each.type == "comments"), "")
    written = Comments(root, parse_whole(package.read(path), path) if package.has(path) else None)
    head = _target(main, title)
    head = _first_with_text(root) if head is None else head
    written.add(head, [visible(each) for each in summary])
    for comment in comments:
        target = _target(main, comment.anchor)
        written.add(head if target is None else target, _paragraphs(comment, target is None))
    changed = {package.main: _bytes(root)}
    if package.has(path):
        changed[path] = _bytes(written.part)
    else:
        changed |= _new_part(main, written)
    try:
        return rewritten(data, changed)
    except DAMAGE as error:
        raise RefusedError(say("the file is damaged or no Word document: open it in Word and save it anew")) from error


def _target(main: Main, anchor: str | None) -> etree._Element | None:
    """What stands at the address, if a comment can be tied to it: a paragraph, or what holds one."""
    found = main.places.get(anchor or "")
    name = f"{{{etree.QName(main.root).namespace}}}p"
    return found if found is not None and next(found.iter(name), None) is not None else None


def _first_with_text(root: etree._Element) -> etree._Element:
    """Where there is no text at all, the first paragraph; without one, it is no document to comment on."""
    name = f"{{{etree.QName(root).namespace}}}p"
    paragraphs = [each for each in root.iter(name) if next(each.iterancestors("{*}txbxContent"), None) is None]
    if not paragraphs:
        raise RefusedError(say("the document has no paragraph to put a comment at"))
    return next((each for each in paragraphs if any(t.text for t in each.iter("{*}t"))), paragraphs[0])


def _paragraphs(comment: Comment, is_apart: bool) -> list[str]:
    """The paragraphs, after the first of them the place, where the comment stands apart from it."""
    first, rest = comment.paragraphs[:1], comment.paragraphs[1:]
    return [visible(each) for each in (*first, *[comment.place] * (is_apart and bool(comment.place)), *rest)]


def _new_part(main: Main, comments: Comments) -> dict[str, bytes]:
    """The files that change where the document had no comments before."""
    folder, name = posixpath.split(main.package.main)
    path = _unused(main.package, posixpath.join(folder, "comments"))
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    return {
        path: _bytes(comments.part),
        rels: _bytes(_with_relation(main, rels, posixpath.basename(path))),
        _TYPES: _bytes(_with_type(main.package, path)),
    }


def _unused(package: Package, stem: str) -> str:
    names = [f"{stem}{n or ''}.xml" for n in range(len(package.names()) + 1)]
    return next(name for name in names if not package.has(name))


def _with_relation(main: Main, rels: str, target: str) -> etree._Element:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    if main.package.has(rels):
        root = parse_whole(main.package.read(rels), rels)
    else:
        root = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})  # type: ignore[dict-item]
    ids = {each.get("Id") for each in root}
    own = next(name for n in range(len(ids) + 1) if (name := f"rIdPuljetjek{n or ''}") not in ids)
    strict = "purl.oclc.org" in str(etree.QName(main.root).namespace)
    kinds = "purl.oclc.org/ooxml/officeDocument" if strict else "schemas.openxmlformats.org/officeDocument/2006"
    attributes = {"Id": own, "Type": f"http://{kinds}/relationships/comments", "Target": target}
    etree.SubElement(root, f"{{{namespace}}}Relationship", attributes)
    return root


def _with_type(package: Package, path: str) -> etree._Element:
    if not package.has(_TYPES):
        raise RefusedError(say("{part} is damaged: {reason}", part=_TYPES, reason=say("there is no such file")))
    root = parse_whole(package.read(_TYPES), _TYPES)
    name = f"{{{etree.QName(root).namespace}}}Override"
    etree.SubElement(root, name, {"PartName": f"/{path}", "ContentType": CONTENT_TYPE})
    return root


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

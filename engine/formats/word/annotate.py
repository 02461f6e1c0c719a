"""The author's own Word file, with comments at the very cells and paragraphs that they are about."""

import posixpath
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.refused import RefusedError
from engine.formats.word.anchors import number
from engine.formats.word.archive import rewritten
from engine.formats.word.clean import TYPES, clean
from engine.formats.word.comments import CONTENT_TYPE, Comments, own_texts, paragraphs_of
from engine.formats.word.package import DAMAGE, Package, relations_of
from engine.formats.word.source import Node, Source
from engine.texts import say
from engine.texts.visible import visible

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_BESIDE = ("commentsExtended", "commentsIds")
"""The parts that tell more of comments, by the ids of their paragraphs."""


class Comment(NamedTuple):
    """What is to be said at an anchor, a paragraph each; `place` names the anchor, for where it is not in the body.

    `mark` is said before all else ("new").
    """

    anchor: str | None
    paragraphs: tuple[str, ...]
    place: str = ""
    mark: str = ""


class Main(NamedTuple):
    """A document's main part, to be changed."""

    package: Package
    source: Source
    places: dict[str, Node]


def annotate(data: bytes, summary: Sequence[str], comments: Sequence[Comment], title: str | None = None) -> bytes:
    """A copy of the .docx with each comment at its anchor, and the summary (a paragraph each) at the title.

    `title` is the anchor of the title, else the first paragraph with text; a comment whose place is not in the body
    is told there as well. Comments of an earlier run are replaced, people's stay. Macros and what leads out of the file
    are left out (see `clean`). The same input gives the same bytes.
    Raises RefusedError where `data` cannot be read or has no paragraph.
    """
    package = Package(data)
    main = _main(package)
    path = _path(package, "comments")
    written = Comments(main.source, _part(package, path))
    head = _target(main, title) or _first_with_text(main.source.root)
    written.add(head, [visible(each) for each in summary])
    for comment in comments:
        target = _target(main, comment.anchor)
        written.add(target or head, _paragraphs(comment, target is None))
    changed = _forgotten(package, written.remove_left())
    changed[package.main] = main.source.changed()
    if package.has(path):
        changed[path] = written.part.changed()
    else:
        changed |= _new_part(main, written)
    try:
        return clean(rewritten(data, changed)).data
    except DAMAGE as error:
        raise RefusedError(say("the file is damaged or no Word document: open it in Word and save it anew")) from error


def said_before(data: bytes) -> tuple[str, ...]:
    """What our comments in the file say, their paragraphs as lines. Raises RefusedError where it cannot be read."""
    package = Package(data)
    part = _part(package, _path(package, "comments"))
    return own_texts(_main(package).source.root, part.root) if part else ()


def _main(package: Package) -> Main:
    source = Source(package.read(package.main), package.main)
    return Main(package, source, {anchor: element for element, anchor in number(source.root).items()})


def _path(package: Package, kind: str) -> str:
    return next((each.path for each in package.relations(package.main) if each.type == kind), "")


def _part(package: Package, path: str) -> Source | None:
    return Source(package.read(path), path) if package.has(path) else None


def _target(main: Main, anchor: str | None) -> Node | None:
    """What stands at the address, if a comment can be tied to it: a paragraph, or what holds one."""
    found = main.places.get(anchor or "")
    return found if found and found.namespace == main.source.root.namespace and paragraphs_of(found) else None


def _first_with_text(root: Node) -> Node:
    """Where there is no text at all, the first paragraph; without one, it is no document to comment on."""
    paragraphs = [each for each in paragraphs_of(root) if not any(up.local == "txbxContent" for up in each.above())]
    if not paragraphs:
        raise RefusedError(say("the document has no paragraph to put a comment at"))
    return next((each for each in paragraphs if any(t.text for t in each.within("t"))), paragraphs[0])


def _paragraphs(comment: Comment, is_apart: bool) -> list[str]:
    """The mark and the paragraphs, after the first of them the place, where the comment stands apart from it."""
    first, rest = comment.paragraphs[:1], comment.paragraphs[1:]
    place = comment.place if is_apart else ""
    return [visible(each) for each in (comment.mark, *first, place, *rest) if each]


def _forgotten(package: Package, paragraphs: frozenset[str]) -> dict[str, bytes]:
    """The other parts that tell of comments, without those that are gone; answers to them stand alone then."""
    changed = {}
    for path in [_path(package, kind) for kind in _BESIDE]:
        source = _part(package, path) if paragraphs else None
        if source is None:
            continue
        for each in source.root:
            if each.attribute("paraId") in paragraphs:
                source.remove(each)
            elif each.attribute("paraIdParent") in paragraphs:
                source.drop(each, "paraIdParent")
        changed[path] = source.changed()
    return changed


def _new_part(main: Main, comments: Comments) -> dict[str, bytes]:
    """The files that change where the document had no comments before."""
    folder = posixpath.dirname(main.package.main)
    path = next(_unused(main.package, posixpath.join(folder, "comments")))
    rels = relations_of(main.package.main)
    return {
        path: comments.part.changed(),
        rels: _with_relation(main, rels, posixpath.basename(path)),
        TYPES: _with_type(main.package, path),
    }


def _unused(package: Package, stem: str) -> Iterator[str]:
    names = (f"{stem}{n or ''}.xml" for n in range(len(package.names()) + 1))
    return (name for name in names if not package.has(name))


def _with_relation(main: Main, rels: str, target: str) -> bytes:
    source = _part(main.package, rels) or Source(f'<Relationships xmlns="{_RELATIONS}"/>'.encode(), rels)
    ids = {each.attribute("Id") for each in source.root}
    own = next(name for n in range(len(ids) + 1) if (name := f"rIdPuljetjek{n or ''}") not in ids)
    strict = "purl.oclc.org" in main.source.root.namespace
    kinds = "purl.oclc.org/ooxml/officeDocument" if strict else "schemas.openxmlformats.org/officeDocument/2006"
    attributes = {"Id": own, "Type": f"http://{kinds}/relationships/comments", "Target": target}
    source.last_in(source.root, source.plain(source.root, "Relationship", **attributes))
    return source.changed()


def _with_type(package: Package, path: str) -> bytes:
    source = _part(package, TYPES)
    if source is None:
        raise RefusedError(say("{part} is damaged: {reason}", part=TYPES, reason=say("there is no such file")))
    attributes = {"PartName": f"/{path}", "ContentType": CONTENT_TYPE}
    source.last_in(source.root, source.plain(source.root, "Override", **attributes))
    return source.changed()

"""What a copy that we hand out does not carry on: macros, templates elsewhere, ways out of the file."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from engine.formats.refused import RefusedError
from engine.formats.word.archive import rewritten
from engine.formats.word.package import DAMAGE, Package, relations_of
from engine.formats.word.source import Node, Source
from engine.texts import say

TYPES = "[Content_Types].xml"
_MACROS = ("vbaProject", "wordVbaData", "vbaProjectSignature", "vbaProjectSignatureAgile", "vbaProjectSignatureV3")
"""The types of the relationships that lead to macros and what belongs to them."""
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HARMLESS = "hyperlink"
"""It leads out of the file, but only for somebody who follows it."""
_NOWHERE = "NULL"
"""Where Word itself lets a relationship lead whose target is lost."""


class Cleaned(NamedTuple):
    """A document, and a sentence for each kind of thing that was taken out of it."""

    data: bytes
    said: tuple[str, ...] = ()


class _Work(NamedTuple):
    package: Package
    changed: dict[str, bytes]
    gone: set[str]


def clean(data: bytes) -> Cleaned:
    """The .docx without macros, templates elsewhere, contents fetched from elsewhere, and files beside its own folder.

    The same bytes where there is nothing of the kind. Raises RefusedError where `data` cannot be read.
    """
    work = _Work(Package(data), {}, set())
    steps = (
        (_without_macros, say("macros are left out of the copy")),
        (_without_template, say("the template that the document names outside itself is left out of the copy")),
        (_without_links, say("what the document fetches from elsewhere is left out of the copy")),
        (_without_strays, say("files whose names lead out of the document are left out of the copy")),
    )
    said = tuple(sentence for step, sentence in steps if step(work))
    as_document = _as_document(work)
    if not said and not as_document:
        return Cleaned(data)
    try:
        return Cleaned(rewritten(data, work.changed, work.gone), said)
    except DAMAGE as error:
        raise RefusedError(say("the file is damaged or no Word document: open it in Word and save it anew")) from error


def _source(work: _Work, path: str) -> Source:
    return Source(work.changed.get(path) or work.package.read(path), path)


def _without_macros(work: _Work) -> bool:
    paths = {path for path in work.package.names() if posixpath.basename(path).lower().startswith("vba")}
    for rels in _all_relations(work.package):
        source = _source(work, rels)
        found = [each for each in source.root if _kind(each) in _MACROS]
        for each in found:
            source.remove(each)
        if found:
            work.changed[rels] = source.changed()
            folder = posixpath.dirname(posixpath.dirname(rels))
            paths |= {posixpath.normpath(posixpath.join(folder, each.attribute("Target"))) for each in found}
    paths = {path for path in paths if work.package.has(path)}
    work.gone.update(paths, {relations_of(path) for path in paths})
    _forget_types(work, paths)
    return bool(paths)


def _forget_types(work: _Work, paths: set[str]) -> None:
    if not paths or not work.package.has(TYPES):
        return
    source = _source(work, TYPES)
    for each in source.root:
        if each.attribute("PartName").lstrip("/") in paths:
            source.remove(each)
    work.changed[TYPES] = source.changed()


def _without_template(work: _Work) -> bool:
    paths = [each.path for each in work.package.relations(work.package.main) if each.type == "settings"]
    outside = [path for path in paths if any(_is_template(each.type) for each in work.package.externals(path))]
    for path in outside:
        settings, relations = _source(work, path), _source(work, relations_of(path))
        for each in settings.root.within("attachedTemplate"):
            settings.remove(each)
        for each in relations.root:
            if _is_template(_kind(each)):
                relations.remove(each)
        work.changed.update({path: settings.changed(), relations_of(path): relations.changed()})
    return bool(outside)


def _is_template(kind: str) -> bool:
    return kind == "attachedTemplate"


def _without_links(work: _Work) -> bool:
    """Pictures, objects and texts that Word would fetch when it opens the file; a place is kept for each of them."""
    any_found = False
    for rels in _all_relations(work.package):
        source = _source(work, rels)
        found = [each for each in source.root if _leads_out(each)]
        for each in found:
            source.assign(each, "Target", _NOWHERE)
        if found:
            work.changed[rels] = source.changed()
            any_found = True
    return any_found


def _leads_out(relation: Node) -> bool:
    is_external = relation.attribute("TargetMode") == "External"
    return is_external and _kind(relation) != _HARMLESS and relation.attribute("Target") != _NOWHERE


def _without_strays(work: _Work) -> bool:
    strays = {name for name in work.package.names() if ".." in name.replace("\\", "/").split("/") or ":" in name}
    work.gone.update(strays)
    return bool(strays)


def _as_document(work: _Work) -> bool:
    """A copy is a document, whatever its source was: with a template's type Word would not open it by its name."""
    if not work.package.has(TYPES):
        return False
    source = _source(work, TYPES)
    main = next((each for each in source.root if each.attribute("PartName").lstrip("/") == work.package.main), None)
    if main is None or main.attribute("ContentType") == _DOCUMENT:
        return False
    source.assign(main, "ContentType", _DOCUMENT)
    work.changed[TYPES] = source.changed()
    return True


def _all_relations(package: Package) -> Iterator[str]:
    return (name for name in package.names() if name.endswith(".rels"))


def _kind(relation: Node) -> str:
    return relation.attribute("Type").rpartition("/")[2]

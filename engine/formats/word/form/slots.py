"""The Word file that a form is filled into, and the places in it that are filled."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from xml.sax.saxutils import escape

from engine.formats.refused import RefusedError
from engine.formats.word.archive import rewritten
from engine.formats.word.package import Package
from engine.formats.word.source import Node, Source
from engine.texts import say

FORM, HEAD = "{{form}}", "{{head}}"
"""What the paragraphs say in whose place the form, and each line of the page's head, come."""
TEMPLATE = files("engine.formats.word.form") / "form.docx"
"""Made by `python -m maintenance.form_template`; it may be given other looks in Word."""


def filled(body: str, head: Sequence[str], template: bytes | None = None) -> bytes:
    """The template with the form's markup (of the prefixes w, r, w14) and the lines at the head of its pages.

    Raises RefusedError where the template has no such places.
    """
    data = TEMPLATE.read_bytes() if template is None else template
    package = Package(data)
    changed = {package.main: _replaced(package, package.main, FORM, lambda _, __: body)}
    for relation in package.relations(package.main):
        if relation.type == "header" and HEAD.encode() in package.read(relation.path):
            changed[relation.path] = _replaced(package, relation.path, HEAD, lambda source, p: _lines(source, p, head))
    return rewritten(data, changed)


def _replaced(package: Package, path: str, slot: str, markup: Callable[[Source, Node], str]) -> bytes:
    source = Source(package.read(path), path)
    for paragraph in source.root.within("p"):
        if "".join(text.text for text in paragraph.within("t")).strip() == slot:
            source.replace(paragraph, markup(source, paragraph))
            return source.changed()
    raise RefusedError(say("the form's Word file has no paragraph {slot}", slot=slot))


def _lines(source: Source, paragraph: Node, lines: Sequence[str]) -> str:
    """A paragraph for each line, in the looks of the one that is there."""
    whole = source.written(paragraph)
    return "".join(whole.replace(HEAD, escape(line)) for line in lines or ("",))

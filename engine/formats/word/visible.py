"""What of the XML a reader of the page sees: changes accepted, wrappers looked through, alternates once."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from engine.formats.word.xml import find, has, switch, tag

CHECKED, UNCHECKED = "☒", "☐"

_THROUGH = {
    tag(f"w:{name}") for name in ("ins", "moveTo", "sdtContent", "customXml", "smartTag", "hyperlink", "dir", "bdo")
}
_GONE = {tag("w:del"), tag("w:moveFrom")}
CHANGED = frozenset(_GONE | {tag("w:ins"), tag("w:moveTo")})
CHANGED_CELLS = frozenset({tag("w:cellIns"), tag("w:cellDel"), tag("w:cellMerge")})
_SDT, _ALTERNATE = tag("w:sdt"), tag("mc:AlternateContent")
_P, _P_PROPERTIES, _RUN = tag("w:p"), tag("w:pPr"), tag("w:r")
_T, _SYM = tag("w:t"), tag("w:sym")
_TEXTS = {_T, tag("m:t")}
_DRAWN = {tag("w:drawing"), tag("w:pict"), tag("w:object")}


def children(element: Element) -> Iterator[Element]:
    """The element's children as they stand on the page."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag in _THROUGH:
            yield from children(child)
        elif child.tag == _SDT:
            content = find(child, "w:sdtContent")
            yield from () if content is None else children(content)
        elif child.tag == _ALTERNATE:
            yield from _alternate(child)
        else:
            yield child


def _alternate(element: Element) -> Iterator[Element]:
    """The first choice; the fallback says the same again for older programs."""
    chosen = find(element, "mc:Choice")
    chosen = find(element, "mc:Fallback") if chosen is None else chosen
    return iter(()) if chosen is None else children(chosen)


def holds(element: Element) -> bool:
    """Whether there is a text, a formula or a drawing in it."""
    return any(each.tag in _DRAWN or (each.tag in _TEXTS and each.text) for each in element.iter())


def reads_otherwise(element: Element) -> bool:
    """Whether a fallback in it, for older programs, has another text than what is shown today."""
    for each in element.iter(_ALTERNATE):
        shown, fallback = find(each, "mc:Choice"), find(each, "mc:Fallback")
        if shown is not None and fallback is not None and _words(fallback) not in ("", _words(shown)):
            return True
    return False


def _words(element: Element) -> str:
    return "".join("".join((each.text or "").split()) for each in element.iter(_T))


def has_changes(root: Element) -> bool:
    """Whether there are tracked insertions, deletions or moves."""
    return has(root, *CHANGED, *CHANGED_CELLS)


def prepare(root: Element) -> None:
    """Makes what stands in the tree what stands on the page, where looking through is not enough."""
    for control in root.iter(_SDT):
        _show_state(control)
        if switch(control, "w:sdtPr", "w:showingPlcHdr"):
            _remove_runs(control)
    for parent in root.iter():
        if any(child.tag == _P and _ends_deleted(child) for child in parent):
            _merge_paragraphs(parent)


def _show_state(control: Element) -> None:
    """A checkbox control shows a glyph of any font; its state is what counts."""
    box = find(control, "w:sdtPr", "w14:checkbox")
    content = find(control, "w:sdtContent")
    if box is None or content is None:
        return
    checked = find(box, "w14:checked")
    on = checked is not None and checked.get(tag("w14:val"), "1") in ("1", "true", "on")
    glyphs = list(_glyphs(content))
    for glyph in glyphs:
        glyph.tag, glyph.text = _T, ""
    if glyphs:
        glyphs[0].text = CHECKED if on else UNCHECKED


def _glyphs(element: Element) -> Iterator[Element]:
    """The signs that are not deleted."""
    for child in element:
        if child.tag in (_T, _SYM):
            yield child
        elif child.tag not in _GONE:
            yield from _glyphs(child)


def _remove_runs(control: Element) -> None:
    """A control that nobody has filled shows a text of its own, which is not the author's."""
    for parent in control.iter():
        if any(child.tag == _RUN for child in parent):
            parent[:] = [child for child in parent if child.tag != _RUN]


def _ends_deleted(paragraph: Element) -> bool:
    mark = find(paragraph, "w:pPr", "w:rPr")
    return mark is not None and any(find(mark, name) is not None for name in ("w:del", "w:moveFrom"))


def _merge_paragraphs(parent: Element) -> None:
    """A deleted paragraph mark joins the paragraph with the next one; without a next one there is nothing to join."""
    kept: list[Element] = []
    # From the end, so that in a chain of them each piece of text moves once.
    for child in reversed(parent):
        if child.tag == _P and kept and kept[-1].tag == _P and _is_merged(child):
            _put_before(child, kept[-1])
        else:
            kept.append(child)
    parent[:] = reversed(kept)


def _is_merged(paragraph: Element) -> bool:
    return _ends_deleted(paragraph) and find(paragraph, "w:pPr", "w:sectPr") is None


def _put_before(paragraph: Element, following: Element) -> None:
    start = 1 if len(following) and following[0].tag == _P_PROPERTIES else 0
    following[start:start] = [each for each in paragraph if each.tag != _P_PROPERTIES]

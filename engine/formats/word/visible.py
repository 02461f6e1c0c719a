"""What of the XML a reader of the page sees: changes accepted, wrappers looked through, alternates once."""

from collections.abc import Iterator
from enum import StrEnum

from lxml import etree

from engine.formats.word.xml import find, switch, tag
from engine.texts import sayable

CHECKED, UNCHECKED = "☒", "☐"

_THROUGH = {
    tag(f"w:{name}") for name in ("ins", "moveTo", "sdtContent", "customXml", "smartTag", "hyperlink", "dir", "bdo")
}
_GONE = {tag("w:del"), tag("w:moveFrom")}
_CHANGED = _GONE | {tag("w:ins"), tag("w:moveTo")}
_SDT, _ALTERNATE = tag("w:sdt"), tag("mc:AlternateContent")
_P, _P_PROPERTIES, _RUN = tag("w:p"), tag("w:pPr"), tag("w:r")
_T, _SYM = tag("w:t"), tag("w:sym")


class Remark(StrEnum):
    """What the door had to decide; the values are message ids."""

    CHANGES = sayable("the document has tracked changes: it is read as if they were accepted")
    HIDDEN = sayable("the document has hidden text: it is left out")
    MACROS = sayable("the document has macros: it is read without them")
    OBJECT = sayable("the document has an embedded object (such as a spreadsheet): what it holds is not read")
    PICTURE = sayable("the document has pictures: text in them is not read")
    IMPORTED = sayable("the document pulls in another file: what that holds is not read")
    COVERED = sayable("a cell that a merged cell covers holds text: it is left out")
    SYMBOL = sayable("the document has symbols of an unknown font: they are marked as unreadable")
    FORMULA = sayable("a field has no result: update the fields in Word")


def children(element: etree._Element) -> Iterator[etree._Element]:
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


def _alternate(element: etree._Element) -> Iterator[etree._Element]:
    """The first choice; the fallback says the same again for older programs."""
    chosen = find(element, "mc:Choice")
    chosen = find(element, "mc:Fallback") if chosen is None else chosen
    return iter(()) if chosen is None else children(chosen)


def has_changes(root: etree._Element) -> bool:
    """Whether there are tracked insertions, deletions or moves."""
    return next(root.iter(*_CHANGED, tag("w:cellIns"), tag("w:cellDel"), tag("w:cellMerge")), None) is not None


def prepare(root: etree._Element) -> None:
    """Makes what stands in the tree what stands on the page, where looking through is not enough."""
    for control in root.iter(_SDT):
        _show_state(control)
        if switch(control, "w:sdtPr", "w:showingPlcHdr"):
            _remove_runs(control)
    # From the end, so that in a chain of them each piece of text moves once.
    for paragraph in reversed(list(root.iter(_P))):
        if _ends_deleted(paragraph):
            _merge_into_next(paragraph)


def _show_state(control: etree._Element) -> None:
    """A checkbox control shows a glyph of any font; its state is what counts."""
    box = find(control, "w:sdtPr", "w14:checkbox")
    content = find(control, "w:sdtContent")
    if box is None or content is None:
        return
    checked = find(box, "w14:checked")
    on = checked is not None and checked.get(tag("w14:val"), "1") in ("1", "true", "on")
    glyphs = [each for each in content.iter(_T, _SYM) if next(each.iterancestors(*_GONE), None) is None]
    for glyph in glyphs:
        glyph.tag, glyph.text = _T, ""
    if glyphs:
        glyphs[0].text = CHECKED if on else UNCHECKED


def _remove_runs(control: etree._Element) -> None:
    """A control that nobody has filled shows a text of its own, which is not the author's."""
    for run in list(control.iter(_RUN)):
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _ends_deleted(paragraph: etree._Element) -> bool:
    mark = find(paragraph, "w:pPr", "w:rPr")
    return mark is not None and any(find(mark, name) is not None for name in ("w:del", "w:moveFrom"))


def _merge_into_next(paragraph: etree._Element) -> None:
    """A deleted paragraph mark joins the paragraph with the next one; without a next one there is nothing to join."""
    following = paragraph.getnext()
    if following is None or following.tag != _P or find(paragraph, "w:pPr", "w:sectPr") is not None:
        return
    first = next(iter(following), None)
    start = 1 if first is not None and first.tag == _P_PROPERTIES else 0
    for each in reversed([each for each in paragraph if each.tag != _P_PROPERTIES]):
        following.insert(start, each)
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)

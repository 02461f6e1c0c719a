"""A Word file with other texts in some cells; every other part of it, and all else in the document, stays as it is."""

import copy
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from engine.formats.refused import RefusedError
from engine.formats.retyping.plan import Typing
from engine.formats.word.anchors import number
from engine.formats.word.archive import rewritten
from engine.formats.word.package import DAMAGE, Package
from engine.formats.word.xml import parse_whole
from engine.texts import say

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNSEEN = tuple(f"{{*}}{name}" for name in ("del", "moveFrom", "Fallback", "txbxContent"))
_SIGNS = ("t", "noBreakHyphen", "softHyphen", "sym", "tab", "br", "cr")


def corrected_word(data: bytes, typings: Sequence[Typing]) -> bytes:
    """A copy of the .docx. Raises RefusedError where a cell has no address, or Word would put another text back."""
    package = Package(data)
    root = parse_whole(package.read(package.main), package.main)
    places = {anchor: element for element, anchor in number(root).items()}
    for typing in typings:
        cell = places.get(typing.anchor or "")
        # A payback may be stated by a sentence: there is no cell then that a figure could fill.
        if cell is None or _local(cell) != "tc":
            raise RefusedError(say("the document has no cell where “{text}” is to stand", text=typing.text))
        if typing.old:
            _retype(cell, typing.old, typing.text)
        else:
            _type(cell, typing.text)
    main = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    try:
        return rewritten(data, {package.main: main})
    except DAMAGE as error:
        raise RefusedError(say("the file is damaged or no Word document: open it in Word and save it anew")) from error


def _retype(cell: etree._Element, old: str, new: str) -> None:
    """Puts `new` where `old` stands in the cell's text. Raises RefusedError where it does not stand there just once."""
    _refuse_bound(cell)
    texts = [sign for run in _runs(cell) for sign in run if _local(sign) == "t"]
    whole = "".join(each.text or "" for each in texts)
    found = list(re.finditer(rf"(?<![0-9.,]){re.escape(old)}(?![0-9]|[.,][0-9])", whole))
    if len(found) != 1:
        raise RefusedError(say("the document has no cell where “{text}” is to stand", text=new))
    start, end, at = *found[0].span(), 0
    for each in texts:
        text = each.text or ""
        before, behind = text[: max(0, start - at)], text[max(0, end - at) :]
        if at < end and start < at + len(text):
            each.text = before + (new if at <= start else "") + behind
            each.set(_SPACE, "preserve")
        at += len(text)


def _type(cell: etree._Element, text: str) -> None:
    """Puts the text where the cell's first sign stands, in the look that this has, and takes the other signs away."""
    _refuse_bound(cell)
    for each in cell.iter("{*}sdt"):
        _fill(each)
    signs = [sign for run in _runs(cell) for sign in run if _local(sign) in _SIGNS]
    if signs:
        first = etree.Element(_named(cell, "t"))
        signs[0].addprevious(first)
    else:
        first = etree.SubElement(_new_run(cell), _named(cell, "t"))
    first.text = text
    first.set(_SPACE, "preserve")
    for sign in signs:
        _remove(sign)


def _refuse_bound(cell: etree._Element) -> None:
    controls = [*cell.iter("{*}sdt"), *cell.iterancestors("{*}sdt")]
    if any(each.find("{*}sdtPr/{*}dataBinding") is not None for each in controls):
        raise RefusedError(say("a cell shows what is kept elsewhere in the document: correct it in Word"))


def _fill(control: etree._Element) -> None:
    """A control that showed its help shows what is typed now."""
    flag = control.find("{*}sdtPr/{*}showingPlcHdr")
    if flag is None:
        return
    _remove(flag)
    for style in list(control.iterfind("{*}sdtContent//{*}rPr/{*}rStyle")):
        _remove(style)


def _runs(cell: etree._Element) -> Iterator[etree._Element]:
    """The runs of the cell that a reader sees; not those of tables, boxes and deletions in it."""
    for run in cell.iter("{*}r"):
        above = list(run.iterancestors("{*}tc", *_UNSEEN))
        if above and above[0] is cell and run.find("{*}rPr/{*}vanish") is None:
            yield run


def _new_run(cell: etree._Element) -> etree._Element:
    """A run in the cell's control if it has one, else in its first paragraph, in the look that its mark has."""
    paragraph = next(cell.iter("{*}p"), None)
    if paragraph is None:
        paragraph = etree.SubElement(cell, _named(cell, "p"))
    content = paragraph.find("{*}sdt/{*}sdtContent")
    run = etree.SubElement(paragraph if content is None else content, _named(cell, "r"))
    look = paragraph.find("{*}pPr/{*}rPr")
    if look is not None:
        own = copy.deepcopy(look)
        for change in [each for each in own if _local(each) in ("ins", "del", "moveFrom", "moveTo", "rPrChange")]:
            own.remove(change)
        run.append(own)
    return run


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _named(cell: etree._Element, local: str) -> str:
    return f"{{{etree.QName(cell).namespace}}}{local}"

"""A form as a Word file: every field a content control with its tag, so that reading it back needs no guessing."""

import zlib
from xml.sax.saxutils import escape, quoteattr

from engine.formats.word.archive import packed
from engine.formats.word.form import parts
from engine.formats.word.form.pieces import Box, Control, Field, Form, Grid, Line, Part, Piece, Row
from engine.formats.word.visible import CHECKED, UNCHECKED
from engine.formats.word.xml import NAMESPACES
from engine.texts.visible import visible

PAGE = (11906, 16838)
"""A4, in twentieths of a point."""

MARGIN, TOP = 1134, 1701
_WIDTH = PAGE[0] - 2 * MARGIN
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = "".join(f' xmlns:{name}="{NAMESPACES[name]}"' for name in ("w", "r", "w14"))
_EMPTY = "\u2003"
"""Shown in a field that has no help, so that there is something to click on."""


def render(form: Form) -> bytes:
    """The .docx; the same form gives the same bytes."""
    body = "".join(map(_piece, form.pieces)) + _section()
    main = f"{_HEAD}<w:document{_SPACES}><w:body>{body}</w:body></w:document>"
    return packed({
        "[Content_Types].xml": parts.TYPES.encode(),
        "_rels/.rels": parts.RELATIONS.encode(),
        "word/document.xml": main.encode(),
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS.encode(),
        "word/styles.xml": parts.STYLES.encode(),
        "word/header1.xml": parts.header([visible(line) for line in form.head]).encode(),
    })  # fmt: skip


def _element(name: str, *content: str, **attributes: str) -> str:
    """`w:name` with attributes of the same namespace, and the markup that is in it."""
    written = "".join(f" w:{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<w:{name}{written}>{''.join(content)}</w:{name}>" if content else f"<w:{name}{written}/>"


def _piece(piece: Piece) -> str:
    return _line(piece) if isinstance(piece, Line) else _grid(piece) + _element("p")


def _line(line: Line) -> str:
    style = f"Heading{line.level}" if line.level else "Caption" if line.caption else "Normal"
    properties = _element("pPr", _element("pStyle", val=style))
    return _element("p", properties, *(_part(part) for part in line.parts))


def _part(part: Part, *, strong: bool = False) -> str:
    return _control(part) if isinstance(part, Field) else _run(part, *[_element("b")] * strong)


def _run(text: str, *properties: str) -> str:
    words = f'<w:t xml:space="preserve">{escape(visible(text))}</w:t>'
    return _element("r", *([_element("rPr", *properties)] if properties else []), words)


def _control(field: Field) -> str:
    if field.control is Control.BOX:
        return _checkbox(field)
    kind = _choices() if field.control is Control.YES_NO else _element("text")
    if field.text:
        return _sdt(field, [kind], _run(field.text))
    hint = _run(field.help or _EMPTY, _element("rStyle", val="PlaceholderText"))
    return _sdt(field, [_element("showingPlcHdr"), kind], hint)


def _checkbox(field: Field) -> str:
    states = "".join(
        f'<w14:{name} w14:val="{ord(glyph):04X}" w14:font="MS Gothic"/>'
        for name, glyph in (("checkedState", CHECKED), ("uncheckedState", UNCHECKED))
    )
    box = f'<w14:checkbox><w14:checked w14:val="{1 if field.text else 0}"/>{states}</w14:checkbox>'
    return _sdt(field, [box], _run(CHECKED if field.text else UNCHECKED))


def _choices() -> str:
    items = (_element("listItem", displayText=word, value=word) for word in ("Ja", "Nej"))
    return _element("dropDownList", *items)


def _sdt(field: Field, kind: list[str], content: str) -> str:
    """The control; its id follows from its tag, so that it is the same in every run."""
    number = str(zlib.crc32(field.tag.encode()) & 0x7FFFFFFF)
    properties = _element(
        "sdtPr", _element("alias", val=field.tag), _element("tag", val=field.tag), _element("id", val=number), *kind
    )
    return _element("sdt", properties, _element("sdtContent", content))


def _grid(grid: Grid) -> str:
    widths = [round(share * _WIDTH) for share in grid.widths]
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = _element("tblBorders", *(_element(edge, val="single", sz="4", space="0", color="auto") for edge in edges))
    margins = _element("tblCellMar", *(_element(side, w="60", type="dxa") for side in ("left", "right")))
    layout = _element("tblLayout", type="fixed")
    properties = _element("tblPr", _element("tblW", w=str(sum(widths)), type="dxa"), borders, layout, margins)
    columns = _element("tblGrid", *(_element("gridCol", w=str(width)) for width in widths))
    return _element("tbl", properties, columns, *(_row(row, widths) for row in grid.rows))


def _row(row: Row, widths: list[int]) -> str:
    properties = _element("trPr", _element("cantSplit"), *[_element("tblHeader")] * row.header)
    cells, start = [], 0
    for box in row.boxes:
        cells.append(_cell(box, sum(widths[start : start + box.span])))
        start += box.span
    return _element("tr", properties, *cells)


def _cell(box: Box, width: int) -> str:
    span = [_element("gridSpan", val=str(box.span))] * (box.span > 1)
    properties = _element("tcPr", _element("tcW", w=str(width), type="dxa"), *span, *[_element("noWrap")] * box.figure)
    alignment = [_element("jc", val="right")] * box.figure
    style = _element("pPr", _element("pStyle", val="TableText"), *alignment)
    content = [_part(box.part, strong=box.strong)] if box.part else []
    return _element("tc", properties, _element("p", style, *content))


def _section() -> str:
    reference = f'<w:headerReference w:type="default" r:id="{parts.HEADER_ID}"/>'
    sides = {"top": TOP, "right": MARGIN, "bottom": TOP, "left": MARGIN, "header": 708, "footer": 708, "gutter": 0}
    return _element(
        "sectPr",
        reference,
        _element("pgSz", w=str(PAGE[0]), h=str(PAGE[1])),
        _element("pgMar", **{name: str(size) for name, size in sides.items()}),
    )

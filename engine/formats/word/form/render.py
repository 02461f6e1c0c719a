"""A form as a Word file: every field a content control with its tag, so that reading it back needs no guessing."""

import zlib
from xml.sax.saxutils import escape, quoteattr

from engine.formats.word.form.pieces import Box, Control, Field, Form, Grid, Line, Part, Piece, Row
from engine.formats.word.form.slots import filled
from engine.formats.word.visible import CHECKED, UNCHECKED
from engine.texts.visible import visible

_WIDTH = 11906 - 2 * 1134
"""Of the text on the template's page, in twentieths of a point."""
_EMPTY = "\u2003"
"""Shown in a field that has no help, so that there is something to click on."""


def render(form: Form) -> bytes:
    """The .docx; the same form gives the same bytes."""
    return filled("".join(map(_piece, form.pieces)), [visible(line) for line in form.head])


def _element(name: str, *content: str, **attributes: str) -> str:
    """`w:name` with attributes of the same namespace, and the markup that is in it."""
    written = "".join(f" w:{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<w:{name}{written}>{''.join(content)}</w:{name}>" if content else f"<w:{name}{written}/>"


def _piece(piece: Piece) -> str:
    return _line(piece) if isinstance(piece, Line) else _grid(piece) + _element("p")


def _line(line: Line) -> str:
    style = f"Heading{line.level}" if line.level else "Caption" if line.caption else "Normal"
    properties = _element("pPr", _element("pStyle", val=style))
    alone = line.parts[0] if len(line.parts) == 1 else ""
    if isinstance(alone, Field) and alone.control is Control.RICH:
        return _control(alone, properties)
    return _element("p", properties, *(_part(part) for part in line.parts))


def _part(part: Part, *, strong: bool = False) -> str:
    return _control(part) if isinstance(part, Field) else _run(part, *[_element("b")] * strong)


def _run(text: str, *properties: str) -> str:
    words = f'<w:t xml:space="preserve">{escape(visible(text))}</w:t>'
    return _element("r", *([_element("rPr", *properties)] if properties else []), words)


def _control(field: Field, around: str = "") -> str:
    """The control in a paragraph; with a paragraph's properties `around`, one that holds paragraphs."""
    if field.control is Control.BOX:
        return _checkbox(field)
    kind = {
        Control.RICH: "",
        Control.CHOICE: _choices(field.choices),
        Control.DATE: _date(),
    }.get(field.control, _element("text", multiLine="1"))
    hint = _run(field.help or _EMPTY, _element("rStyle", val="PlaceholderText"))
    content = _run(field.text) if field.text else hint
    flag = [] if field.text else [_element("showingPlcHdr")]
    return _sdt(field, [*flag, kind], _element("p", around, content) if around else content)


def _date() -> str:
    inner = (
        _element("dateFormat", val="d. MMMM yyyy"),
        _element("lid", val="da-DK"),
        _element("storeMappedDataAs", val="dateTime"),
        _element("calendar", val="gregorian"),
    )
    return _element("date", *inner)


def _checkbox(field: Field) -> str:
    states = "".join(
        f'<w14:{name} w14:val="{ord(glyph):04X}" w14:font="MS Gothic"/>'
        for name, glyph in (("checkedState", CHECKED), ("uncheckedState", UNCHECKED))
    )
    box = f'<w14:checkbox><w14:checked w14:val="{1 if field.text else 0}"/>{states}</w14:checkbox>'
    return _sdt(field, [box], _run(CHECKED if field.text else UNCHECKED))


def _choices(words: tuple[str, ...]) -> str:
    return _element("comboBox", *(_element("listItem", displayText=word, value=word) for word in words))


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
    if isinstance(box.part, Field) and box.part.control is Control.RICH:
        return _element("tc", properties, _control(box.part, style))
    content = [_formula(box)] if box.formula else [_part(box.part, strong=box.strong)] if box.part else []
    return _element("tc", properties, _element("p", style, *content))


def _formula(box: Box) -> str:
    """A field that Word works out (F9); nothing stands in it yet."""
    bold = [_element("b")] * box.strong

    def run(inner: str) -> str:
        return _element("r", *([_element("rPr", *bold)] if bold else []), inner)

    code = f'<w:instrText xml:space="preserve"> {escape(box.formula)} </w:instrText>'
    begin, middle, end = (run(_element("fldChar", fldCharType=each)) for each in ("begin", "separate", "end"))
    return begin + run(code) + middle + end

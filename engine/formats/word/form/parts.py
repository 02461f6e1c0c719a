"""The parts of a form's file that are the same for every form: types, relations, styles, and the page's head."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from engine.formats.word.xml import NAMESPACES

W = NAMESPACES["w"]
HEADER_ID = "rId2"

_OFFICE = NAMESPACES["r"]
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BODY_FONT = "Arial"

TYPES = f"""{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_MEDIA}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MEDIA}.styles+xml"/>
<Override PartName="/word/header1.xml" ContentType="{_MEDIA}.header+xml"/>
</Types>"""

RELATIONS = f"""{_HEAD}<Relationships xmlns="{NAMESPACES["pr"]}">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""

DOCUMENT_RELATIONS = f"""{_HEAD}<Relationships xmlns="{NAMESPACES["pr"]}">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="{HEADER_ID}" Type="{_OFFICE}/header" Target="header1.xml"/>
</Relationships>"""


def _heading(level: int, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{_BODY_FONT}" w:hAnsi="{_BODY_FONT}" w:cs="{_BODY_FONT}"/><w:sz w:val="20"/>'
    '<w:lang w:val="da-DK"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + _heading(1, 32)
    + _heading(2, 24)
    + '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="30" w:after="30"/></w:pPr><w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:rPr><w:color w:val="767676"/></w:rPr></w:style></w:styles>'
)


def header(lines: Sequence[str]) -> str:
    """What stands at the head of each page, a paragraph a line."""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>{escape(line)}</w:t></w:r></w:p>'
        for line in lines or ("",)
    )
    return f'{_HEAD}<w:hdr xmlns:w="{W}">{paragraphs}</w:hdr>'

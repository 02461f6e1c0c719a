"""Writes the Word file that a round's form is filled into: styles, page, header, and a place for the form's text.

    python -m maintenance.form_template

The file may as well be opened in Word, given other fonts and a coat of arms, and saved: what must stay are the ids of
its styles and the paragraphs that say {{form}} and {{head}}.
"""

from pathlib import Path

from engine.formats.word.archive import packed
from engine.formats.word.form.slots import FORM, HEAD, TEMPLATE
from engine.formats.word.xml import NAMESPACES

W, OFFICE = NAMESPACES["w"], NAMESPACES["r"]
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT, INK = "Arial", "1F3864"

TYPES = f"""{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{MEDIA}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{MEDIA}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{MEDIA}.settings+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{MEDIA}.numbering+xml"/>
<Override PartName="/word/header1.xml" ContentType="{MEDIA}.header+xml"/>
</Types>"""

RELATIONS = f"""{XML}<Relationships xmlns="{NAMESPACES["pr"]}">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""

DOCUMENT_RELATIONS = f"""{XML}<Relationships xmlns="{NAMESPACES["pr"]}">
<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/header" Target="header1.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/settings" Target="settings.xml"/>
<Relationship Id="rId5" Type="{OFFICE}/numbering" Target="numbering.xml"/>
</Relationships>"""

SETTINGS = f"""{XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""

NUMBERING = f"""{XML}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>
<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def _heading(level: int, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{INK}"/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


STYLES = (
    f'{XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/><w:sz w:val="20"/>'
    '<w:lang w:val="da-DK"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + _heading(1, 32)
    + _heading(2, 24)
    + '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="30" w:after="30"/></w:pPr><w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:rPr><w:color w:val="595959"/></w:rPr></w:style></w:styles>'
)

SPACES = "".join(f' xmlns:{name}="{NAMESPACES[name]}"' for name in ("w", "r", "w14", "mc"))
DOCUMENT = (
    f'{XML}<w:document{SPACES} mc:Ignorable="w14"><w:body><w:p><w:r><w:t>{FORM}</w:t></w:r></w:p>'
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1701" w:left="1134"'
    ' w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
_HEADER_STYLE = '<w:pPr><w:pStyle w:val="Header"/></w:pPr>'
HEADER = f'{XML}<w:hdr xmlns:w="{W}"><w:p>{_HEADER_STYLE}<w:r><w:t>{HEAD}</w:t></w:r></w:p></w:hdr>'


def made() -> bytes:
    """The file."""
    return packed({
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": RELATIONS.encode(),
        "word/document.xml": DOCUMENT.encode(),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS.encode(),
        "word/styles.xml": STYLES.encode(),
        "word/settings.xml": SETTINGS.encode(),
        "word/numbering.xml": NUMBERING.encode(),
        "word/header1.xml": HEADER.encode(),
    })  # fmt: skip


if __name__ == "__main__":
    Path(str(TEMPLATE)).write_bytes(made())

"""What Word documents are like in real life: none of it changes which proposal is read."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.formats.pdf.door import read_pdf_document
from engine.formats.word.door import read_word_document
from engine.formats.word.form.write import fill
from engine.formats.word.libreoffice import to_pdf
from engine.formats.word.xml import tag
from tests.formats.word.at_hand import needs_libreoffice
from tests.formats.word.form.proposals import bare
from tests.formats.word.form.test_form import PACK, REAL, real, the_one
from tests.formats.word.made import SPACES, table

Element = etree._Element
Trait = Callable[[Element], None]


def made(xml: str) -> Element:
    return etree.fromstring(f"<x {SPACES}>{xml}</x>")[0]


def own_tables(root: Element) -> list[Element]:
    return list(root.iter(tag("w:tbl")))


def own_rows(found: Element) -> list[Element]:
    """The rows of a table, inside whatever wraps them."""
    return [row for row in found.iter(tag("w:tr")) if next(row.iterancestors(tag("w:tbl"))) is found]


def replace(old: Element, new: Element) -> None:
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)


def without_controls(root: Element) -> None:
    """Typed text instead of content controls; empty controls leave nothing."""
    for control in list(root.iter(tag("w:sdt"))):
        parent, content = control.getparent(), control.find(tag("w:sdtContent"))
        assert parent is not None
        assert content is not None
        at = parent.index(control)
        empty = control.find(f"{tag('w:sdtPr')}/{tag('w:showingPlcHdr')}") is not None
        parent[at : at + 1] = [] if empty else list(content)


def split_runs(root: Element) -> None:
    """Spelling and revision marks cut every text into runs of single letters."""
    for text in list(root.iter(tag("w:t"))):
        run = text.getparent()
        assert run is not None
        if len(run.findall(tag("w:t"))) > 1:
            continue
        for letter in reversed(text.text or ""):
            piece = deepcopy(run)
            found = piece.find(tag("w:t"))
            assert found is not None
            found.text = letter
            run.addnext(piece)
        text.text = ""


def inserted_and_deleted(root: Element) -> None:
    """Every run is a tracked insertion, beside a tracked deletion of something else."""
    for run in list(root.iter(tag("w:r"))):
        wrapper = made('<w:ins w:id="1" w:author="A"/>')
        replace(run, wrapper)
        wrapper.append(run)
        wrapper.addnext(made('<w:del w:id="2" w:author="A"><w:r><w:delText>99</w:delText></w:r></w:del>'))
        wrapper.addprevious(made('<w:moveFrom w:id="3" w:author="A"><w:r><w:t>88</w:t></w:r></w:moveFrom>'))


def deleted_rows(root: Element) -> None:
    """Each table has a row more, that is deleted."""
    for found in own_tables(root):
        row = deepcopy(own_rows(found)[-1])
        for former in row.findall(tag("w:trPr")):
            row.remove(former)
        row.insert(0, made('<w:trPr><w:del w:id="9" w:author="A"/></w:trPr>'))
        found.append(row)


def hidden_text(root: Element) -> None:
    """Hidden figures stand before every paragraph's text. (Alone in a cell they would leave it unknown.)"""
    for paragraph in [
        each for each in root.iter(tag("w:p")) if any((t.text or "").strip() for t in each.iter(tag("w:t")))
    ]:
        at = 1 if len(paragraph) and paragraph[0].tag == tag("w:pPr") else 0
        paragraph.insert(at, made("<w:r><w:rPr><w:vanish/></w:rPr><w:t>77</w:t></w:r>"))


def rows_in_controls(root: Element) -> None:
    """Rows and cells stand inside content controls."""
    for each in [*root.iter(tag("w:tr")), *root.iter(tag("w:tc"))]:
        control = made("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
        replace(each, control)
        control[1].append(each)


def in_layout_tables(root: Element) -> None:
    """Every table stands inside another one that only arranges the page."""
    for found in own_tables(root):
        outer = made(table("<w:tr><w:tc><w:p/></w:tc></w:tr>", widths=(9000,)))
        replace(found, outer)
        cell = next(outer.iter(tag("w:tc")))
        cell.insert(0, found)


def dragged_borders(root: Element) -> None:
    """In every other row the borders stand a millimetre further right, which splits each column of the grid."""
    for found in own_tables(root):
        grid = found.find(tag("w:tblGrid"))
        assert grid is not None
        for column in list(grid):
            width = int(column.get(tag("w:w"), "0"))
            column.addnext(made(f'<w:gridCol w:w="{width - 57}"/>'))
            column.set(tag("w:w"), "57")
        for n, row in enumerate(own_rows(found)):
            _drag(row, n % 2)


def _drag(row: Element, late: int) -> None:
    """Each cell covers two lines of the grid for one; in a late row the first reaches one line further."""
    cells = [cell for cell in row.iter(tag("w:tc")) if next(cell.iterancestors(tag("w:tr"))) is row]
    for position, cell in enumerate(cells):
        properties = cell.find(tag("w:tcPr"))
        if properties is None:
            properties = made("<w:tcPr/>")
            cell.insert(0, properties)
        span = properties.find(tag("w:gridSpan"))
        if span is None:
            span = etree.SubElement(properties, tag("w:gridSpan"))
        wide = 2 * int(span.get(tag("w:val"), "1"))
        first, last = position == 0, position == len(cells) - 1
        span.set(tag("w:val"), str(wide + late * (first - last)))


def merged_labels(root: Element) -> None:
    """Each table is followed by nothing, and its last label is merged downwards over an empty row."""
    for found in own_tables(root):
        last = own_rows(found)[-1]
        below = deepcopy(last)
        for cell in below.iter(tag("w:tc")):
            for child in [each for each in cell if each.tag != tag("w:tcPr")]:
                cell.remove(child)
            cell.append(made("<w:p/>"))
        for row, kind in ((last, "restart"), (below, "continue")):
            properties = next(row.iter(tag("w:tcPr")), None)
            if properties is not None:
                properties.append(made(f'<w:vMerge w:val="{kind}"/>'))
        last.addnext(below)


def headings_by_looks(root: Element) -> None:
    """Headings are bold lines of body text; captions too."""
    for paragraph in root.iter(tag("w:p")):
        style = paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}")
        if style is None or not style.get(tag("w:val"), "").startswith(("Heading", "Caption")):
            continue
        size = 36 if style.get(tag("w:val")) == "Heading1" else 22
        style.set(tag("w:val"), "Normal")
        for run in paragraph.iter(tag("w:r")):
            if next(run.iter(tag("w:vanish")), None) is not None:
                continue
            for old in run.findall(tag("w:rPr")):
                run.remove(old)
            run.insert(0, made(f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>'))


def sections_as_first_headings(root: Element) -> None:
    """The sections are headings of the first level, as is the title."""
    for style in root.iter(tag("w:pStyle")):
        if style.get(tag("w:val")) == "Heading2":
            style.set(tag("w:val"), "Heading1")


def figures_as_fields(root: Element) -> None:
    """Every text of a cell is the result of a formula."""
    for cell in root.iter(tag("w:tc")):
        for run in list(cell.iter(tag("w:r"))):
            begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            for xml in (
                begin,
                "<w:r><w:instrText>=SUM(ABOVE) 66</w:instrText></w:r>",
                begin.replace("begin", "separate"),
            ):
                run.addprevious(made(xml))
            run.addnext(made(begin.replace("begin", "end")))


def footnotes(root: Element) -> None:
    """A reference to a footnote stands behind every text."""
    for run in list(root.iter(tag("w:r"))):
        run.addnext(made('<w:r><w:footnoteReference w:id="2"/></w:r>'))


def soft_hyphens(root: Element) -> None:
    """Optional hyphens stand in every long word."""
    for run in list(root.iter(tag("w:r"))):
        text = run.find(tag("w:t"))
        if text is not None and text.text and len(text.text) > 8 and text.text[:8].isalpha():
            text.text, rest = text.text[:4], text.text[4:]
            run.append(made("<w:softHyphen/>"))
            run.append(made(f'<w:t xml:space="preserve">{rest.replace("&", "&amp;").replace("<", "&lt;")}</w:t>'))


def twice(root: Element) -> None:
    """Every run stands in a choice and again in its fallback."""
    for run in list(root.iter(tag("w:r"))):
        both = made("<mc:AlternateContent><mc:Choice Requires='wps'/><mc:Fallback/></mc:AlternateContent>")
        replace(run, both)
        both[1].append(deepcopy(run))
        both[0].append(run)


TRAITS: tuple[Trait, ...] = (
    without_controls,
    split_runs,
    inserted_and_deleted,
    deleted_rows,
    hidden_text,
    rows_in_controls,
    in_layout_tables,
    dragged_borders,
    merged_labels,
    headings_by_looks,
    sections_as_first_headings,
    figures_as_fields,
    footnotes,
    soft_hyphens,
    twice,
)


def with_traits(docx: bytes, *traits: Trait) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                for trait in traits:
                    trait(root)
                content = etree.tostring(root)
            target.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.__name__)
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_trait_changes_nothing(path: Path, trait: Trait) -> None:
    document = read_word_document(with_traits(fill(real(path), PACK.lexicon), trait), "f.docx")
    assert the_one(document) == bare(real(path))


@given(st.sampled_from(REAL), st.lists(st.sampled_from(TRAITS), max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_several_traits_together_change_nothing(path: Path, traits: list[Trait]) -> None:
    document = read_word_document(with_traits(fill(real(path), PACK.lexicon), *traits), "f.docx")
    assert the_one(document) == bare(real(path))


def without_lines(root: Element) -> None:
    """The tables have no lines at all."""
    for borders in list(root.iter(tag("w:tblBorders"))):
        borders.clear()


def with_level_lines(root: Element) -> None:
    """The tables have lines between their rows alone."""
    for borders in root.iter(tag("w:tblBorders")):
        for edge in [each for each in borders if each.tag in (tag("w:left"), tag("w:right"), tag("w:insideV"))]:
            borders.remove(edge)


@needs_libreoffice
@pytest.mark.parametrize("trait", [without_lines, with_level_lines], ids=lambda trait: trait.__name__)
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_amounts_in_a_pdf_without_lines_stand_under_their_years(path: Path, trait: Trait) -> None:
    made = to_pdf(with_traits(fill(real(path), PACK.lexicon), trait))
    found, expected = the_one(read_pdf_document(made, "f.pdf")), bare(real(path))
    assert found.economy == expected.economy
    assert found.payback == expected.payback
    assert found.administration_effect == expected.administration_effect

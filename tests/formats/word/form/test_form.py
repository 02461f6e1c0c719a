"""The form holds a whole proposal, in Word and in PDF, and says what to fill in where nothing stands."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from engine.cli.new import form
from engine.formats.document import Document, Table
from engine.formats.pdf.door import read_pdf_document
from engine.formats.refused import RefusedError
from engine.formats.word import libreoffice
from engine.formats.word.archive import rewritten
from engine.formats.word.door import read_word_document
from engine.formats.word.form.slots import TEMPLATE, filled
from engine.formats.word.form.template import template_of
from engine.formats.word.form.write import fill, new_form
from engine.formats.word.libreoffice import to_pdf
from engine.model.base import replace
from engine.model.budget import Role, Section
from engine.model.lexicon import Lexicon
from engine.model.proposal import OF_THE_TEMPLATE, Kind, Proposal
from engine.pack.load import load_pack
from engine.run.open import open_path
from engine.template.prompts import is_empty_form
from engine.template.reading import interpret
from maintenance.form_template import made
from tests.formats.word.at_hand import needs_libreoffice
from tests.formats.word.form.proposals import bare, printed, proposals

ROOT = Path(__file__).parents[4]
PACK = load_pack(str(ROOT / "rules" / "budget-2026"))
REAL = sorted((ROOT / "proposals" / "budget-2026").glob("BC*.yaml"))
TEMPLATE_STYLES = zipfile.ZipFile(BytesIO(TEMPLATE.read_bytes())).read("word/styles.xml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def the_one(document: Document) -> Proposal:
    (proposal,) = interpret(document, PACK.lexicon).proposals
    return bare(proposal)  # type: ignore[no-any-return]


def real(path: Path) -> Proposal:
    (proposal,) = open_path(path, PACK.lexicon).proposals
    return proposal


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_proposal_in_word_is_the_same_proposal(path: Path) -> None:
    proposal = real(path)
    assert the_one(read_word_document(fill(proposal, PACK.lexicon), "f.docx")) == bare(proposal)


@pytest.mark.parametrize(
    ("lexicon", "missing"),
    [
        (PACK.lexicon.model_copy(update={"columns": {}}), "styringsområde"),
        (PACK.lexicon.model_copy(update={"payback": {"service": ()}}), "service"),
    ],
    ids=["no such word", "no way of writing it"],
)
def test_a_word_that_the_pack_lacks_is_told_by_its_name(lexicon: Lexicon, missing: str) -> None:
    with pytest.raises(RefusedError, match=missing):
        fill(real(REAL[1]), lexicon)


@pytest.mark.parametrize("fault", [KeyError("x"), IndexError("x")])
def test_a_lookup_of_ours_that_fails_is_no_missing_word(fault: LookupError, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise fault

    monkeypatch.setattr("engine.formats.word.form.write.render", fails)
    with pytest.raises(type(fault)):
        fill(real(REAL[1]), PACK.lexicon)
    with pytest.raises(type(fault)):
        form(PACK, Kind.INVESTERING)


@needs_libreoffice
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_proposal_in_pdf_is_the_same_proposal(path: Path) -> None:
    proposal = real(path)
    document = read_pdf_document(to_pdf(fill(proposal, PACK.lexicon)), "f.pdf")
    assert the_one(document) == bare(proposal)
    assert not list(document.every_part())
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert all(cell.place.page for table in tables for row in table.rows for cell in row.cells)


@given(proposals())
@settings(max_examples=40, deadline=None)
def test_any_proposal_in_word_is_the_same_proposal(proposal: Proposal) -> None:
    assert the_one(read_word_document(fill(proposal, PACK.lexicon), "f.docx")) == bare(proposal)


@needs_libreoffice
@pytest.mark.long
@given(proposals())
@settings(max_examples=20, deadline=None)
def test_any_proposal_in_pdf_is_the_same_proposal(proposal: Proposal) -> None:
    read = the_one(read_pdf_document(to_pdf(fill(proposal, PACK.lexicon)), "f.pdf"))
    assert printed(read) == printed(bare(proposal))


@pytest.mark.parametrize("kind", OF_THE_TEMPLATE)
def test_the_empty_form_has_what_the_round_asks_for_and_nothing_else(kind: Kind) -> None:
    template = template_of(PACK, kind)
    proposal = the_one(read_word_document(new_form(template), "f.docx"))
    assert (proposal.kind, proposal.round, proposal.id, proposal.title) == (kind, "Budget 2026", "", "")
    assert tuple(each.kind for each in proposal.headings) == template.sections
    assert [each.kind for each in proposal.captions] == list(template.tables)
    assert proposal.economy is not None
    assert proposal.economy.years == (2025, 2026, 2027, 2028, 2029, 2030)
    assert {each.role for each in proposal.economy.rows} <= {Role.HEADING, Role.TOTAL, Role.SUBTOTAL, Role.DETAIL}
    assert not any(cell.text for row in proposal.economy.rows for cell in row.cells)
    assert not proposal.administration_text
    assert proposal.goals == ()
    assert {each.text for each in proposal.goal_groups} == set(template.goal_groups)
    assert [each.body for each in proposal.hearings or ()] == ["it-kredsen", "koncern-it", "med-udvalg"]
    assert proposal.statements == ()
    assert proposal.risk_levels == ()


@pytest.mark.parametrize("kind", OF_THE_TEMPLATE)
def test_the_empty_form_asks_whether_the_proposal_is_cross_cutting_and_confidential(kind: Kind) -> None:
    empty = new_form(template_of(PACK, kind))
    proposal = the_one(read_word_document(empty, "f.docx"))
    assert (proposal.cross_cutting, proposal.confidential) == (False, False)
    with zipfile.ZipFile(BytesIO(empty)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    tags = {each.get(f"{W}val") for each in root.iter(f"{W}tag")}
    assert {"tværgående", "fortroligt"} <= tags


def test_the_next_rounds_form_has_its_own_years() -> None:
    pack = load_pack(str(ROOT / "rules" / "budget-2027"))
    template = template_of(pack, Kind.INVESTERING)
    proposal = the_one(read_word_document(new_form(template), "f.docx"))
    assert proposal.economy is not None
    assert proposal.economy.years == template.years != template_of(PACK, Kind.INVESTERING).years
    assert proposal.round == pack.round


@pytest.mark.parametrize("kind", OF_THE_TEMPLATE)
def test_every_field_has_a_tag_and_an_id_of_its_own(kind: Kind) -> None:
    with zipfile.ZipFile(BytesIO(new_form(template_of(PACK, kind)))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    controls = list(root.iter(f"{W}sdt"))
    assert len(controls) > 50
    for name in ("tag", "id"):
        found = [control.find(f"{W}sdtPr/{W}{name}").get(f"{W}val") for control in controls]  # type: ignore[union-attr]
        assert len(set(found)) == len(controls)
        assert all(each and len(each) <= 64 for each in found)


def test_the_same_input_gives_the_same_bytes() -> None:
    template = template_of(PACK, Kind.INVESTERING)
    assert new_form(template) == new_form(template)
    assert fill(real(REAL[0]), PACK.lexicon) == fill(real(REAL[0]), PACK.lexicon)


def test_hostile_words_stay_words() -> None:
    proposal = replace(real(REAL[0]), title="<w:br/> & \x00 \u202e ]]>")
    read = the_one(read_word_document(fill(proposal, PACK.lexicon), "f.docx"))
    assert read.title == "<w:br/> & ‹U+0000› ‹U+202E› ]]>"


def test_without_libreoffice_there_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "office", lambda: "")
    with pytest.raises(RefusedError, match="LibreOffice"):
        to_pdf(b"")


@pytest.mark.parametrize("kind", OF_THE_TEMPLATE)
def test_the_form_is_filled_by_lists_dates_and_formulas(kind: Kind) -> None:
    with zipfile.ZipFile(BytesIO(new_form(template_of(PACK, kind)))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    chosen = {
        tag_of(each): [item.get(f"{W}value") for item in each.iter(f"{W}listItem")]
        for each in root.iter(f"{W}sdt")
        if each.find(f"{W}sdtPr/{W}comboBox") is not None
    }
    assert len(chosen["forvaltning"]) == 7
    assert chosen["tværgående"] == chosen["godkendelse.1.svar"] == ["Ja", "Nej"]
    assert chosen["risiko.niveau"] == ["lav", "middel", "høj"]
    assert chosen["økonomi.2.område"][:2] == ["Service", "Anlæg"]
    dates = [tag_of(each) for each in root.iter(f"{W}sdt") if each.find(f"{W}sdtPr/{W}date") is not None]
    assert "godkendelse.1.bemærkning" in dates
    for each in root.iter(f"{W}sdt"):
        if tag_of(each).endswith(".tekst"):
            assert each.find(f"{W}sdtPr/{W}text") is None
            assert each.find(f"{W}sdtContent/{W}p") is not None


def tag_of(control: etree._Element) -> str:
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else found.get(f"{W}val", "")


@pytest.mark.parametrize("kind", OF_THE_TEMPLATE)
def test_each_total_sums_the_rows_of_its_section(kind: Kind) -> None:
    template = template_of(PACK, kind)
    economy = the_one(read_word_document(new_form(template), "f.docx")).economy
    assert economy is not None
    with zipfile.ZipFile(BytesIO(new_form(template))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    table = next(each for each in root.iter(f"{W}tbl") if "Styringsområde" in "".join(map(str, each.itertext())))
    rows = table.findall(f"{W}tr")
    details: list[int] = []
    for number, (drawn, row) in enumerate(zip(rows[2:], economy.rows, strict=False), start=3):
        codes = ["".join(map(str, each.itertext())).strip() for each in drawn.iter(f"{W}instrText")]
        if row.role is Role.HEADING:
            details = []
        elif row.role is Role.DETAIL:
            details.append(number)
        elif row.role is Role.TOTAL and row.section is not Section.SAMLET:
            assert len(codes) == len(economy.years)
            assert codes[0].startswith(f"=SUM(C{details[0]}:C{details[-1]})")
            assert codes[-1].startswith(f"=SUM(H{details[0]}:H{details[-1]})")


def without_controls(data: bytes) -> bytes:
    """The form after somebody deleted every control and kept what it showed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for control in list(root.iter(f"{W}sdt")):
        parent, content = control.getparent(), control.find(f"{W}sdtContent")
        assert parent is not None
        assert content is not None
        at = parent.index(control)
        parent[at : at + 1] = list(content)
    return rewritten(data, {"word/document.xml": etree.tostring(root)})


@pytest.mark.parametrize("kind", OF_THE_TEMPLATE)
def test_guidance_is_no_answer_when_the_controls_are_gone(kind: Kind) -> None:
    found = the_one(read_word_document(without_controls(new_form(template_of(PACK, kind))), "f.docx"))
    assert is_empty_form(found)
    assert found.risk_levels == ()


@needs_libreoffice
@pytest.mark.parametrize("kind", OF_THE_TEMPLATE)
def test_guidance_is_no_answer_after_libreoffice_and_as_pdf(kind: Kind) -> None:
    empty = new_form(template_of(PACK, kind))
    for found in (
        the_one(read_word_document(libreoffice.converted(empty, "docx"), "f.docx")),
        the_one(read_pdf_document(to_pdf(empty), "f.pdf")),
    ):
        assert is_empty_form(found)
        assert found.origin is None or found.origin.title.text == ""


def test_the_template_is_the_one_that_is_made() -> None:
    assert TEMPLATE.read_bytes() == made()


def test_a_template_of_somebody_elses_looks_is_filled() -> None:
    other = rewritten(TEMPLATE.read_bytes(), {"word/styles.xml": TEMPLATE_STYLES.replace(b"Arial", b"KBH")})
    assert b"KBH" in zipfile.ZipFile(BytesIO(filled("<w:p/>", ("a",), other))).read("word/styles.xml")
    with pytest.raises(RefusedError, match="form"):
        filled("", (), rewritten(other, {"word/document.xml": b"<w:document xmlns:w='x'><w:body/></w:document>"}))


@needs_libreoffice
def test_a_form_saved_by_libreoffice_is_the_same_proposal() -> None:
    proposal = real(REAL[1])
    saved = libreoffice.converted(fill(proposal, PACK.lexicon), "docx")
    assert the_one(read_word_document(saved, "f.docx")) == bare(proposal)


@needs_libreoffice
def test_the_same_document_gives_the_same_pdf() -> None:
    docx = fill(real(REAL[0]), PACK.lexicon)
    first = to_pdf(docx)
    time.sleep(1.1)
    assert to_pdf(docx) == first

"""The page in real headless Chromium, opened from disk, without a network: the same findings as the command line."""

import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from engine import run
from engine.formats.refused import RefusedError
from engine.web.page import page, runtime_files
from tests.web.chromium import PROGRAM, Chromium

ROUND = Path(__file__).parents[2] / "proposals" / "budget-2026"
RUNTIME = Path(os.environ.get("PULJETJEK_RUNTIME", Path(__file__).parents[2] / "runtime"))
"""Fetched by `python -m maintenance.runtime runtime`."""
has_all = PROGRAM and all((RUNTIME / name).exists() for name in runtime_files())
in_browser = pytest.mark.skipif(not has_all, reason="Chromium, or what runs the page, is not on this machine")
TEXT = "document.getElementById('{}').textContent"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "puljetjek.html").write_bytes(page(RUNTIME))
    browser = Chromium(folder)
    browser.do("Page.navigate", url=(folder / "puljetjek.html").as_uri())
    browser.until(f"document.getElementById('status') && {TEXT.format('status')}.startsWith('Klar')")
    yield browser
    browser.close()


def report(browser: Chromium, *files: Path) -> str:
    browser.js("document.getElementById('report').srcdoc = ''; document.getElementById('error').textContent = ''")
    browser.choose(*files)
    found = f"document.getElementById('report').srcdoc || {TEXT.format('error')}"
    return str(browser.until(found))


@in_browser
@pytest.mark.parametrize("name", ["word/BC04.docx", "word/BC08.docx", "BC06.yaml"])
def test_it_finds_what_the_command_line_finds(browser: Chromium, name: str) -> None:
    file = ROUND / name
    expected = run.check([(file.name, file.read_bytes())], run.Options(stage=None))
    shown = report(browser, file)
    for proposal in expected.proposals:
        for finding in proposal.findings:
            assert finding.rule in shown
        assert proposal.proposal.title in shown
    assert browser.requests == []


@in_browser
def test_the_commented_and_the_corrected_file_come_out_of_it(browser: Chromium) -> None:
    report(browser, ROUND / "word" / "BC04.docx")
    browser.until("document.querySelectorAll('#list input').length")
    browser.js("document.querySelectorAll('#downloads button')[1].click()")
    commented = browser.downloaded("BC04.kommenteret.docx")
    assert b"TA-205" in zipfile.ZipFile(BytesIO(commented)).read("word/comments.xml")
    browser.js("document.querySelector('#list input').click(); document.getElementById('correct').click()")
    corrected = browser.downloaded("BC04.rettet.docx")
    again = run.check([("BC04.docx", corrected)], run.Options())
    assert "TA-205" not in [finding.rule for each in again.proposals for finding in each.findings]
    assert b'w:author="puljetjek"' in zipfile.ZipFile(BytesIO(corrected)).read("word/document.xml")


@in_browser
def test_the_same_file_is_checked_again_when_it_was_mended(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "BC04.yaml"
    text = (ROUND / "BC04.yaml").read_text("utf-8")
    file.write_text(text, "utf-8")
    report(browser, file)
    browser.until("document.querySelectorAll('#list input').length === 1")
    mended = text.replace("2026: -4.510", "2026: 4.510")
    assert mended != text
    file.write_text(mended, "utf-8")
    report(browser, file)
    browser.until("document.querySelectorAll('#list input').length === 0")


@in_browser
def test_a_pdf_is_refused_in_one_line(browser: Chromium) -> None:
    assert "Word" in report(browser, ROUND / "pdf" / "BC04.pdf")


@in_browser
def test_the_empty_form_of_the_round(browser: Chromium) -> None:
    browser.js("document.querySelector('button.form').click()")
    assert zipfile.is_zipfile(BytesIO(browser.downloaded("investeringsforslag.docx")))


@in_browser
def test_a_hostile_file_ends_in_one_line(browser: Chromium, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 not a zip")
    assert report(browser, bad)
    assert report(browser, ROUND / "BC06.yaml")


def test_the_page_forbids_itself_the_network() -> None:
    text = (Path(__file__).parents[2] / "engine" / "web" / "page.html").read_text("utf-8")
    policy = text.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "http" not in policy


def test_what_runs_it_is_known_by_its_checksum(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="pyodide"):
        page(tmp_path)
    for name in runtime_files():
        (tmp_path / name).write_bytes(b"something else")
    with pytest.raises(RefusedError, match="kontrolsum"):
        page(tmp_path)


@in_browser
def test_the_same_runtime_gives_the_same_page() -> None:
    assert page(RUNTIME) == page(RUNTIME)

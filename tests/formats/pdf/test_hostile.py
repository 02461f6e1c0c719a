"""Bad input ends in one line, within bounded time and memory."""

import contextlib
import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from engine.formats.errors import DocumentError
from engine.formats.pdf import door
from engine.formats.pdf.door import read_pdf_document
from engine.formats.pdf.reader import read
from engine.formats.refused import RefusedError
from tests.formats.pdf.made import Sheet, assembled, pdf, tables


def good() -> bytes:
    sheet = Sheet()
    sheet.table(100, [["Løn", "-500"], ["I alt", "-500"]], [100, 100])
    return pdf(sheet)


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_pdf_document(data, "forslag.pdf")
    line = str(caught.value)
    assert line.startswith("forslag.pdf: ")
    assert "\n" not in line
    return line


def encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good())))
    writer.encrypt(user, "ejer", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_is_read_by_the_worker() -> None:
    assert tables(read_pdf_document(good(), "forslag.pdf")) == [[["Løn", "-500"], ["I alt", "-500"]]]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", pdf()])
def test_what_is_no_pdf_or_has_no_pages(data: bytes) -> None:
    refused(data)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_truncated_file(share: float) -> None:
    refused(good()[: int(len(good()) * share)])


def test_a_scan_without_text() -> None:
    assert "scan" in refused(pdf(Sheet()))


def test_a_file_under_a_password() -> None:
    refused(encrypted("hemmelig"))


def test_a_file_that_only_forbids_changes_is_read() -> None:
    assert tables(read_pdf_document(encrypted(""), "forslag.pdf")) == [[["Løn", "-500"], ["I alt", "-500"]]]


def bomb() -> bytes:
    """Three gigabytes of blanks, packed."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(3 * 2**10)) + packer.flush()
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, content])


@pytest.mark.long
def test_a_stream_that_unfolds_to_gigabytes() -> None:
    data = bomb()
    began = time.perf_counter()
    refused(data)
    assert time.perf_counter() - began < 60


def test_a_file_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SECONDS", 0.05)
    began = time.perf_counter()
    refused(good())
    assert time.perf_counter() - began < 5


def test_pages_that_lead_back_to_themselves() -> None:
    pages = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    refused(assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages]))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_any_damage_to_a_file_is_refused_or_harmless(data: st.DataObject) -> None:
    whole = good()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 40)) :]
    with contextlib.suppress(RefusedError, MemoryError):
        read(damaged, "forslag.pdf")

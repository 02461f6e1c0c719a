"""Documents of other word processors are read where LibreOffice is at hand, and else it is said what to do."""

from pathlib import Path

import pytest

from engine.formats.errors import DocumentError
from engine.formats.word import libreoffice
from engine.formats.word.form.write import fill
from engine.formats.word.others import FORMATS, read_other_document
from engine.model.parts import PartFate
from engine.run.open import open_bytes
from tests.formats.word.at_hand import needs_libreoffice
from tests.formats.word.form.proposals import bare
from tests.formats.word.form.test_form import PACK, REAL, real


@needs_libreoffice
@pytest.mark.parametrize("form", FORMATS)
def test_it_is_the_same_proposal(form: str) -> None:
    made = libreoffice.converted(fill(real(REAL[1]), PACK.lexicon), form)
    opened = open_bytes(made, f"BC04.{form}", PACK.lexicon)
    assert opened.format == form
    assert [bare(each) for each in opened.proposals] == [bare(real(REAL[1]))]
    assert PartFate.READ in {part.fate for part in opened.proposals[0].parts}


@needs_libreoffice
def test_what_it_makes_nothing_of_says_what_to_do() -> None:
    with pytest.raises(DocumentError, match="gem den"):
        read_other_document(b"PK\x03\x04", "x.odt", "odt", "gem den som .docx")


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentError, match="docx"):
        open_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "x.doc", PACK.lexicon)


@needs_libreoffice
def test_nothing_that_a_document_names_is_fetched_and_no_macro_runs(tmp_path: Path) -> None:
    profile = libreoffice._profile(tmp_path)
    settings = (profile / "user" / "registrymodifications.xcu").read_text()
    assert "DisableMacrosExecution" in settings
    assert "BlockUntrustedRefererLinks" in settings

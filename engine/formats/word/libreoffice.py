"""A Word file as PDF, by LibreOffice where it is at hand."""

import re
import subprocess
import tempfile
from pathlib import Path

from engine.capabilities.parts import office
from engine.formats.refused import RefusedError
from engine.texts import say

_DATE = re.compile(rb"(?<=/CreationDate\(D:)[0-9]{14}")
_DIGEST = re.compile(rb"/ID \[ <[0-9A-F]{32}>\s<[0-9A-F]{32}> \]|/DocChecksum /[0-9A-F]{32}")

SECONDS = 120


def to_pdf(docx: bytes) -> bytes:
    """The document as PDF; the same document gives the same bytes. Raises as `converted` does."""
    return _timeless(converted(docx, "pdf"))


def converted(docx: bytes, suffix: str) -> bytes:
    """The document in a format that LibreOffice knows by its suffix.

    Raises RefusedError where LibreOffice is missing, fails or takes more than `SECONDS`.
    """
    program = office()
    if not program:
        raise RefusedError(say("PDF files are made by LibreOffice, which is not on this machine"))
    with tempfile.TemporaryDirectory(prefix="puljetjek-") as folder:
        source, target = Path(folder, "form.docx"), Path(folder, "out", f"form.{suffix}")
        source.write_bytes(docx)
        # A profile of its own: a LibreOffice that is open would otherwise take the order and do nothing.
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", str(target.parent), str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
            return target.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise RefusedError(say("LibreOffice could not make the file")) from error


def _timeless(data: bytes) -> bytes:
    """The file with its date of making, and what is drawn from it, made constant; no offset changes."""
    data = _DATE.sub(b"19800101000000", data)
    return _DIGEST.sub(lambda found: re.sub(rb"[0-9A-F]{32}", b"0" * 32, found.group()), data)

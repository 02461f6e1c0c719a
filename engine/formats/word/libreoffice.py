"""A Word file as PDF, by LibreOffice where it is at hand."""

import re
import subprocess
from pathlib import Path

from engine.capabilities.parts import office
from engine.formats.refused import RefusedError
from engine.source.scratch import scratch_folder
from engine.texts import say

_DATE = re.compile(rb"(?<=/CreationDate\(D:)[0-9]{14}")
_DIGEST = re.compile(rb"/ID \[ <[0-9A-F]{32}>\s<[0-9A-F]{32}> \]|/DocChecksum /[0-9A-F]{32}")

SECONDS = 120

_SPACES = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
_CAREFUL = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
"""Settings of LibreOffice: no macros, and nothing fetched."""


def to_pdf(docx: bytes) -> bytes:
    """The document as PDF; the same document gives the same bytes. Raises as `converted` does."""
    return _timeless(converted(docx, "pdf"))


def converted(data: bytes, suffix: str, source: str = "docx") -> bytes:
    """The document of the format `source` in another one, both as LibreOffice knows them by their suffixes.

    It runs no macro, fetches nothing that the document names, and leaves nothing behind.
    Raises RefusedError where LibreOffice is missing, fails or takes more than `SECONDS`.
    """
    program = office()
    if not program:
        raise RefusedError(say("PDF files are made by LibreOffice, which is not on this machine"))
    with scratch_folder() as folder:
        given, target = Path(folder, f"form.{source}"), Path(folder, "out", f"form.{suffix}")
        given.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={_profile(folder).as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(target.parent),
            str(given),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
            return target.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise RefusedError(say("LibreOffice could not make the file")) from error


def _profile(folder: Path) -> Path:
    """A profile of its own: a LibreOffice that is open would otherwise take the order and do nothing."""
    profile = Path(folder, "profile")
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _CAREFUL
    )
    settings.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {_SPACES}>{items}</oor:items>\n', "utf-8")
    return profile


def _timeless(data: bytes) -> bytes:
    """The file with its date of making, and what is drawn from it, made constant; no offset changes."""
    data = _DATE.sub(b"19800101000000", data)
    return _DIGEST.sub(lambda found: re.sub(rb"[0-9A-F]{32}", b"0" * 32, found.group()), data)

"""Whether this machine can turn Word into PDF as the tests expect it: LibreOffice, and letters as wide as Arial's."""

import shutil
import subprocess

import pytest

from engine.formats.word import libreoffice

_AS_WIDE_AS_ARIAL = ("Arial", "Liberation Sans", "Arimo")


def _lacks() -> str:
    if not any(map(shutil.which, libreoffice.PROGRAMS)):
        return "LibreOffice is not on this machine"
    matcher = shutil.which("fc-match")
    if matcher:
        found = subprocess.run([matcher, "-f", "%{family}", "Arial"], capture_output=True, text=True, check=False)
        if not found.stdout.startswith(_AS_WIDE_AS_ARIAL):
            # Wider letters break words in the middle, at the edge of a cell.
            return "no font as wide as Arial is on this machine (fonts-liberation has one)"
    return ""


needs_libreoffice = pytest.mark.skipif(bool(_lacks()), reason=_lacks())

"""Whether this machine can turn Word into PDF as the tests expect it: LibreOffice, and letters as wide as Arial's."""

import pytest

from engine.capabilities.parts import office, wide_font


def _lacks() -> str:
    if not office():
        return "LibreOffice is not on this machine"
    # Wider letters break words in the middle, at the edge of a cell.
    return "" if wide_font() else "no font as wide as Arial is on this machine (fonts-liberation has one)"


needs_libreoffice = pytest.mark.skipif(bool(_lacks()), reason=_lacks())

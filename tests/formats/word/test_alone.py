"""Word is read, commented, retyped and made with the standard library alone, as where no library can be installed."""

import subprocess
import sys

ALONE = """
import sys
for name in ("lxml", "pdfplumber", "pypdf", "subprocess"):
    sys.modules[name] = None
import engine.formats.word.annotate, engine.formats.word.door, engine.formats.word.retype
import engine.formats.word.form.write
"""


def test_no_other_library_is_needed() -> None:
    subprocess.run([sys.executable, "-c", ALONE], check=True)

"""The PDF door: hands the bytes to a worker process of bounded memory and time, and takes the document from it."""

import subprocess
import sys

from msgspec import json

from engine.formats.document import Document
from engine.formats.errors import DocumentError
from engine.formats.pdf.worker import CANNOT_READ, TOO_LARGE
from engine.texts import language, say

SECONDS = 180
"""By the clock, for a whole file; a page takes about a fifth of a second."""


def read_pdf_document(data: bytes, file: str) -> Document:
    """What stands on the pages of a PDF, each block with its page.

    Raises DocumentError (one line) for what is no PDF, has no pages or no text (a scan), is encrypted, damaged, or
    takes more than `SECONDS` or the worker's memory.
    """
    command = [sys.executable, "-P", "-m", "engine.formats.pdf.worker", file, language.get()]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise DocumentError(file, None, say("the file takes too long to read")) from None
    if done.returncode == CANNOT_READ:
        raise DocumentError(file, None, done.stdout.decode())
    if done.returncode == TOO_LARGE or done.returncode < 0:
        raise DocumentError(file, None, say("the file takes more memory or time than a proposal can"))
    if done.returncode:
        raise RuntimeError(f"the PDF worker failed: {done.stderr.decode('utf-8', 'replace')[-500:]}")
    return json.decode(done.stdout, type=Document)

"""What a file's name, and how it begins, tell of it before it is opened. Data, so that it is said in one place."""

import os
import stat

from engine.texts import say

READ = (".yaml", ".yml", ".json", ".docx", ".docm", ".pdf", ".txt")
"""What is read in a folder. A file that is named itself may have any name: its format is known by its content."""
FOREIGN = (
    *(".doc", ".dot", ".dotx", ".dotm", ".odt", ".ott", ".rtf", ".wps", ".pages"),
    *(".xls", ".xlsx", ".xlsm", ".ods", ".ppt", ".pptx", ".odp"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"),
    *(".zip", ".7z", ".rar", ".msg", ".eml"),
)
"""What may hold a proposal, but is not read: it is opened to tell what to do about it."""
ANSWER = ".kommenteret"
"""How the stem of a Word file ends that we have commented."""
CORRECTED = ".rettet"
"""How the stem of a file ends that we have written corrections into."""
REPORT = "report"
"""The stem of the files that a report is written into."""
REPORTS = tuple(f"{REPORT}.{suffix}" for suffix in ("json", "txt"))
SCHEMA = ".schema.json"
EDITIONS = ("word", "pdf")
"""Folders for Word and PDF files of the proposals that stand as canonical files in the folder above."""
CANONICAL = (".yaml", ".yml", ".json")
HEAD = 4096
"""So many bytes of a file with a strange name are looked at."""
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_OFFICE = (b"[Content_Types].xml", b"word/", b"mimetypeapplication/vnd.oasis.opendocument")


def is_hidden(name: str) -> bool:
    """Whether a file or a folder is for programs alone."""
    return name.startswith(".")


def may_hold_one(path: str) -> bool:
    """Whether a file may hold a proposal by its name."""
    return os.path.splitext(path)[1].lower() in (*READ, *FOREIGN)


def begins_as_document(head: bytes) -> bool:
    """Whether a file begins as a document does, whatever it is called."""
    if head.startswith(_OLE) or _PDF in head[:1024]:
        return True
    return head.startswith(_ZIP) and any(each in head for each in _OFFICE)


def why_not(path: str, mode: int) -> str:
    """Why a file in a folder is not opened, by its name and what it is; "" where it may be."""
    name = os.path.basename(path)
    if not stat.S_ISREG(mode):
        return say("this is not an ordinary file")
    if name.startswith("~$"):
        return say("Word's own note that {file} is open", file=name[2:])
    if is_hidden(name):
        return say("a hidden file")
    if name.endswith(SCHEMA):
        return say("a JSON Schema")
    if name in REPORTS:
        return say("a report that puljetjek writes under this name")
    return ""

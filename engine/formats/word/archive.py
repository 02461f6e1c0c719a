"""Word files as zip archives whose bytes depend on their content alone."""

import io
import zipfile
from collections.abc import Collection, Mapping

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can name; ours carry no other."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files, in this order."""
    return rewritten(None, files)


def rewritten(data: bytes | None, changed: Mapping[str, bytes], gone: Collection[str] = ()) -> bytes:
    """A copy of an archive with these files changed or added, others left out; the rest, its order and times stay."""
    out = io.BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        if data is not None:
            with zipfile.ZipFile(io.BytesIO(data)) as source:
                for entry in source.infolist():
                    if entry.filename.lstrip("/") in gone:
                        continue
                    content = left.pop(entry.filename.lstrip("/"), None)
                    target.writestr(entry, source.read(entry) if content is None else content)
        for name, content in left.items():
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return out.getvalue()

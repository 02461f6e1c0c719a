"""Writes the page: program, packs and Python itself in one file that is opened by a double click."""

import base64
import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from engine import __version__
from engine.formats.refused import RefusedError
from engine.pack.locate import folders
from engine.texts import say

_HERE = files("engine.web")
PURE = ("pydantic", "jinja2", "markupsafe", "annotated_types", "typing_inspection", "yaml")
"""What the program needs and is Python alone (or can do without its parts in C); taken from where it is installed."""
MODULES = ("typing_extensions",)
_LOADER = {"loader": "pyodide.mjs", "asm": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm", "stdlib": "python_stdlib.zip"}
_LOCK = "pyodide-lock.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def runtime_files() -> dict[str, str]:
    """The files of the runtime, each with its checksum."""
    return dict(json.loads((_HERE / "runtime.json").read_text("utf-8")))


def page(runtime: Path) -> bytes:
    """The page. `runtime` is the folder that holds the files that `runtime_files` names.

    Raises RefusedError for a file that is missing there or is not the one that is meant.
    """
    held = {name: _held(runtime / name, checksum) for name, checksum in runtime_files().items()}
    (archive,) = (data for name, data in held.items() if name.endswith(".tgz"))
    parts = _loader(archive)
    parts["program"] = _program(data for name, data in held.items() if name.endswith(".whl"))
    marked = "\n".join(_marked(name, data) for name, data in parts.items())
    worker = (_HERE / "worker.mjs").read_text("utf-8")
    marked += f'\n<script type="text/plain" id="worker">\n{worker}</script>'
    runtime_name = next(name for name in held if name.endswith(".tgz")).removesuffix(".tgz")
    text = (_HERE / "page.html").read_text("utf-8")
    text = text.replace("{{version}}", __version__).replace("{{runtime}}", runtime_name).replace("{{parts}}", marked)
    return text.encode()


def _marked(name: str, data: bytes) -> str:
    """A part of the page that no browser takes for a program: packed, as letters."""
    letters = base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()
    return f'<script type="text/plain" id="part-{name}">{letters}</script>'


def _held(path: Path, checksum: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RefusedError(say("{file} is not there: it is part of what runs the page", file=path)) from error
    if hashlib.sha256(data).hexdigest() != checksum:
        raise RefusedError(say("{file} is not the file that is meant: its checksum is another", file=path))
    return data


def _loader(archive: bytes) -> dict[str, bytes]:
    found = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for part, name in (*_LOADER.items(), ("lock", _LOCK)):
            member = packed.extractfile(f"package/{name}")
            if member is not None:
                found[part] = member.read()
    return found


def _program(wheels: Iterator[bytes]) -> bytes:
    """A zip of the program, its packs, and the libraries that it needs; the same for the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name, data in sorted(_sources()):
            target.writestr(zipfile.ZipInfo(name, _EPOCH), data)
        for wheel in wheels:
            with zipfile.ZipFile(io.BytesIO(wheel)) as source:
                for name in sorted(source.namelist()):
                    target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name))
    return out.getvalue()


def _sources() -> Iterator[tuple[str, bytes]]:
    for package in ("engine", *PURE):
        yield from _folder(_root(package), package)
    for module in MODULES:
        spec = find_spec(module)
        if spec and spec.origin:
            yield f"{module}.py", Path(spec.origin).read_bytes()
    for folder in folders():
        yield from _folder(folder, f"engine/_rules/{folder.name}")


def _root(package: str) -> Path:
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise RefusedError(say("{file} is not there: it is part of what runs the page", file=package))
    return Path(next(iter(places)))


def _folder(root: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder, without what was compiled for this machine."""
    for path in root.rglob("*"):
        inside = path.relative_to(root)
        is_compiled = path.suffix in {".so", ".pyd", ".pyc"} or "__pycache__" in inside.parts
        if path.is_file() and not is_compiled and inside.parts[0] != "_rules":
            yield f"{name}/{inside.as_posix()}", path.read_bytes()

"""Where a report goes: to standard output, or as files into a folder."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.cli.answers import WORD, answered, answers, left_out
from engine.cli.exits import Refused, complain, silence
from engine.model.report import Report
from engine.report import FORMATS, render, rendered
from engine.report.screen import screen_of
from engine.run.names import REPORT
from engine.texts import say

TERMINAL = "terminal"


def wanted(formats: Iterable[str], out: Path | None) -> tuple[str, ...]:
    """The formats asked for, each once; the terminal's where none is.

    Raises Refused for one that there is none of, and for what does not fit on one standard output.
    """
    names = tuple(dict.fromkeys(formats)) or (TERMINAL,)
    known = (*FORMATS, WORD)
    for name in names:
        if name not in known:
            raise Refused(say("there is no format “{name}”; there are {known}", name=name, known=", ".join(known)))
    if out is None and len(names) > 1:
        raise Refused(say("several formats do not fit on one standard output: add --out DIR"))
    if out is None and WORD in names:
        raise Refused(say("the format docx needs --out DIR for the commented copies"))
    if out is None and not all(FORMATS[name].is_text for name in names):
        raise Refused(say("the format {name} is no text: add --out DIR", name=names[0]))
    return names


def put(report: Report, names: Iterable[str], out: Path | None, everything: bool = False) -> None:
    """Puts the report on standard output, or in each format into the folder `out`; the terminal's is shown in any case.

    The files are `report.<suffix>`, and for docx the commented copies. Raises Refused for what cannot be written.
    """
    from engine.formats.refused import RefusedError

    try:
        files = _files(report, names, out) if out else {}
    except RefusedError as error:
        raise Refused(str(error)) from error
    for path, data in files.items():
        write(path, data)
        complain(say("wrote {file}", file=path))
    for name in names:
        if out is None or name == TERMINAL:
            # To a program or a file, a document is what it is as a file, whatever encoding the system prefers.
            encoding = "" if name == TERMINAL or sys.stdout.isatty() else "utf-8"
            screen = screen_of(sys.stdout, os.environ)._replace(everything=everything)
            show(render(report, name, screen).decode(), encoding)


def annotate(report: Report, out: Path | None) -> None:
    """Puts a commented copy of each Word file beside it, or into `out`. Raises Refused for what cannot be written."""
    for path, data in _comments(report, out).items():
        write(path, data)
        complain(say("wrote {file}", file=path))
    for file in answered(report):
        tell_left_out(file)


def tell_left_out(file: Path) -> None:
    """Says what of a Word file its copies do not carry on: macros, and what leads out of it."""
    for sentence in left_out(file):
        complain(f"{file}: {sentence}")


def _comments(report: Report, out: Path | None) -> dict[Path, bytes]:
    copies = answers(report, out)
    if not copies:
        complain(say("there is no Word file to comment on"))
    return copies


def refuse_to_overwrite(paths: Iterable[Path], force: bool) -> None:
    """Raises Refused for a file that is there already, unless it is to be written over."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        raise Refused(say("{file} is there already; --force writes over it", file=there[0]))


def _files(report: Report, names: Iterable[str], out: Path) -> dict[Path, bytes]:
    files: dict[Path, bytes] = {}
    for name in names:
        if name == WORD:
            files |= _comments(report, out)
        else:
            files |= {out / f"{REPORT}.{suffix}": data for suffix, data in rendered(report, name).items()}
    return files


def write(path: Path, data: bytes) -> None:
    """Puts a file there whole, with the folders above it. Raises Refused."""
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Puts all files there, each whole, with the folders above it; none if one is refused. Raises Refused."""
    from engine.source.files import write_together
    from engine.source.problem import SourceError

    for folder in dict.fromkeys(path.parent for path in files):
        _make(folder)
    try:
        write_together(files)
    except SourceError as error:
        raise Refused(str(error)) from error


def _make(folder: Path) -> None:
    from engine.source.files import why

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileNotFoundError as error:
        # The folders above are made along, so it is not they that are missing.
        raise Refused(say("{folder}: no folder can be made here", folder=folder)) from error
    except OSError as error:
        raise Refused(f"{folder}: {why(folder, error)}") from error


def tell(lines: Iterable[str]) -> None:
    """Puts lines for a person on standard output, nothing in them hidden."""
    from engine.texts.visible import visible, without_commands

    show(without_commands("".join(f"{visible(line)}\n" for line in lines)))


def show(document: str, encoding: str = "") -> None:
    """Puts what hides nothing, as a rendered report, on standard output, as well as that can show it, or encoded so.

    A reader who has seen enough may go. Raises Refused where the system does not take it.
    """
    from engine.source.files import why

    out = sys.stdout
    try:
        if hasattr(out, "buffer"):
            out.buffer.write(document.encode(encoding or out.encoding, "replace"))
            out.buffer.flush()
        else:  # Python's own stand-in for it takes any text.
            out.write(document)
    except OSError as error:
        silence(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise Refused(f"{say('the output')}: {why(Path(), error)}") from error

"""`puljetjek convert`: any format in; out the canonical form, or the form of the round as Word or PDF."""

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, Rules, given_path
from engine.texts import say, sayable

if TYPE_CHECKING:
    from engine.model.lexicon import Lexicon
    from engine.model.proposal import Proposal
    from engine.run.open import Opened

HELP = sayable(
    "Write a proposal in the format that the name of OUT ends in: the canonical form as .yaml or .json, the form of "
    "its round as .docx, or as .pdf where LibreOffice is at hand.\n\n"
    "For a file with several proposals or with cover tables, OUT is a folder: each becomes a YAML file in it. "
    "A file that is there already is left alone, unless --force is given."
)
EXAMPLES = sayable(
    "Examples:\n\n"
    "\b\n"
    "puljetjek convert BC08.docx BC08.yaml\n"
    "puljetjek convert BC08.yaml BC08.docx\n"
    "puljetjek convert bundle.pdf proposals"
)
_PLAIN_NAME = re.compile(r"(?!(?i:con|prn|aux|nul|com\d|lpt\d)\Z)\w[\w-]{0,63}")
"""On Windows a file called as a device, in letters of either case, is the device."""


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("convert", help=HELP, epilog=EXAMPLES)(convert)


@command
def convert(
    source: Annotated[
        Path,
        typer.Argument(
            parser=given_path, metavar=sayable("IN"), help=sayable("A proposal or a bundle."), show_default=False
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(
            parser=given_path, metavar=sayable("OUT"), help=sayable("A file, or a folder."), show_default=False
        ),
    ],
    force: Annotated[bool, typer.Option("--force", help=sayable("Write over what is there."))] = False,
    rules: Rules = "",
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli import asked
    from engine.cli.outputs import refuse_to_overwrite, write
    from engine.run.listing import Input
    from engine.run.packs import shared
    from engine.run.read import read_alone

    packs = shared(rules)
    with asked.options(rules) as wishes:
        read = read_alone(Input(str(source)), packs, wishes)
    if read.fate:
        raise Refused(f"{read.file}: {read.why}")
    ref = read.proposals[0].ref if read.proposals else None
    files = contents(read.opened, target, packs.words(ref.folder if ref else packs.newest()))
    refuse_to_overwrite(files, force)
    for path, data in files.items():
        write(path, data)
        complain(say("wrote {file}", file=path))
        if path.suffix.lower() == ".pdf":
            _tell_of_other_letters()
    return Exit.CLEAN


def contents(opened: "Opened", target: Path, lexicon: "Lexicon") -> dict[Path, bytes]:
    """What to write where. Raises Refused where one file cannot hold it all, or a PDF file cannot be made here."""
    from engine.formats.canonical.cover import write_cover_yaml
    from engine.formats.canonical.write import write_json, write_yaml

    suffix = target.suffix.lower()
    if suffix == ".json":
        return {target: write_json(_only(opened)).encode()}
    if suffix in {".yaml", ".yml"}:
        return {target: write_yaml(_only(opened)).encode()}
    if suffix in {".docx", ".pdf"}:
        return {target: _form(_only(opened), suffix, lexicon)}
    if suffix:
        raise Refused(say("OUT must be a folder, or end in .yaml, .json, .docx or .pdf"))
    twice = [id for id, count in Counter(each.id for each in opened.proposals).items() if count > 1]
    if twice:
        raise Refused(
            say("{file} holds several proposals with the id “{id}”: nothing is written", file=opened.file, id=twice[0])
        )
    files = {target / f"{_file_name(each.id)}.yaml": write_yaml(each).encode() for each in opened.proposals}
    if opened.cover:
        files[target / "cover.yaml"] = write_cover_yaml(opened.cover).encode()
    return files


def _tell_of_other_letters() -> None:
    from engine.capabilities.parts import WIDE_FONT, part

    font = part(WIDE_FONT)
    if not font.present:
        complain(font.line())


def _form(proposal: "Proposal", suffix: str, lexicon: "Lexicon") -> bytes:
    from engine.formats.refused import RefusedError
    from engine.formats.word.form.write import fill
    from engine.formats.word.libreoffice import to_pdf

    try:
        docx = fill(proposal, lexicon)
        return to_pdf(docx) if suffix == ".pdf" else docx
    except RefusedError as error:
        raise Refused(str(error)) from error


def _only(opened: "Opened") -> "Proposal":
    if len(opened.proposals) != 1 or opened.cover:
        raise Refused(say("{file} holds more than one proposal: OUT must be a folder", file=opened.file))
    return opened.proposals[0]


def _file_name(proposal_id: str) -> str:
    """The id, which was read from a file and may be anything, if it can be a file's name on every system."""
    if not _PLAIN_NAME.fullmatch(proposal_id):
        raise Refused(say("the id “{id}” cannot be a file's name", id=proposal_id))
    return proposal_id

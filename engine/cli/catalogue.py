"""`puljetjek rules catalogue`: a pack's rules as Markdown, an index and a file for each category."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, given_path
from engine.cli.options import Pack as PackName
from engine.texts import language, say, sayable

if TYPE_CHECKING:
    from engine.cli.rules_page import Page, Pages
    from engine.pack.pack import Pack, Rule

HELP = sayable("Write the catalogue of a pack's rules, a page each, as Markdown files into a folder.")
Out = Annotated[
    Path,
    typer.Option("--out", parser=given_path, metavar=sayable("DIR"), help=sayable("The folder."), show_default=False),
]


@command
def write_catalogue(
    out: Out,
    pack: PackName = "",
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import write
    from engine.cli.rules_page import Pages
    from engine.run.packs import load
    from engine.source.problem import SourceError

    try:
        files = catalogue(Pages(pack or load("").id))
    except SourceError as error:
        raise Refused(str(error)) from error
    for name, text in files.items():
        write(out / name, text.encode())
        complain(say("wrote {file}", file=out / name))
    return Exit.CLEAN


def catalogue(pages: "Pages") -> dict[str, str]:
    """Each file's name and text, in the run's language. Raises SourceError for cases that cannot be read."""
    from engine.cli.catalogue_sources import sources_page

    pack = pages.pack
    groups = {category: list(rules) for category, rules in groupby(pack.rules, key=lambda rule: rule.category)}
    files = {f"{category}.md": _chapter(category.value, map(pages.of, rules)) for category, rules in groups.items()}
    return {"README.md": "\n".join(_index(pack)) + "\n", "sources.md": sources_page(pack)} | files


def _index(pack: "Pack") -> Iterator[str]:
    yield f"# {_plain(pack.title.of(language.get()))}"
    yield ""
    yield say("Made by `puljetjek rules catalogue {pack}`; do not edit.", pack=pack.id)
    yield from ("", f"[{say('What the criteria and steps rest on')}](sources.md)")
    for category, rules in groupby(pack.rules, key=lambda rule: rule.category):
        yield from ("", f"## [{category.value}]({category.value}.md)", "")
        yield from (_entry(rule) for rule in rules)


def _entry(rule: "Rule") -> str:
    from engine.report.words import severity_word

    link = f"[{rule.id}]({rule.category.value}.md#{rule.id.lower()})"
    return f"- {link} {_plain(rule.title.of(language.get()))} ({severity_word(rule.severity)})"


def _chapter(name: str, pages: "Iterator[Page]") -> str:
    return "\n".join([f"# {name}", *(line for page in pages for line in _page(page))]) + "\n"


def _page(page: "Page") -> Iterator[str]:
    yield from ("", f"## {page.rule.id}")
    for part in page.parts:
        yield from ("", f"**{part.title}**", "")
        yield from (f"- {_plain(line)}" for line in part.lines)


def _plain(text: str) -> str:
    """The text with nothing in it that Markdown would read."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#" else sign for sign in " ".join(text.split()))

"""One file per output format: a `Report` in, bytes out."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from engine.model.report import Report
from engine.report.screen import DEFAULT, Screen
from engine.texts import speaking


class Format(NamedTuple):
    """The suffix of the format's file, and `module:function` of what renders it.

    `beside` are further files of it in the same way; `is_text` where standard output can show it.
    """

    suffix: str
    path: str
    beside: tuple[tuple[str, str], ...] = ()
    is_text: bool = True


FORMATS = {
    "terminal": Format("txt", "engine.report.terminal:render"),
    "json": Format("json", "engine.report.json_report:render"),
    "html": Format("html", "engine.report.html:render"),
    "markdown": Format("md", "engine.report.markdown:render"),
    "csv": Format(
        "csv",
        "engine.report.csv_tables:findings",
        (
            ("criteria.csv", "engine.report.csv_tables:criteria"),
            ("figures.csv", "engine.report.csv_tables:figures"),
        ),
    ),
    "xlsx": Format("xlsx", "engine.report.excel.book:render", is_text=False),
    "pdf": Format("pdf", "engine.report.pdf.render:render", is_text=False),
    "sarif": Format("sarif", "engine.report.sarif.render:render"),
    "junit": Format("junit.xml", "engine.report.junit:render"),
    "github": Format("github.txt", "engine.report.github:render"),
}


def render(report: Report, name: str, screen: Screen = DEFAULT) -> bytes:
    """The report in the format of that name (a key of FORMATS), text as UTF-8, in the report's own language.

    Of a format of several files, the first.
    """
    return _made(report, FORMATS[name].path, screen)


def rendered(report: Report, name: str) -> dict[str, bytes]:
    """Every file of the format of that name, by its suffix."""
    of = FORMATS[name]
    return {suffix: _made(report, path, DEFAULT) for suffix, path in ((of.suffix, of.path), *of.beside)}


def _made(report: Report, path: str, screen: Screen) -> bytes:
    module, function = path.split(":")
    renderer: Callable[[Report, Screen], str | bytes] = getattr(import_module(module), function)
    with speaking(report.language):
        made = renderer(report, screen)
    return made.encode() if isinstance(made, str) else made

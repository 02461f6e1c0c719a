"""One file per output format: a `Report` in, bytes out."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from engine.model.report import Report
from engine.report.screen import DEFAULT, Screen
from engine.texts import speaking


class Format(NamedTuple):
    """The suffix of the format's files, and `module:function` of what renders it."""

    suffix: str
    path: str


FORMATS = {
    "terminal": Format("txt", "engine.report.terminal:render"),
    "json": Format("json", "engine.report.json_report:render"),
    "html": Format("html", "engine.report.html:render"),
    "markdown": Format("md", "engine.report.markdown:render"),
}


def render(report: Report, name: str, screen: Screen = DEFAULT) -> bytes:
    """The report in the format of that name (a key of FORMATS), as UTF-8, in the report's own language."""
    module, function = FORMATS[name].path.split(":")
    renderer: Callable[[Report, Screen], str] = getattr(import_module(module), function)
    with speaking(report.language):
        return renderer(report, screen).encode()

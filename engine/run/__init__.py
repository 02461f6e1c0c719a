"""The run: everything that was handed in, judged. The public API, which docs/api.md tells with an example.

    check(named, options)                  everything that was named, read and judged: a Report
    render(report, format)                 the report in one of FORMATS
    corrections(report)                    its corrections, numbered
    apply(named, report, numbers, options) those chosen, made in copies

Each name is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.model.report import Report
    from engine.report import FORMATS, render
    from engine.run.correct import Corrected, apply, corrections
    from engine.run.errors import RunError
    from engine.run.gather import check
    from engine.run.options import Options

__all__ = ["FORMATS", "Corrected", "Options", "Report", "RunError", "apply", "check", "corrections", "render"]

_HOMES = {
    "FORMATS": "engine.report",
    "Corrected": "engine.run.correct",
    "Options": "engine.run.options",
    "Report": "engine.model.report",
    "RunError": "engine.run.errors",
    "apply": "engine.run.correct",
    "check": "engine.run.gather",
    "corrections": "engine.run.correct",
    "render": "engine.report",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

"""The rules report as one self-contained page: no script, no time stamp, nothing fetched, every text escaped."""

from collections.abc import Callable

from engine.model.finding import Severity
from engine.texts import listing, say, sayable
from engine.trial.rules_report import RulesReport

SEVERITIES = {
    Severity.ERROR: sayable("error"),
    Severity.WARNING: sayable("warning"),
    Severity.INFO: sayable("note"),
}


def render(report: RulesReport, shown: Callable[[str], str]) -> str:
    """The page. Equal reports give equal bytes; `shown` makes what is invisible in a text visible."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # costs 100 ms, and most runs need no page

    environment = Environment(
        loader=PackageLoader("engine.trial", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: shown(value) if type(value) is str else value,
    )
    environment.filters["lines"] = str.splitlines
    words = {each: say(word) for each, word in SEVERITIES.items()}
    return environment.get_template("rules.html.j2").render(report=report, say=say, listing=listing, words=words)

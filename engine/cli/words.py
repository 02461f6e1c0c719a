"""The words that typer says for us, in the run's language."""

import gettext
import os
from pathlib import Path

from engine import texts
from engine.texts import sayable

TYPERS = (
    sayable("Arguments"),
    sayable("Options"),
    sayable("Commands"),
    sayable("required"),
    sayable("default: {default}"),
    sayable("env var: {var}"),
    sayable("Missing command."),
    sayable("No such command {name!r}."),
    sayable("Show this message and exit."),
    sayable("[OPTIONS]"),
    sayable("COMMAND [ARGS]..."),
)
"""Ids of typer's own; it asks gettext for them, but for the last two, which `engine.cli.main` puts in their place."""


def lend(code: str) -> None:
    """Lets typer's words be looked up in our catalogue of the language `code`, for the rest of the process."""
    domain = "puljetjek"
    gettext.bindtextdomain(domain, str(Path(texts.__file__).parent))
    gettext.textdomain(domain)
    os.environ["LANGUAGE"] = code

"""`puljetjek schema`: the JSON Schemas that scripts and editors rely on."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from engine.cli.exits import Exit, command
from engine.cli.options import Lang, Language
from engine.texts import sayable

HELP = sayable("Print a JSON Schema: of the JSON report, of the canonical proposal, or of a file of a rule pack.")


class Of(StrEnum):
    """What has a schema."""

    REPORT = "report"
    PROPOSAL = "proposal"
    PACK = "pack"


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("schema", help=HELP)(schema)


@command
def schema(
    of: Annotated[
        Of,
        typer.Argument(
            metavar=sayable("OF"),
            help=sayable("What the schema is of: report, proposal or pack."),
            show_default=False,
        ),
    ],
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import show

    show(json.dumps(schema_of(of), ensure_ascii=False, indent=2) + "\n")
    return Exit.CLEAN


def schema_of(of: Of) -> dict[str, Any]:
    """The schema, draft 2020-12."""
    from engine.formats.canonical.schema import proposal_schema
    from engine.pack.schema import pack_schema
    from engine.report.json_report import report_schema

    return {Of.REPORT: report_schema, Of.PROPOSAL: proposal_schema, Of.PACK: pack_schema}[of]()

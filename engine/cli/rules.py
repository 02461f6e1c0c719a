"""`puljetjek rules`: what a pack demands, and why."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command
from engine.cli.options import Lang, Language, RulesOrNewest
from engine.texts import language, say, sayable

if TYPE_CHECKING:
    from engine.cli.rules_page import Page
    from engine.pack.pack import Pack

HELP = sayable("List the rules of a pack, or show one.")
LIST_HELP = sayable("List the rules of a pack: id, severity, title.")
SHOW_HELP = sayable(
    "Show one rule: what it demands, what to avoid and prefer, what it rests on, and what a round may change."
)
EXAMPLES = sayable("Examples:\n\n\b\npuljetjek rules list --rules budget-2026\npuljetjek rules show TA-205")


def add_to(app: typer.Typer) -> None:
    """Makes it a group of commands."""
    from engine.cli import catalogue, draft, lint, rules_compare, rules_prove, rules_report, trial

    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.callback()(_speaking)
    group.command("list", help=LIST_HELP)(list_rules)
    group.command("show", help=SHOW_HELP)(show_rule)
    group.command("catalogue", help=catalogue.HELP)(catalogue.write_catalogue)
    group.command("new", help=draft.HELP)(draft.draft_rule)
    group.command("lint", help=lint.HELP)(lint.lint_rules)
    group.command("test", help=trial.HELP)(trial.put_on_trial)
    group.command("prove", help=rules_prove.HELP)(rules_prove.prove_rules)
    group.command("compare", help=rules_compare.HELP)(rules_compare.compare_rules)
    group.command("report", help=rules_report.HELP)(rules_report.report_rules)
    app.add_typer(group, name="rules", help=HELP, epilog=EXAMPLES)


def _speaking(lang: Language = Lang.DA) -> None:
    """So that the language may be said before the command, too."""


@command
def list_rules(rules: RulesOrNewest = "", lang: Language = Lang.DA) -> Exit:  # noqa: ARG001 - see Language
    """Runs the command."""
    from engine.cli.outputs import tell
    from engine.run.packs import load

    tell(index(load(rules)))
    return Exit.CLEAN


@command
def show_rule(
    id_: Annotated[str, typer.Argument(metavar=sayable("ID"), help=sayable("The rule's id."), show_default=False)],
    rules: RulesOrNewest = "",
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import tell
    from engine.cli.rules_page import Pages
    from engine.report.screen import screen_of
    from engine.run.packs import load
    from engine.source.problem import SourceError

    pack = load(rules)
    rule = next((rule for rule in pack.rules if rule.id == id_.upper()), None)
    if rule is None:
        raise Refused(say("{pack} has no rule {id}", pack=pack.id, id=id_))
    try:
        page = Pages(rules or pack.id).of(rule)
    except SourceError as error:
        raise Refused(str(error)) from error
    tell(card(page, screen_of(sys.stdout, os.environ).width))
    return Exit.CLEAN


def index(pack: "Pack") -> Iterator[str]:
    """A line a rule, under a line for each category."""
    from engine.report.words import severity_word

    yield f"{pack.id} {pack.version}: {pack.title.of(language.get())}"
    category = None
    for rule in pack.rules:
        if rule.category is not category:
            category = rule.category
            yield ""
            yield category.value
        yield f"  {rule.id}  {severity_word(rule.severity):<9} {rule.title.of(language.get())}"


def card(page: "Page", width: int) -> Iterator[str]:
    """The page of a rule, no line wider than `width` if words allow."""
    from engine.cli.rules_page import Part
    from engine.report.layout import wrap

    yield from wrap(f"{page.rule.id} {page.rule.title.of(language.get())}", width)
    where = Part(say("File"), (f"{page.rule.file}:{page.rule.line}",))
    for part in (*page.parts, where):
        yield from ("", part.title)
        for text in part.lines:
            first, *more = wrap(text, width - 4)
            yield f"  {first}"
            yield from (f"    {line}" for line in more)

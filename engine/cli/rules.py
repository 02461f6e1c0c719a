"""`puljetjek rules`: what a pack demands, and why."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command
from engine.cli.options import Lang, Language, Rules
from engine.texts import language, say, sayable

if TYPE_CHECKING:
    from engine.pack.pack import Pack, Rule

HELP = sayable("List the rules of a pack, or show one.")
LIST_HELP = sayable("List the rules of a pack: id, severity, title.")
SHOW_HELP = sayable("Show one rule: what it demands, in the rule language, and what it rests on.")
EXAMPLES = sayable("Examples:\n\n\b\npuljetjek rules list --rules budget-2026\npuljetjek rules show TA-205")


def add_to(app: typer.Typer) -> None:
    """Makes it a group of commands."""
    from engine.cli import lint, rules_compare, rules_prove, trial

    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.callback()(_speaking)
    group.command("list", help=LIST_HELP)(list_rules)
    group.command("show", help=SHOW_HELP)(show_rule)
    group.command("lint", help=lint.HELP)(lint.lint_rules)
    group.command("test", help=trial.HELP)(trial.put_on_trial)
    group.command("prove", help=rules_prove.HELP)(rules_prove.prove_rules)
    group.command("compare", help=rules_compare.HELP)(rules_compare.compare_rules)
    app.add_typer(group, name="rules", help=HELP, epilog=EXAMPLES)


def _speaking(lang: Language = Lang.DA) -> None:
    """So that the language may be said before the command, too."""


@command
def list_rules(rules: Rules = "", lang: Language = Lang.DA) -> Exit:  # noqa: ARG001 - see Language
    """Runs the command."""
    from engine.cli.outputs import show
    from engine.cli.session import load

    show("\n".join(index(load(rules))) + "\n")
    return Exit.CLEAN


@command
def show_rule(
    id_: Annotated[str, typer.Argument(metavar="ID", help=sayable("The rule's id."), show_default=False)],
    rules: Rules = "",
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import show
    from engine.cli.session import load
    from engine.report.screen import screen_of

    pack = load(rules)
    rule = next((rule for rule in pack.rules if rule.id == id_.upper()), None)
    if rule is None:
        raise Refused(say("{pack} has no rule {id}", pack=pack.id, id=id_))
    show("\n".join(card(rule, screen_of(sys.stdout, os.environ).width)) + "\n")
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


def card(rule: "Rule", width: int) -> Iterator[str]:
    """All that a reader may ask of a rule, no line wider than `width` if words allow."""
    from engine.report.layout import wrap
    from engine.report.words import severity_word

    code = language.get()
    parts = {
        say("Severity"): severity_word(rule.severity),
        say("Source"): f"{rule.source} ({rule.basis.value})",
        say("Applies"): rule.applies,
        say("Demand"): rule.check,
        say("Message"): rule.message.of(code),
        say("Hint"): rule.hint.of(code),
        say("File"): f"{rule.file}:{rule.line}",
    }
    yield from wrap(f"{rule.id} {rule.title.of(code)}", width)
    for name, text in parts.items():
        if text:
            first, *more = wrap(f"{name}: {text}", width - 4)
            yield f"  {first}"
            yield from (f"    {line}" for line in more)

"""`puljetjek rules prove`: what can be proved of a pack's rules."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command
from engine.cli.options import Lang, Language, given_path
from engine.model.base import as_json, parts
from engine.texts import listing, say, say_count, sayable

if TYPE_CHECKING:
    from engine.trial.prove.result import Contradiction, Dead, Proofs

HELP = sayable(
    "Prove what the rules of a pack mean together: contradictions, rules that others imply, conditions that never "
    "hold, parameters that make no difference, and for each rule a proposal that breaks it alone.\n\n"
    "Exit code: 0 nothing to look at, 1 something, 2 wrong use. Needs the extra puljetjek[prove]."
)
QUESTIONS = {
    "contradiction": sayable("contradiction"),
    "never": sayable("whether the rule can find a fault"),
    "implied": sayable("whether others imply the rule"),
    "witness": sayable("which proposal the rule alone finds a fault in"),
    "dead": sayable("whether a condition can hold"),
    "idle": sayable("whether the parameter makes a difference"),
}


class Format(StrEnum):
    """How the answer is written."""

    TERMINAL = "terminal"
    JSON = "json"


PackName = Annotated[
    str, typer.Argument(metavar=sayable("PACK"), help=sayable("The rule pack: an id or a folder."), show_default=False)
]
Seconds = Annotated[
    float,
    typer.Option(
        "--seconds",
        metavar=sayable("SECONDS"),
        min=0.01,
        max=3600,
        help=sayable("The time for each question, in seconds."),
    ),
]
AsFormat = Annotated[Format, typer.Option("--format", metavar=sayable("FORMAT"), help=sayable("terminal or json."))]


@command
def prove_rules(
    name: PackName,
    seconds: Seconds = 5.0,
    witnesses: Annotated[
        Path | None,
        typer.Option(
            "--witnesses",
            parser=given_path,
            metavar=sayable("DIR"),
            help=sayable("Write the proposals that break one rule alone into this folder, as YAML."),
            show_default=False,
        ),
    ] = None,
    format_: AsFormat = Format.TERMINAL,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import show, tell, write
    from engine.texts.visible import visible_json

    proofs = proved(name, seconds)
    if witnesses:
        for each in proofs.witnesses:
            write(witnesses / f"{each.rule}.yaml", each.yaml.encode())
    if format_ is Format.JSON:
        show(visible_json(as_json(proofs)) + "\n")
    else:
        tell(page(proofs))
    return Exit.FINDINGS if proofs.faults else Exit.CLEAN


def proved(name: str, seconds: float) -> "Proofs":
    """The proofs; raises Refused for a pack that cannot be used, and where z3 is not installed."""
    from engine.pack.problem import PackError

    try:
        from engine.trial.prove.questions import prove
    except ModuleNotFoundError as missing:
        raise Refused(say("proofs need z3: install puljetjek[prove]")) from missing
    try:
        return prove(name, seconds=seconds)
    except PackError as error:
        raise Refused(str(error)) from error


def page(proofs: "Proofs") -> Iterator[str]:
    """What a person reads."""
    yield say(
        "{pack}: {held} rules in the logic, {outside} outside of it",
        pack=proofs.pack,
        held=len(proofs.held),
        outside=len(proofs.outside),
    )
    yield say("Proved of every proposal with at most: {bounds}", bounds=bounds(proofs))
    yield from _part(say("Contradictions"), map(_contradiction, proofs.contradictions))
    implied = (say("{rule} follows from {by}", rule=each.rule, by=listing(each.by)) for each in proofs.implied)
    yield from _part(say("Rules that others imply"), implied)
    yield from _part(say("Rules that never find a fault"), proofs.never)
    yield from _part(say("Conditions that never hold"), map(_dead, proofs.dead))
    yield from _part(say("Parameters that make no difference"), proofs.idle)
    yield from _witnesses(proofs)
    outside = (f"{each.name}: {each.why}" for each in (*proofs.outside, *proofs.parameters_outside))
    yield from _part(say("Outside of the logic"), outside)
    undecided = (f"{each.name}: {say(QUESTIONS[each.question])}" for each in proofs.undecided)
    limit = f"{proofs.seconds:g}"
    yield from _part(say("Not decided within {seconds} seconds", seconds=limit), undecided)


def bounds(proofs: "Proofs") -> str:
    """The bounds in words."""
    of = proofs.bounds
    return say(
        "{years} years; {details} detail rows, {subtotals} subtotals and a total per section; the overall effect; "
        "{administration_years} years and 3 rows on administration; {headings} headings; {captions} captions; "
        "{goals} goals; {goal_groups} groups of goals; {approvals} approvals; {hearings} hearings with a date each; "
        "{statements} figure in the prose; exact amounts to {amount} thousand kr.",
        **parts(of),
    )


def _part(title: str, lines: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    told = tuple(lines)
    yield ""
    yield f"{title}: {len(told) or say('none')}"
    yield from (f"  {line}" for line in told)


def _contradiction(each: "Contradiction") -> str:
    rules = listing(each.rules)
    if each.kinds:
        return say("{rules}: no sound {kinds} is possible", rules=rules, kinds=" / ".join(each.kinds))
    return say(
        "{rules}: no sound proposal in which {unjudged} says anything", rules=rules, unjudged=listing(each.unjudged)
    )


def _dead(each: "Dead") -> str:
    if each.part == "check":
        return say("{rule}: nothing is ever judged", rule=each.rule)
    return f"{each.rule}: {each.part}" + (f" ({each.text})" if each.text else "")


def _witnesses(proofs: "Proofs") -> Iterator[str]:
    yield ""
    yield say_count(
        "One rule can be broken alone; its proposal: --witnesses DIR",
        "{count} rules can be broken alone, each; their proposals: --witnesses DIR",
        len(proofs.witnesses),
    )
    for each in proofs.witnesses:
        if not each.confirmed:
            found = listing(each.found) or say("none")
            yield "  " + say("{rule}: not confirmed, the checker finds {found}", rule=each.rule, found=found)

"""`puljetjek rules compare`: what a change of rules means."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, given_path
from engine.cli.rules_prove import AsFormat, Format, Seconds
from engine.model.base import as_json, replace
from engine.texts import say, say_count, sayable

if TYPE_CHECKING:
    from engine.model.verdict import Status
    from engine.trial.compare import Prover
    from engine.trial.compare_result import Change, Comparison, Difference, ProposalChange, RuleChange, Said

HELP = sayable(
    "Compare two packs: which rules were added, removed or changed; for each change the smallest proposal that tells "
    "the difference, or the proof that there is none; and which of the given proposals would now fall or pass.\n\n"
    "Exit code: 0 nothing differs, 1 something does, 2 wrong use or a proposal that could not be read."
)
PARTS = {
    "check": sayable("demand"),
    "applies": sayable("condition"),
    "severity": sayable("severity"),
    "title": sayable("title"),
    "message": sayable("message"),
    "hint": sayable("hint"),
    "otherwise": sayable("words on whom it does not concern"),
    "source": sayable("source"),
    "basis": sayable("basis"),
    "criterion": sayable("criterion"),
}
RESULTS = {"broken": sayable("broken"), "held": sayable("held"), "not judged": sayable("not judged")}


@command
def compare_rules(  # noqa: PLR0913, PLR0917 - the command's options
    old: Annotated[
        str,
        typer.Argument(metavar=sayable("OLD"), help=sayable("The pack before: an id or a folder."), show_default=False),
    ],
    new: Annotated[
        str,
        typer.Argument(metavar=sayable("NEW"), help=sayable("The pack after: an id or a folder."), show_default=False),
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=given_path,
            metavar=sayable("[PROPOSAL]..."),
            help=sayable("Proposals, bundles, or folders of them."),
            show_default=False,
        ),
    ] = None,
    seconds: Seconds = 5.0,
    format_: AsFormat = Format.TERMINAL,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import show, tell
    from engine.texts.visible import visible_json

    comparison = compared(old, new, seconds)
    unreadable = False
    if paths:
        comparison, unreadable = _with_proposals(comparison, old, new, paths)
    if format_ is Format.JSON:
        show(visible_json(as_json(comparison)) + "\n")
    else:
        tell(page(comparison))
    if unreadable:
        return Exit.REFUSED
    return Exit.FINDINGS if comparison.differs else Exit.CLEAN


def compared(old: str, new: str, seconds: float) -> "Comparison":
    """The two packs, held against each other. Raises Refused for one that cannot be used."""
    from engine.pack.problem import PackError
    from engine.trial.compare import compare

    try:
        return compare(old, new, _prover(seconds))
    except PackError as error:
        raise Refused(str(error)) from error


def _prover(seconds: float) -> "Prover | None":
    """z3, where it is installed; else it is said that nothing is proved."""
    try:
        from engine.trial.prove.bounds import Bounds
        from engine.trial.prove.differ import Prover
    except ModuleNotFoundError:
        complain(say("without z3 differences are searched for, and nothing is proved: install puljetjek[prove]"))
        return None
    return Prover(Bounds(), seconds)


def _with_proposals(comparison: "Comparison", old: str, new: str, paths: list[Path]) -> tuple["Comparison", bool]:
    """The comparison with what both packs say of the files; and whether one could not be read."""
    from engine.cli import asked
    from engine.run.gather import check
    from engine.trial.compare import real_changes

    reports = []
    for pack in (old, new):
        with asked.options(pack) as wishes:
            reports.append(check(paths, wishes))
    asked.complain_of(reports[0])
    changes = real_changes(*reports)
    return replace(comparison, proposals=changes), any(report.unreadable for report in reports)


def page(comparison: "Comparison") -> Iterator[str]:
    """What a person reads."""
    yield f"{comparison.before} → {comparison.after}"
    if not comparison.differs:
        yield say("The two packs demand the same.")
    lines = [line for each in comparison.parameters for line in _change(each)]
    yield from _part(say("Parameters changed"), lines, len(comparison.parameters))
    for title, rules in ((say("Rules added"), comparison.added), (say("Rules removed"), comparison.removed)):
        yield from _part(title, [f"{each.id} {each.title}" for each in rules], len(rules))
    lines = [line for each in comparison.changed for line in _rule(each)]
    yield from _part(say("Rules changed"), lines, len(comparison.changed))
    if comparison.proposals:
        lines = [line for each in comparison.proposals for line in _proposal(each)]
        yield from _part(say("Proposals"), lines, len(comparison.proposals))


def _part(title: str, lines: list[str], count: int) -> Iterator[str]:
    yield ""
    yield f"{title}: {count or say('none')}"
    yield from (f"  {line}" for line in lines)


def _change(change: "Change") -> Iterator[str]:
    yield say(PARTS[change.part]) if change.part in PARTS else change.part
    yield f"  - {change.before}"
    yield f"  + {change.after}"


def _rule(rule: "RuleChange") -> Iterator[str]:
    yield f"{rule.id} {rule.title}"
    for each in rule.changes:
        yield from (f"  {line}" for line in _change(each))
    yield from (f"  {line}" for line in _difference(rule.difference))
    yield ""


def _difference(difference: "Difference") -> Iterator[str]:
    if difference.kind == "texts":
        yield say("Only texts have changed: it finds the same.")
    elif difference.kind == "none":
        yield say("Proved: it says the same of every proposal within the bounds (see rules prove).")
    elif difference.kind == "unknown":
        yield say_count(
            "No difference on the one proposal that was tried; nothing is proved.",
            "No difference on {count} proposals that were tried; nothing is proved.",
            difference.tried,
        )
    else:
        yield from _example(difference)


def _example(difference: "Difference") -> Iterator[str]:
    before, after = (say(RESULTS[each]) if each else "" for each in (difference.before, difference.after))
    if difference.yaml:
        yield say("The smallest proposal that tells the difference ({before} → {after}):", before=before, after=after)
        yield from (f"    {line}" for line in difference.yaml.splitlines() if line and not line.startswith("#"))
    else:
        yield say(
            "A case tells the difference ({before} → {after}): {case}", before=before, after=after, case=difference.case
        )


def _proposal(proposal: "ProposalChange") -> Iterator[str]:
    name = f"{proposal.id or say('the bundle as a whole')} ({proposal.file})"
    yield f"{name}: {_verdicts(proposal.before, proposal.after)}"
    yield from (f"  - {_said(each)}" for each in proposal.gone)
    yield from (f"  + {_said(each)}" for each in proposal.new)


def _verdicts(before: "Status", after: "Status") -> str:
    from engine.report.words import status_word

    if before is after:
        return say("still {verdict}", verdict=status_word(after))
    return f"{status_word(before)} → {status_word(after)}"


def _said(said: "Said") -> str:
    from engine.report.words import severity_word

    return f"{said.rule} {severity_word(said.severity)}: {said.message}"

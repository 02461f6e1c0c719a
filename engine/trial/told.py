"""A trial in lines, for a terminal."""

from collections.abc import Iterator

from engine.texts import say, say_count
from engine.trial.properties import Outcome
from engine.trial.result import Trial


def lines(trial: Trial) -> Iterator[str]:
    """All of it: what holds in short, what does not in full."""
    yield f"{trial.pack} {trial.version}: " + say_count("{count} rule", "{count} rules", len(trial.rules))
    if trial.inherited:
        yield say(
            "{count} rules are of the packs it extends, and are tried with their cases there", count=trial.inherited
        )
    yield from _cases(trial)
    yield from ("", say("Properties"))
    for outcome in trial.properties:
        yield from _property(outcome)
    yield from _companions(trial)
    yield from _mutants(trial)


def _cases(trial: Trial) -> Iterator[str]:
    yield ""
    yield say("Cases: {tried} tried, {wrong} wrong", tried=len(trial.cases), wrong=len(trial.wrong))
    for finding in trial.unsound:
        yield "  ✗ " + say("the base is not sound: {finding}", finding=finding)
    for case in trial.wrong:
        because = f" ({case.because})" if case.because else ""
        yield f"  ✗ {case.rule} {case.verdict} {case.of}{because}, cases/{case.file}: {case.problem}"


def _property(outcome: Outcome) -> Iterator[str]:
    if outcome.skipped:
        yield f"  – {outcome.name:<9} {outcome.about}: " + say("not tried: {reason}", reason=outcome.skipped)
    elif outcome.failure is None:
        yield f"  ✓ {outcome.name:<9} {outcome.about} ({outcome.examples})"
    else:
        yield f"  ✗ {outcome.name:<9} {outcome.about}"
        yield from (f"      {line}" for line in outcome.failure.why.splitlines())
        yield from ("", say("The smallest proposal that shows it:"), outcome.failure.proposal)
        if outcome.failure.variant:
            yield from (say("and what it was changed to:"), outcome.failure.variant)


def _companions(trial: Trial) -> Iterator[str]:
    shown = {
        rule: " ".join(f"{other}×{count}" for other, count in found.items()) for rule, found in trial.companions.items()
    }
    alone = [rule for rule, others in shown.items() if not others]
    yield from ("", say("Which other rules fire in a rule's breaking cases, and in how many"))
    for rule, others in trial.companions.items():
        if others:
            yield f"  {rule}  " + " ".join(f"{other}×{count}" for other, count in others.items())
    if alone:
        yield say("These fire alone: {rules}", rules=" ".join(alone))


def _mutants(trial: Trial) -> Iterator[str]:
    if trial.scores is None:
        return
    killed, refused = (sum(getattr(each, name) for each in trial.scores) for name in ("killed", "refused"))
    lived = [(score.rule, each) for score in trial.scores for each in score.survivors]
    declared = sum(bool(survivor.why) for _, survivor in lived)
    yield ""
    yield say(
        "Slips in the rules: {killed} noticed by the cases, {refused} by the language", killed=killed, refused=refused
    )
    yield say(
        "Noticed by nothing: {lived}, {declared} of them declared equivalent", lived=len(lived), declared=declared
    )
    for rule, survivor in lived:
        yield f"  {'=' if survivor.why else '✗'} {rule} {survivor.part}, {survivor.kind}: {survivor.sentence}"
        if survivor.why:
            yield f"      {survivor.why}"
    for mutant in trial.stale:
        yield "  ✗ " + say("declared equivalent, but no such slip goes unnoticed: {mutant}", mutant=mutant)

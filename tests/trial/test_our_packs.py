"""Every pack in rules/ is held to what `rules lint`, `rules test --quick` and `rules prove` ask of one.

As in a trial, a pack answers for the rules that stand in its own folder: of those of a pack that it extends, that pack
does, since a parameter of a later round may leave a rule nothing to find.
"""

import pytest

from engine.check.run import check_proposal
from engine.formats.canonical.read import read_proposal
from engine.pack.locate import folders
from engine.source.located import read_yaml
from engine.trial.court import accused, quick
from engine.trial.lint import lint
from engine.trial.prove.questions import prove
from engine.trial.told import lines

PACKS = [folder.name for folder in folders()]


def test_there_are_packs() -> None:
    assert "budget-2026" in PACKS


@pytest.mark.parametrize("name", PACKS)
def test_lint_has_nothing_to_mend(name: str) -> None:
    assert lint(name) == ()


@pytest.mark.parametrize("name", PACKS)
def test_the_short_trial_is_passed(name: str) -> None:
    trial = quick(accused(name))
    assert trial.passes, "\n".join(lines(trial))
    assert set(trial.companions) == set(trial.rules)


@pytest.mark.parametrize("name", PACKS)
def test_the_proofs_find_nothing_to_look_at(name: str) -> None:
    proofs, defendant = prove(name), accused(name)
    own = {rule.id for rule in defendant.own.rules}
    assert (proofs.contradictions, proofs.undecided) == ((), ())
    assert [each for each in proofs.implied if each.rule in own] == []
    assert own & {*proofs.never} == set()
    assert [each for each in proofs.dead if each.rule in own] == []
    assert own == set() or proofs.idle == ()

    assert {*proofs.held} | {each.name for each in proofs.outside} == {rule.id for rule in defendant.pack.rules}
    assert len(proofs.held) > 70
    assert {each.rule for each in proofs.witnesses} == {*proofs.held} - {*proofs.never}
    for each in proofs.witnesses:
        proposal = read_proposal(read_yaml(each.yaml, each.rule), each.rule)
        found = check_proposal(proposal, defendant.pack).findings
        assert {finding.rule for finding in found} & {*proofs.held} == {each.rule}

"""Folding keeps everything, and puts what is alike together."""

from itertools import chain
from pathlib import Path

from engine.model.base import replace
from engine.model.report import ProposalReport, Report
from engine.report.folds import fold_findings, fold_skipped
from tests.report.samples import faulty, sample


def test_findings_of_one_rule_in_one_table_are_folded_and_none_is_lost() -> None:
    folded = fold_findings(faulty().findings)
    assert [len(group) for group in folded] == [1, 2, 1, 1, 1, 1]
    assert sorted(each.fingerprint for each in chain(*folded)) == sorted(each.fingerprint for each in faulty().findings)


def test_findings_of_another_severity_or_proposal_stay_apart() -> None:
    first = faulty().findings[0]
    others = [replace(first, severity="warning"), replace(first, subject="TM11")]
    assert [len(group) for group in fold_findings([first, *others])] == [1, 1, 1]


def test_every_skipped_rule_is_told_with_its_reason_and_owner() -> None:
    report: Report = sample()
    told = {
        (each.reason, rule, owner)
        for each in fold_skipped(report)
        for owners, rules in each.groups
        for owner in owners
        for rule in rules
    }
    wanted = {(each.reason, each.rule, "") for each in report.bundle.skipped} if report.bundle else set()
    proposals: tuple[ProposalReport, ...] = report.proposals
    wanted |= {(each.reason, each.rule, owner.proposal.id) for owner in proposals for each in owner.skipped}
    assert told == wanted


def test_what_is_skipped_for_a_proposal_without_an_id_is_told_of_its_file() -> None:
    report = sample()
    nameless = tuple(replace(each, proposal=replace(each.proposal, id="")) for each in report.proposals)
    owners = {
        owner
        for each in fold_skipped(replace(report, bundle=None, proposals=nameless))
        for group, _ in each.groups
        for owner in group
    }
    assert owners == {Path(each.source.file).name for each in nameless if each.skipped}

"""Applying a pack: findings with their place and a stable name, skips with a reason, a crash as a fault."""

import pytest

from engine.check.run import CheckFault, CheckResult, check_bundle, check_proposal
from engine.formats.canonical.read import read_proposal
from engine.formats.canonical.write import write_yaml
from engine.language import View
from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.finding import Category, Finding, Severity
from engine.model.proposal import Proposal
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.pack import Pack
from engine.run.open import open_path
from engine.source.located import read_yaml
from engine.source.nodes import Scalar
from engine.texts import language
from engine.trial.cases import Bench, Case, Edit
from tests.conftest import ROOT
from tests.diagnose.millions import in_millions

TOTAL = "economy/varige/Samlet varig ændring/values/2027"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("budget-2026")


@pytest.fixture(scope="module")
def bench(pack: Pack) -> Bench:
    return Bench(find("budget-2026"), pack)


def edited(bench: Bench, total: str) -> Proposal:
    case = Case(rule="TA-203", verdict="breaks", of="BC01", edit=Edit(set={TOTAL: Scalar(total)}))
    subject = bench.prepare(case, Category.TABLE).subject
    assert isinstance(subject, Proposal)
    return subject


def empty(kind: str) -> Proposal:
    return read_proposal(read_yaml(f"id: X\nkind: {kind}\n", "tom"), "tom")


def of(result: CheckResult, rule: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.rule == rule]


def test_a_wrong_total_is_told_with_both_sides_and_its_cell(bench: Bench, pack: Pack) -> None:
    wrong = edited(bench, "-1.700")
    (finding,) = of(check_proposal(wrong, pack), "TA-203")
    assert (finding.stated, finding.expected, finding.severity) == (-1700, -1600, Severity.ERROR)
    assert (finding.location.table, finding.location.row, finding.location.column) == (
        "Tabel 1",
        "Samlet varig ændring",
        "2027",
    )
    assert finding.location.file == "BC01"
    assert finding.location.line


def test_the_fingerprint_survives_moved_lines_and_other_figures(bench: Bench, pack: Pack) -> None:
    one = edited(bench, "-1.700")
    other = edited(bench, "-1.800")
    moved = read_proposal(read_yaml("\n\n\n" + write_yaml(other), "elsewhere"), "elsewhere")
    before, after = (of(check_proposal(each, pack), "TA-203")[0] for each in (one, moved))
    assert before.location.line != after.location.line
    assert before.fingerprint == after.fingerprint


def test_the_fingerprint_of_an_id_that_is_used_again_does_not_tell_how_often(pack: Pack) -> None:
    opened = [open_path(path, pack.lexicon) for path in sorted((ROOT / "proposals" / "budget-2026").glob("*.yaml"))]
    (cover,) = [each.cover for each in opened if each.cover]
    proposals = tuple(proposal for each in opened for proposal in each.proposals)
    first, *rest = cover.investments

    def told(*, again: int, others: int) -> list[set[str]]:
        rows = (*cover.investments[-others:], first, *rest, *(first,) * again)
        bundle = Bundle(
            cover=replace(cover, investments=rows),
            proposals=(*proposals[:others], *proposals, *(proposals[-1],) * again),
        )
        result = check_bundle(bundle, pack)
        about = {"BU-619": first.id, "BU-623": proposals[-1].id}
        return [{each.fingerprint for each in of(result, rule) if id_ in each.message} for rule, id_ in about.items()]

    for once, more in zip(told(again=1, others=1), told(again=2, others=3), strict=True):
        assert len(once) == 2
        assert once < more


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("FO-420", "id: X\nkind: investeringsforslag\neconomy: {years: [2025, 2026]}\n"),
        ("FO-440", "id: X\nkind: innovationsforslag\nfuture: {cross_cutting: true}\n"),
    ],
)
def test_demands_that_say_the_same_of_the_same_place_are_one_finding(rule: str, text: str, pack: Pack) -> None:
    assert len(of(check_proposal(read_proposal(read_yaml(text, "tom"), "tom"), pack), rule)) == 1


def test_each_finding_of_a_run_has_a_fingerprint_of_its_own(pack: Pack) -> None:
    names = [finding.fingerprint for finding in check_proposal(empty("investeringsforslag"), pack).findings]
    assert len(names) > 5
    assert len(set(names)) == len(names)


def test_every_rule_is_either_checked_or_skipped_with_a_reason(bench: Bench, pack: Pack) -> None:
    bundle = bench.bundle()
    for result, scope in ((check_proposal(bundle.proposals[0], pack), False), (check_bundle(bundle, pack), True)):
        rules = [rule for rule in pack.rules if (rule.category == "bundle") is scope]
        assert result.checked + len({each.rule for each in result.skipped}) >= len(rules)
        assert all(each.reason for each in result.skipped)


def test_an_empty_proposal_is_never_without_findings(pack: Pack) -> None:
    for kind in ("investeringsforslag", "innovationsforslag"):
        result = check_proposal(empty(kind), pack)
        assert any(finding.severity is Severity.ERROR for finding in result.findings)


def test_a_rule_that_crashes_is_a_fault(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: View) -> None:
        raise ZeroDivisionError("a slip of ours")

    rule = pack.rules[0]
    monkeypatch.setattr(rule.compiled, "run", crash)
    with pytest.raises(CheckFault, match=f"{rule.id}.*ZeroDivisionError"):
        check_proposal(
            read_proposal(read_yaml("id: X\nkind: innovationsforslag\n", "x"), "x"), replace(pack, rules=(rule,))
        )


def test_messages_are_in_the_language_of_the_run(pack: Pack) -> None:
    told = {}
    for code in ("da", "en"):
        token = language.set(code)
        try:
            told[code] = of(check_proposal(empty("investeringsforslag"), pack), "FO-401")[0].message
        finally:
            language.reset(token)
    assert told == {"da": "Forslaget har ingen titel.", "en": "The proposal has no title."}


def test_a_bundle_without_a_cover_skips_what_needs_one(pack: Pack) -> None:
    result = check_bundle(Bundle(round="Budget 2026"), pack)
    assert result.findings == ()
    assert {each.rule for each in result.skipped} == {rule.id for rule in pack.rules if rule.category == "bundle"}


def test_a_figure_that_nobody_wrote_stands_where_its_row_does(bench: Bench, pack: Pack) -> None:
    edit = Edit(drop=("investments/BC01/anlæg",))
    subject = bench.prepare(Case(rule="BU-613", verdict="breaks", of="bundle", edit=edit), Category.BUNDLE).subject
    assert isinstance(subject, Bundle)
    assert subject.cover
    (finding,) = of(check_bundle(subject, pack), "BU-613")
    assert finding.location.line == subject.cover.investments[0].place.line != 1


def test_a_payback_has_no_area(bench: Bench, pack: Pack) -> None:
    case = Case(rule="TA-207", verdict="breaks", of="BC01", edit=Edit(set={"payback/service": Scalar("5")}))
    subject = bench.prepare(case, Category.TABLE).subject
    assert isinstance(subject, Proposal)
    (finding,) = of(check_proposal(subject, pack), "TA-207")
    assert finding.location.column == "År"


def test_a_message_of_a_table_in_millions_speaks_of_one_unit(pack: Pack) -> None:
    """BC04's wrong sign, its table in mio. kr.: both figures in 1.000 kr., as everywhere in a report."""
    (proposal,) = open_path(ROOT / "proposals" / "budget-2026" / "BC04.yaml", pack.lexicon).proposals
    found = check_proposal(in_millions(proposal), pack).findings
    (message,) = (each.message for each in found if each.rule == "TA-205")
    assert "-4.500" in message
    assert "-4,5" not in message

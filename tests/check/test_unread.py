"""Whatever is removed from a proposal's tables as it is read never brings an error, nor a proposal nearer to *klar*.

But for what says so: that a part was not read, or that a figure cannot be.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.check.run import check_proposal
from engine.formats.canonical.read import read_proposal
from engine.formats.numbers import refused
from engine.model.base import replace
from engine.model.budget import BudgetTable
from engine.model.finding import Category, Finding, Severity
from engine.model.parts import ANYTHING, Part, PartFate, PartKind
from engine.model.place import NOWHERE
from engine.model.proposal import Payback, Proposal
from engine.model.report import Source
from engine.model.verdict import Status
from engine.pack.load import load_pack
from engine.run.judge import judge
from engine.source.located import load_yaml
from engine.trial.sound import sound_proposals
from tests.conftest import ROOT

PACK = load_pack("budget-2026")
SOURCE = Source(file="a.yaml", format="yaml", sha256="")
SAYS_SO = {"FO-465", "TA-201", "TA-211", "TA-225", "TA-226"}
"""The rule on parts that bar, and those on figures that cannot be read."""

TABLES = {
    "økonomi": "economy",
    "administration": "administration_effect",
    "kriterier": "future",
    "opfølgning": "goals",
    "godkendelse": "approvals",
    "samarbejdspartnere": "partners",
    "høring": "hearings",
}
SEVERAL = ("goals", "approvals", "partners", "hearings")
UNKNOWN = refused("", "not_read", NOWHERE)


def unread(what: PartKind, *within: str) -> Part:
    return Part(what=what, within=within, beside="Tabel", why="er ikke læst", bars=True)


def without_table(proposal: Proposal, kind: str) -> Proposal:
    """The proposal of which this table could not be read."""
    name = TABLES[kind]
    gone = () if name in ("goals", "approvals") else None
    changed = replace(proposal, **{name: gone}, parts=(unread(PartKind.TABLE, kind),))
    changed = replace(changed, goal_groups=()) if name == "goals" else changed
    return replace(changed, payback=None) if name == "economy" else changed


def without_row(proposal: Proposal, kind: str, at: int) -> Proposal:
    """The proposal of which this row of the table could not be read."""
    name = TABLES[kind]
    whole = getattr(proposal, name)
    rows = whole.rows if isinstance(whole, BudgetTable) else whole
    left = (*rows[:at], *rows[at + 1 :])
    changed = replace(whole, rows=left) if isinstance(whole, BudgetTable) else left
    return replace(proposal, **{name: changed}, parts=(unread(PartKind.ROW, kind),))


def with_unknown_cell(proposal: Proposal, kind: str, at: int, column: int) -> Proposal:
    """The proposal with a cell of which nobody knows what stands in it."""
    table: BudgetTable = getattr(proposal, TABLES[kind])
    row = table.rows[at]
    cells = (*row.cells[:column], UNKNOWN, *row.cells[column + 1 :])
    rows = (*table.rows[:at], replace(row, cells=cells), *table.rows[at + 1 :])
    return replace(proposal, **{TABLES[kind]: replace(table, rows=rows)})


def removals(proposal: Proposal) -> Iterator[Proposal]:
    """The proposal with each table, row, cell and payback time removed in turn."""
    for kind, name in TABLES.items():
        whole = getattr(proposal, name)
        if not whole:
            continue
        yield without_table(proposal, kind)
        rows = whole.rows if isinstance(whole, BudgetTable) else whole if name in SEVERAL else ()
        for at, row in enumerate(rows):
            yield without_row(proposal, kind, at)
            if isinstance(whole, BudgetTable):
                yield from (with_unknown_cell(proposal, kind, at, column) for column in range(len(row.cells)))
    if proposal.payback:
        yield replace(proposal, payback=None, parts=(unread(PartKind.ROW, "økonomi"),))
        yield replace(proposal, payback=Payback(service=UNKNOWN, total=proposal.payback.total))


def errors(findings: tuple[Finding, ...]) -> set[str]:
    """The errors by what they are about; the figures in them may be others."""
    return {each.fingerprint for each in findings if each.severity is Severity.ERROR and each.rule not in SAYS_SO}


def hold(proposal: Proposal) -> None:
    """What must be true of a proposal and of what is left of it."""
    before = errors(check_proposal(proposal, PACK).findings)
    for left in removals(proposal):
        result = check_proposal(left, PACK)
        new = [
            (each.rule, each.message)
            for each in result.findings
            if each.severity is Severity.ERROR and each.rule not in SAYS_SO and each.fingerprint not in before
        ]
        assert not new
        assert left.parts == () or any(each.rule == "FO-465" for each in result.findings)


def real(path: Path) -> Proposal:
    return read_proposal(load_yaml(path), str(path))


REAL = sorted((ROOT / "proposals" / "budget-2026").glob("BC*.yaml"))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_what_is_removed_from_a_real_proposal_brings_no_error(path: Path) -> None:
    hold(real(path))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_removed_from_a_drawn_proposal_brings_no_error(data: st.DataObject) -> None:
    hold(data.draw(sound_proposals(PACK)))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_removed_never_makes_a_proposal_ready(data: st.DataObject) -> None:
    proposal = data.draw(sound_proposals(PACK))
    left = data.draw(st.sampled_from(list(removals(proposal))))
    assert judge(left, SOURCE, PACK).verdict.status is not Status.KLAR


OF_AMOUNTS = (Category.TABLE, Category.SIGN, Category.ELIGIBILITY)


def in_another_table(finding: Finding) -> bool:
    return finding.address is not None and finding.address.part.startswith("figures")


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_proposal_whose_table_1_was_not_read_gets_no_finding_about_its_amounts(path: Path) -> None:
    left = without_table(real(path), "økonomi")
    result = check_proposal(left, PACK)
    assert [each for each in result.findings if each.category in OF_AMOUNTS and not in_another_table(each)] == []
    assert [each.rule for each in result.findings].count("FO-465") == 1
    assert judge(left, SOURCE, PACK).verdict.status is Status.IKKE_KONTROLLERET


def test_a_page_that_is_a_picture_may_hold_any_section() -> None:
    bare = replace(real(REAL[1]), headings=(), captions=(), hearings=None, partners=None)
    page = Part(what=PartKind.PAGE, within=(ANYTHING,), bars=True)
    of = {"FO-403", "FO-405", "FO-458"}
    assert {each.rule for each in check_proposal(bare, PACK).findings} & of
    assert not {each.rule for each in check_proposal(replace(bare, parts=(page,)), PACK).findings} & of


def test_a_row_that_nothing_explains_is_in_no_sum_and_may_be_the_total_that_is_missing() -> None:
    proposal = real(REAL[1])
    assert proposal.economy is not None
    rows = tuple(row for row in proposal.economy.rows if row.section != "samlet")
    lost = replace(proposal, economy=replace(proposal.economy, rows=rows))
    row = Part(PartKind.ROW, fate=PartFate.UNTIED, beside="Nettovirkning", within=("økonomi",), bars=True)
    assert "FO-419" in {each.rule for each in check_proposal(lost, PACK).findings}
    result = check_proposal(replace(lost, parts=(row,)), PACK)
    assert "FO-419" not in {each.rule for each in result.findings}
    assert set(result.applied) >= {"TA-201", "TA-203"}

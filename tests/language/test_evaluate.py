"""What is remembered, narrowed and looked up changes nothing of what a sentence means."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from engine.diagnose.cells import cell_infos
from engine.language import CompiledRule, RuleText, View, compile_rule, evaluate, library, parameter
from engine.language.budget import at_an_end
from engine.language.constraint import Linear
from engine.language.figure import ZERO, Interval
from engine.language.ground import Judgement
from engine.language.memo import Memo
from engine.language.values import compare
from engine.model.base import replace
from engine.model.cell import State
from engine.model.figures import Quantity
from engine.model.proposal import Proposal
from tests.language.examples import PROPOSAL
from tests.language.sentences import proposals, sentences
from tests.language.twisted import twisted

LIBRARY = library(
    {"details(part, year)": "sum of row[year] over row in rows where row.section = part and row.role = detail"},
    {
        "frame": parameter("Kroner", "375"),
        "listed_years": parameter("list of Year", ["2026", "2027"]),
        "kinds": parameter("list of Text", ["Investeringsforslag"]),
        "words": parameter("list of Text", ["udvikling*", "drift", "digital assistent"]),
    },
)


SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


class Forgetful(Memo):
    """Remembers nothing."""

    def get(self, _: Any, default: Any = None, /) -> Any:
        """Nothing."""
        return default


@contextmanager
def plainly() -> Iterator[None]:
    """Every sentence is computed each time that it is asked for, of every element of every collection."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluate, "Memo", Forgetful)
        patch.setattr(evaluate, "join_of", lambda _: None)
        yield


def compiled(check: str) -> CompiledRule:
    """The rule with this check."""
    return compile_rule(RuleText("X", check), LIBRARY)


def told(judgement: Judgement) -> tuple[object, ...]:
    """What a judgement says."""
    constraint = judgement.constraint
    linear = constraint if isinstance(constraint, Linear) else constraint is None
    sides = [side and (side.interval, side.reason) for side in (judgement.left, judgement.right)]
    return (judgement.status, judgement.reason, judgement.rounded, judgement.binding, sides, linear)


@SLOW
@given(sentences(), twisted(proposals()))
def test_a_sentence_means_what_it_says_to_every_element(check: str, proposal: Proposal) -> None:
    rule = compiled(check)
    with plainly():
        plain = [told(each) for each in rule.judge(View(proposal))]
    # What is looked up takes fewer steps.
    assume(all(reason != at_an_end().reason for _, reason, *_ in plain))
    assert [told(each) for each in rule.judge(View(proposal))] == plain


@SLOW
@given(sentences(), twisted(proposals()))
def test_a_rule_tells_what_its_judgements_say(check: str, proposal: Proposal) -> None:
    rule = compiled(check)
    judged = list(rule.judge(View(proposal)))
    found = rule.run(View(proposal))
    assert found.held == sum(each.status == "held" for each in judged)
    expected = [(each.status, each.reason) for each in judged if each.status != "held"]
    if judged:
        assert [(each.status, each.reason) for each in found] == expected
    else:
        assert [each.status for each in found] == ["skipped"]


@SLOW
@given(sentences(), sentences(), proposals())
def test_what_one_rule_leaves_in_the_view_does_not_sway_the_next(one: str, other: str, proposal: Proposal) -> None:
    rules = [compiled(check) for check in (one, other)]
    shared = View(proposal)
    for rule in (*rules, *reversed(rules)):
        alone, together = list(rule.judge(View(proposal))), list(rule.judge(shared))
        assert list(map(told, alone)) == list(map(told, together))
        assert [each.constraint for each in alone] == [each.constraint for each in together]


@SLOW
@given(sentences(), proposals())
def test_a_linear_constraint_holds_just_where_it_is_judged_to(check: str, proposal: Proposal) -> None:
    """Rounded cells included: some numbers within their margins must meet the comparison."""
    infos = cell_infos(proposal)
    for each in compiled(check).judge(View(proposal)):
        constraint = each.constraint
        if isinstance(constraint, Linear) and each.status != "skipped":
            terms = [(infos[address], factor) for address, factor in constraint.terms]
            total = sum(info.amount * factor for info, factor in terms) + constraint.constant
            slack = sum(info.margin * abs(factor) for info, factor in terms)
            holds = compare(constraint.comparison, Interval(total - slack, total + slack), ZERO) is not False
            assert holds == (each.status == "held")


def test_an_index_that_cannot_be_made_is_not_taken_for_an_empty_one() -> None:
    """Whether it is asked for the first time or the second: a total that nobody can read leaves both open."""
    calls = PROPOSAL.figure_tables[0]
    total = calls.rows[-1]
    unread = replace(total, cells=((Quantity(text="x", state=State.UNREADABLE),), *total.cells[1:]))
    proposal = replace(PROPOSAL, figure_tables=(replace(calls, rows=(*calls.rows[:-1], unread)),))
    rule = compiled("every one in figure_columns: some other in figure_columns where other.total = one.total")
    view = View(proposal)
    for _ in range(2):
        assert "skipped" in {each.status for each in rule.run(view)}
        assert "broken" not in {each.status for each in rule.run(view)}


def test_a_key_that_is_not_there_is_looked_up_in_no_index() -> None:
    """A caption without a number is like none of the others, and which it is like cannot be told."""
    first, *others = PROPOSAL.captions
    proposal = replace(PROPOSAL, captions=(replace(first, number=None), *others))
    rule = compiled("every one in captions: (count of other in captions where other.number = one.number) = 1")
    assert {each.status for each in rule.run(View(proposal))} == {"skipped"}


def test_the_reasons_are_told_in_the_language_that_is_asked_for() -> None:
    from engine.texts import speaking

    rule, view = compiled("(sum of row[1999] over row in rows) = 0"), View(PROPOSAL)
    reasons = []
    for code in ("da", "en", "da"):
        with speaking(code):
            reasons += [each.reason for each in rule.run(view)]
    assert reasons[0] == reasons[2] != reasons[1]


def test_a_table_without_years_breaks_nothing() -> None:
    economy = PROPOSAL.economy
    assert economy is not None
    proposal = replace(PROPOSAL, economy=replace(economy, years=()))
    for check in (
        "every row in rows, year in years: row[year] >= 0",
        "every year in years, row in rows: row[year] <= 0",
    ):
        assert [each.status for each in compiled(check).run(View(proposal))] == ["skipped"]


def test_a_condition_is_not_told_before_one_that_may_be_unknown() -> None:
    """Nothing is known of a row whose own condition cannot be told, though the next one would rule it out."""
    unknown = "payback_total = (payback of one[year] over x in years where x >= first_year)"
    ruled_out = "one.label is empty"
    text = (
        f"(payback of (sum of frame over one in admin_rows where ({unknown}), two in admin_rows where ({ruled_out}))"
        " over year in years where year >= first_year) = 3"
    )
    assert [each.status for each in compiled(text).run(View(replace(PROPOSAL, payback=None)))] == ["skipped"]

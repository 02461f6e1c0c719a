"""The fast path and the exact evaluator are twins: on any sentence and any proposal they say the same."""

import pytest
from hypothesis import HealthCheck, assume, given, settings

from engine.diagnose.cells import cell_infos
from engine.language import CompiledRule, RuleText, View, compile_rule, library, parameter
from engine.language.checker import Checker
from engine.language.compile import compiled as compiled_value
from engine.language.constraint import Linear
from engine.language.evaluate import Evaluator
from engine.language.figure import ZERO, Interval
from engine.language.frame import UNIT, NotPlain
from engine.language.parser import parse
from engine.language.patience import TooMany, at_an_end
from engine.language.rounded import ends
from engine.language.scope import outermost
from engine.language.values import compare
from engine.model.base import replace
from engine.model.cell import State
from engine.model.figures import Quantity
from engine.model.proposal import Proposal
from tests.language.examples import PROPOSAL
from tests.language.sentences import proposals, sentences, values

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


def compiled(check: str) -> CompiledRule:
    """The rule with this check."""
    return compile_rule(RuleText("X", check), LIBRARY)


@SLOW
@given(sentences(), proposals())
def test_the_fast_path_says_what_the_exact_evaluator_says(check: str, proposal: Proposal) -> None:
    rule = compiled(check)
    exact = list(rule.judge(View(proposal)))
    # Whoever is slower runs out of patience earlier.
    assume(all(each.reason != at_an_end().reason for each in exact))
    found = rule.run(View(proposal))
    assert found.held == sum(each.status == "held" for each in exact)
    expected = [(each.status, each.reason) for each in exact if each.status != "held"]
    told = [(each.status, each.reason) for each in found]
    if exact:
        assert told == expected
    else:
        assert [status for status, _ in told] == ["skipped"]


@SLOW
@given(sentences(), sentences(), proposals())
def test_what_one_rule_leaves_in_the_view_does_not_sway_the_next(one: str, other: str, proposal: Proposal) -> None:
    rules = [compiled(check) for check in (one, other)]
    shared = View(proposal)
    for rule in (*rules, *reversed(rules)):
        alone, together = rule.run(View(proposal)), rule.run(shared)
        assert (alone.held, alone.outcomes) == (together.held, together.outcomes)


@SLOW
@given(values(), proposals())
def test_a_plain_value_is_the_exact_one(text: str, proposal: Proposal) -> None:
    node = Checker(LIBRARY).value(parse(text), outermost("proposal", LIBRARY))
    view = View(proposal)
    try:
        exact = Evaluator(view.root).amount(node, {})
    except TooMany:
        return
    try:
        fast = compiled_value(node, {})(view.computed, UNIT)
    except NotPlain:
        return
    assert exact.interval == ends(fast[0])


@SLOW
@given(sentences(), proposals())
def test_a_linear_constraint_holds_just_where_it_is_judged_to(check: str, proposal: Proposal) -> None:
    """Rounded cells included: some numbers within their margins must meet the comparison."""
    infos = cell_infos(proposal)
    for each in compiled(check).judge(View(proposal)):
        if isinstance(each.constraint, Linear) and each.status != "skipped":
            terms = [(infos[address], factor) for address, factor in each.constraint.terms]
            total = sum(info.amount * factor for info, factor in terms) + each.constraint.constant
            slack = sum(info.margin * abs(factor) for info, factor in terms)
            holds = compare(each.constraint.comparison, Interval(total - slack, total + slack), ZERO) is not False
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
        f"payback of (sum of frame over one in admin_rows where ({unknown}), two in admin_rows where ({ruled_out}))"
        " over year in years where year >= first_year"
    )
    node = Checker(LIBRARY).value(parse(text), outermost("proposal", LIBRARY))
    view = View(replace(PROPOSAL, payback=None))
    assert Evaluator(view.root).amount(node, {}).interval is None
    with pytest.raises(NotPlain):
        compiled_value(node, {})(view.computed, UNIT)

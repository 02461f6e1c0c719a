"""What the type checker lets through, and what it refuses, where, and why."""

from itertools import pairwise

import pytest

from engine.language import CompiledRule, LanguageError, RuleText, View, compile_rule, library, parameter
from engine.language.checker import Checker
from engine.language.parser import parse
from engine.language.scope import outermost
from tests.language.examples import PROPOSAL

LIBRARY = library(
    {
        "details(part, year)": "sum of row[year] over row in rows where row.section = part and row.role = detail",
        "twice(a)": "a + a",
        "broken(a)": "a + payback_total",
        "kroner_effect": "details(varige, 2026)",
    },
    {
        "longest": parameter("Years", "6"),
        "areas_known": parameter("list of Text", ["service", "anlæg"]),
        "deadline": parameter("Date", "2025-09-30"),
        "least": parameter("Share", "0.25"),
    },
)


def check(text: str, scope: str = "proposal") -> str:
    """The type of the value."""
    return str(Checker(LIBRARY).value(parse(text), outermost(scope, LIBRARY)).type)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("payback_total + 1", "Years"),
        ("first_year + payback_total", "Year"),
        ("first_year - (first of y over y in years)", "Years"),
        ("2 * details(varige, 2026)", "Kroner"),
        ("details(varige, 2026) / details(samlet, 2026)", "Share"),
        ("least * details(varige, 2026)", "Kroner"),
        ("count of row in rows", "Count"),
        ("payback of details(samlet, y) over y in years", "Years"),
        ("largest of d.value over d in dates", "Date"),
        ("size(details(varige, 2026))", "Kroner"),
        ("twice(longest)", "Years"),
        ("some area in areas where area in areas_known", "Bool"),
    ],
)
def test_types_of_values(text: str, of: str) -> None:
    assert check(text) == of


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("payback_totl = 3", 0, "did you mean `payback_total`?"),
        ("details(varige, 2026) = payback_total", 22, "Kroner = Years means nothing"),
        ("details(varige, 2026) + payback_total = 0", 22, "Kroner + Years"),
        ("some row in rows where row.rolle = detail", 26, "did you mean `role`?"),
        ("some row in rows where row.role = detal", 34, "did you mean `detail`?"),
        ("some row in payback_total where true", 12, "expected a collection"),
        ("every row in rows: row[longest] = 0", 23, "expected Year"),
        ("every row in rows: every row in rows: true", 25, "bound already"),
        ("detail(varige, 2026) = 0", 0, "did you mean `details`?"),
        ("details(varige) = 0", 0, "takes 2 arguments, found 1"),
        ("kind < innovationsforslag", 5, "means nothing"),
        ("years + 1 = 2", 0, "expected a number"),
        ("title is nil", 6, "only a cell"),
        ("sum of year over year in years", 0, "no sum"),
        ("title mentions longest", 15, "expected a text"),
        ("if title then true", 3, "expected a sentence, found Text"),
        ("kind in areas_known and deadline = longest", 33, "means nothing"),
        ("some c in captions where c.kind in risk_levels", 32, "means nothing"),
        ("details(varige, 2026)", 0, "expected a sentence"),
    ],
)
def test_refuses_what_means_nothing(text: str, offset: int, message: str) -> None:
    with pytest.raises(LanguageError) as caught:
        compile_rule(RuleText("X", text), LIBRARY)
    assert message in caught.value.message
    assert caught.value.part == "check"
    assert caught.value.offset == offset


def test_a_mistake_in_a_definition_is_told_there() -> None:
    with pytest.raises(LanguageError) as caught:
        compile_rule(RuleText("X", "broken(kroner_effect) = 0"), LIBRARY)
    assert (caught.value.part, caught.value.offset) == ("broken(a)", 2)


def test_a_definition_may_use_only_those_above_it() -> None:
    below = library({"a": "b + 1", "b": "payback_total"})
    with pytest.raises(LanguageError, match="unknown name `b`"):
        compile_rule(RuleText("X", "a = 1"), below)
    with pytest.raises(LanguageError, match="unknown name `a`"):
        compile_rule(RuleText("X", "a = 1"), library({"a": "a + 1"}))


def test_definitions_that_double_each_other_are_refused_in_time() -> None:
    doubled = {"d0": "payback_total"} | {f"d{n}": f"d{n - 1} + d{n - 1}" for n in range(1, 40)}
    with pytest.raises(LanguageError, match="more than"):
        compile_rule(RuleText("X", "d39 = 1"), library(doubled))


def test_names_of_a_definition_do_not_capture_those_of_the_rule() -> None:
    text = "every row in rows: row[2026] + details(varige, 2026) = details(varige, 2026) + row[2026]"
    compile_rule(RuleText("X", text), LIBRARY)


def test_a_word_is_a_constant_even_where_a_name_hides_it() -> None:
    compile_rule(RuleText("X", "every samlet in rows where samlet.section = samlet: samlet.role = total"), LIBRARY)
    compile_rule(RuleText("X", "every varige in rows: details(varige, 2026) = 0"), LIBRARY)


def test_a_bundle_rule_sees_a_bound_proposal() -> None:
    binders = "every proposal in proposals, entry in listed where entry.id = proposal.id"
    compile_rule(RuleText("X", f"{binders}: entry.effect = details(varige, 2026)", scope="bundle"), LIBRARY)
    with pytest.raises(LanguageError, match="unknown name `rows`"):
        compile_rule(RuleText("X", "some row in rows", scope="bundle"), LIBRARY)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("message.da", "{row.label} i {yaer}"),
        ("message.da", "{stated"),
        ("hint.da", "{row.lable}"),
        ("hint.da", "a } b"),
    ],
)
def test_a_message_is_checked_with_its_rule(part: str, text: str) -> None:
    with pytest.raises(LanguageError) as caught:
        compile_rule(RuleText("X", "every row in rows, year in years: row[year] = 0", messages={part: text}), LIBRARY)
    assert caught.value.part == part


def test_stated_needs_a_comparison() -> None:
    with pytest.raises(LanguageError, match="needs a comparison"):
        compile_rule(RuleText("X", "has_economy", messages={"m": "{stated}"}), LIBRARY)


@pytest.mark.parametrize(
    ("of", "value"), [("Kroner", "1_000"), ("Years", "٣"), ("Krone", "1"), ("list of Text", "a"), ("Date", "x")]
)
def test_a_parameter_must_be_of_its_type(of: str, value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parameter(of, value)


def chained(count: int, step: str) -> CompiledRule:
    """A rule over so many definitions, each of which uses the one before."""
    letters = "abcdefghij"
    names = ["x" + "".join(letters[int(digit)] for digit in str(number)) for number in range(count)]
    definitions = {names[0]: "1"} | {name: step.format(before) for before, name in pairwise(names)}
    return compile_rule(RuleText("X", f"every row in rows: {names[-1]} = 1"), library(definitions))


@pytest.mark.parametrize(("count", "step"), [(58, "{} + 1"), (38, "size({} + 1)"), (58, "- {}"), (38, "size({} * 2)")])
def test_definitions_that_use_each_other_go_as_deep_as_all_that_runs_a_rule_can_follow(count: int, step: str) -> None:
    rule = chained(count, step)
    rule.run(View(PROPOSAL))
    assert list(rule.ground(View(PROPOSAL)))
    with pytest.raises(LanguageError, match="more than 120 levels deep with its definitions"):
        chained(600, step)

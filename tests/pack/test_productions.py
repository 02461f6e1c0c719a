"""Each thing that a pack's productions may not be is told, at its place."""

import json
from typing import Any

import pytest

from engine.model.production import BASE_FACTS, Verdicts
from engine.pack.productions import CONDITIONS_ON_A_TYPE, check_productions, fact_types, name_hash
from engine.source.located import read_yaml
from engine.source.problem import SourceError
from engine.source.validate import validate

Rule = dict[str, Any]


def rule(number: int = 1, **changes: Any) -> Rule:
    return {
        "id": f"VE-{number:03}",
        "title": {"da": "Titel", "en": "Title"},
        "basis": "assumed",
        "source": "test",
        "when": [{"fact": "finding"}],
        "then": {"fact": "status", "set": {"status": "klar"}},
        "text": {"da": "Tekst", "en": "Text"},
        **changes,
    }


def verdicts(*rules: Rule, **rest: Any) -> Verdicts:
    text = json.dumps({"productions": rules, **rest})
    return validate(Verdicts, read_yaml(text, "verdicts.yaml"), "verdicts.yaml")


def told(*rules: Rule, **rest: Any) -> list[tuple[tuple[str | int, ...], str]]:
    problems = check_productions(verdicts(*rules, **rest))
    return [(problem.path, problem.message) for problem in problems]


def places(*rules: Rule, **rest: Any) -> list[tuple[str | int, ...]]:
    return [place for place, _ in told(*rules, **rest)]


def asserting(fact: str, number: int = 2, /, **values: Any) -> Rule:
    return rule(number, then={"fact": fact, "set": values})


def test_a_sound_pack_has_no_problem() -> None:
    assert told(rule()) == []


@pytest.mark.parametrize(
    ("condition", "place"),
    [
        ({"fact": "findng"}, ()),
        ({"fact": "finding", "absent": "finding"}, ()),
        ({}, ()),
        ({"absent": "skipped", "as": "x"}, ("as",)),
        ({"fact": "skipped", "where": {"sevrity": "error"}}, ("where", "sevrity")),
        ({"fact": "skipped", "where": {"severity": "eror"}}, ("where", "severity")),
        ({"fact": "skipped", "where": {"severity": ["error", "eror"]}}, ("where", "severity", 1)),
        ({"fact": "skipped", "where": {"severity": {"not": "eror"}}}, ("where", "severity", "not")),
        ({"fact": "skipped", "where": {"severity": 3}}, ("where", "severity")),
        ({"fact": "skipped", "where": {"severity": {"at_least": 3}}}, ("where", "severity")),
        ({"fact": "skipped", "where": {"severity": {}}}, ("where", "severity")),
        ({"fact": "skipped", "where": {"rule": "{nobody.rule}"}}, ("where", "rule")),
        ({"fact": "skipped", "where": {"rule": "{finding.rul}"}}, ("where", "rule")),
        ({"fact": "skipped", "where": {"rule": "{finding.count}"}}, ("where", "rule")),
        ({"fact": "skipped", "where": {"rule": ["{finding.rule}", "x"]}}, ("where", "rule", 0)),
        ({"fact": "skipped", "where": {"rule": "x{finding.rule}"}}, ("where", "rule")),
        ({"fact": "skipped", "where": {"rule": "{skipped.rule}"}}, ("where", "rule")),
        ({"fact": "member", "where": {"count": "many"}}, ("where", "count")),
        ({"fact": "finding"}, ()),
    ],
)
def test_a_condition_that_makes_no_sense(condition: Rule, place: tuple[str | int, ...]) -> None:
    assert ("productions", 0, "when", 1, *place) in places(rule(when=[{"fact": "finding"}, condition]))


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "finding", "as": "other", "where": {"rule": "{finding.rule}", "count": {"at_least": 2, "not": 3}}},
        {"fact": "skipped", "where": {"severity": ["error", "warning"], "rule": {"not": "{finding.rule}"}}},
        {"absent": "finding", "where": {"criterion": "{finding.criterion}"}},
        {"absent": "member", "where": {"count": "0"}},
    ],
)
def test_a_condition_that_makes_sense(condition: Rule) -> None:
    assert told(rule(when=[{"fact": "finding"}, condition])) == []


@pytest.mark.parametrize(
    ("then", "place"),
    [
        ({"fact": "finding", "set": {"rule": "x"}}, ("fact",)),
        ({"fact": "status", "set": {"status": "fin"}}, ("set", "status")),
        ({"fact": "status", "set": {"status": "{finding.rule}"}}, ("set", "status")),
        ({"fact": "status", "set": {"state": "klar"}}, ("set",)),
        ({"fact": "status", "set": {"status": "klar", "more": "x"}}, ("set",)),
        ({"fact": "flaw", "set": {"rule": "{finding.rul}"}}, ("set", "rule")),
        ({"fact": "flaw", "set": {"rule": "{skipped.rule}"}}, ("set", "rule")),
    ],
)
def test_an_assertion_that_makes_no_sense(then: Rule, place: tuple[str | int, ...]) -> None:
    assert ("productions", 0, "then", *place) in places(rule(then=then), rule(2))


def test_a_status_may_be_copied_from_a_status() -> None:
    when = [{"fact": "member"}]
    assert told(rule(when=when, then={"fact": "status", "set": {"status": "{member.status}"}})) == []


def test_a_type_is_always_asserted_with_the_same_properties_of_the_same_types() -> None:
    assert told(rule(), asserting("flaw", rule="x"), asserting("flaw", 3, rule="y")) == []
    assert places(rule(), asserting("flaw", rule="x"), asserting("flaw", 3, name="y")) == [
        ("productions", 1, "then", "set"),
        ("productions", 2, "then", "set"),
    ]
    assert places(rule(), asserting("flaw", rule="x"), asserting("flaw", 3, rule=7)) == [
        ("productions", 2, "then", "set", "rule")
    ]


def test_what_is_concluded_may_be_asked_for_by_the_values_that_it_can_have() -> None:
    flaw = asserting("flaw", rule="x", severity="{finding.severity}")
    asked = {"fact": "flaw", "where": {"rule": "x", "severity": "error"}}
    assert told(rule(when=[asked]), flaw) == []
    assert places(rule(when=[{**asked, "where": {"rule": "y"}}]), flaw) == [
        ("productions", 0, "when", 0, "where", "rule")
    ]


def test_types_are_found_however_long_the_way() -> None:
    third = rule(4, when=[{"fact": "second"}], then={"fact": "third", "set": {"n": "{second.n}"}})
    second = rule(3, when=[{"fact": "first"}], then={"fact": "second", "set": {"n": "{first.n}"}})
    first = asserting("first", n="{finding.count}")
    pack = verdicts(rule(), third, second, first)
    assert fact_types(pack.productions)["third"] == {"n": BASE_FACTS["finding"]["count"]}
    assert check_productions(pack) == []


def test_absence_needs_something_that_is_there() -> None:
    assert ("productions", 0, "when") in places(rule(when=[{"absent": "finding"}]))


def test_absence_that_depends_on_itself_is_refused() -> None:
    when = [{"fact": "finding"}, {"absent": "odd"}]
    even = rule(2, when=when, then={"fact": "even", "set": {"x": "x"}})
    odd = rule(3, when=[{"fact": "even"}], then={"fact": "odd", "set": {"x": "x"}})
    ((place, message),) = told(rule(), even, odd)
    assert place == ("productions",)
    assert "odd" in message or "even" in message


def test_the_same_id_twice() -> None:
    assert places(rule(), rule()) == [("productions", 1, "id")]


def test_a_pack_that_concludes_no_status() -> None:
    assert places(asserting("flaw", rule="x")) == [("productions",)]


@pytest.mark.parametrize("text", ["{finding.rul}", "{skipped.rule}", "{rule}", "{}", "a } b", "{ finding.rule }"])
def test_a_text_with_a_place_that_nothing_fills(text: str) -> None:
    assert places(rule(text={"da": text, "en": "fine"})) == [("productions", 0, "text", "da")]


def test_words_for_facts_name_their_properties() -> None:
    words = {"finding": {"da": "{rule}", "en": "{rul}"}, "nothing": {"da": "x", "en": "x"}}
    assert places(rule(), facts=words) == [("facts", "finding", "en"), ("facts", "nothing")]


@pytest.mark.parametrize("name", ["id", "sid", "type", "turn", "one"])
def test_names_that_durable_rules_needs_are_refused(name: str) -> None:
    assert ("productions",) in places(rule(), rule(2, then={"fact": "flaw", "set": {name: "x"}}))


def test_names_that_durable_rules_cannot_tell_apart_are_refused() -> None:
    assert name_hash("costarring") == name_hash("liquid")
    ((place, message),) = told(rule(), asserting("flaw", costarring="x", liquid="y"))
    assert place == ("productions",)
    assert "costarring" in message
    assert "liquid" in message


def test_more_conditions_on_one_type_than_durable_rules_bears_are_refused() -> None:
    most = [rule(number) for number in range(1, CONDITIONS_ON_A_TYPE + 1)]
    assert told(*most) == []
    assert places(*most, rule(900)) == [("productions",)]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "VE-1"},
        {"basis": "guess"},
        {"when": []},
        {"when": [{"fact": "finding"}] * 13},
        {"when": [{"fact": "Finding"}]},
        {"when": [{"fact": "finding", "where": {"rule": []}}]},
        {"when": [{"fact": "finding", "where": {"rule": "x" * 65}}]},
        {"when": [{"fact": "finding", "where": {"count": {"at_least": "1_000"}}}]},
        {"when": [{"fact": "finding", "where": {"count": {"atleast": 1}}}]},
        {"then": {"fact": "status", "set": {}}},
        {"then": {"fact": "status"}},
        {"text": {"da": "kun dansk"}},
        {"unless": "x"},
    ],
)
def test_what_is_not_a_production_at_all(changes: Rule) -> None:
    with pytest.raises(SourceError):
        verdicts(rule(**changes))

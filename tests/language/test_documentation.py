"""The page on the rule language says what the language does."""

import re
from pathlib import Path

import pytest

from engine.language import RuleText, compile_rule, library
from engine.language.explain import vocabulary_table
from engine.language.parser import parse

PAGE = (Path(__file__).parents[2] / "docs" / "rule-language.md").read_text(encoding="utf-8")


def test_the_vocabulary_is_the_one_of_the_engine() -> None:
    found = re.search(r"<!-- vocabulary: begin.*?-->\n(.*)\n<!-- vocabulary: end -->", PAGE, re.DOTALL)
    assert found
    assert found[1] == vocabulary_table()


def test_the_example_compiles() -> None:
    header, body = re.findall(r"^(varige_details\(year\)): (.+)$", PAGE, re.MULTILINE)[0]
    check = re.findall(r"check: >\n((?: {4}.+\n)+)", PAGE)[0]
    totals = {f"{name}_total(year)": "varige_details(year)" for name in ("varige", "implementering")}
    compile_rule(RuleText("TA-104", check), library({header: body, **totals}))


@pytest.mark.parametrize(
    "form",
    [
        "every x in c where w, y in d: s",
        "some x in c where w: s",
        "no x in c where w",
        "if a then s",
        "a not in c",
        "c is not readable",
        "t mentions words",
        "k * a / k",
        "payback of e over year in years",
        "(sum of e over x in c where w, y in d) = size(a)",
    ],
)
def test_every_form_that_it_lists_is_parsed(form: str) -> None:
    parse(form)

"""What a pack rests on: cited decisions are there and have an address, a guess is no error, a frame has a year."""

from pathlib import Path

import pytest

from engine.model.finding import Severity
from engine.model.frame import Frame
from engine.pack.load import load_pack
from engine.texts import speaking
from engine.trial.lint import lint
from tests.pack.test_load import PARAMETERS, RULE, make, refusal

SOURCES = """
sources:
  øu-2030-5-1-2:
    body: Økonomiudvalget
    date: 2030-05-01
    item: 2
    years: [2031]
    site: kk.dk
    says: {da: Højst 6 år., en: At most 6 years.}
"""
CITED = RULE.replace("basis: seed\n  source: Vedtaget", "basis: published\n  cites: [øu-2030-5-1-2]")
HEAD = "id: {id}\nversion: '1.0'\nround: R\nstrategy: {year}\ntitle: {{da: En pakke, en: A pack}}\n"
FRAMES = "frames:\n- {name: Puljen, year: 2031, total: 10, used: 4, reserved: 1, basis: seed, source: Bilag}\n"


def test_a_rule_says_which_decisions_it_rests_on(tmp_path: Path) -> None:
    pack = load_pack(str(make(tmp_path / "grund", parameters=PARAMETERS, table=CITED, sources=SOURCES)))
    assert pack.rules[0].cites == ("øu-2030-5-1-2",)
    assert pack.rules[0].source == "Økonomiudvalget 1. maj 2030, punkt 2"
    assert pack.sources["øu-2030-5-1-2"].years == (2031,)
    remarked = CITED.replace("cites:", "source: af praksis\n  cites:")
    pack = load_pack(str(make(tmp_path / "andet", parameters=PARAMETERS, table=remarked, sources=SOURCES)))
    assert pack.rules[0].source == "Økonomiudvalget 1. maj 2030, punkt 2 (af praksis)"


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("table", "cites: [øu-2030-5-1-2]", "cites: [øu-2030-5-1-3]", "table.yaml:8:11:"),
        ("table", "cites: [øu-2030-5-1-2]", "source: Vedtaget", "table.yaml:4:7:"),
        ("table", "basis: published\n  cites: [øu-2030-5-1-2]", "basis: seed", "table.yaml:4:7:"),
        ("parameters", "source: Vedtaget, basis: seed", "source: Vedtaget, basis: published", "parameters.yaml:2:1:"),
        ("parameters", "source: Vedtaget, ", "", "parameters.yaml:2:1:"),
        ("verdicts", "basis: convention", "basis: published", "verdicts.yaml:3:7:"),
        ("verdicts", "  source: Vedtaget\n", "", "verdicts.yaml:3:7:"),
        ("sources", "    item: 2\n", "", "sources.yaml:4:5:"),
        ("sources", "date: 2030-05-01", "date: 1. maj 2030", "sources.yaml:5:11:"),
        ("sources", "years: [2031]", "years: []", "sources.yaml:7:12:"),
        ("sources", "sources:", "still: {ukendt: {da: A, en: A}}\nsources:", "sources.yaml:2:9:"),
        ("frames", "year: 2031, ", "", "frames.yaml:2:3:"),
        ("frames", "year: 2031", "year: 2032", "frames.yaml:2:10:"),
        ("frames", "total: 10", "total: 4", "frames.yaml:2:10:"),
        ("frames", "total: 10", "total: -10", "frames.yaml:2:37:"),
        ("frames", "source: Bilag", "cites: [ukendt]", "frames.yaml:2:84:"),
    ],
)
def test_what_rests_on_nothing_is_refused_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: str
) -> None:
    from tests.pack.test_load import VERDICTS

    files = {"parameters": PARAMETERS, "table": CITED, "sources": SOURCES, "frames": FRAMES, "verdicts": VERDICTS}
    assert old in files[file]
    files[file] = files[file].replace(old, new, 1)
    folder = make(tmp_path / "grund", pack=HEAD.format(id="grund", year=2031), **files)
    assert refusal(folder).startswith(place)


def test_a_frame_is_of_the_packs_own_strategy_year(tmp_path: Path) -> None:
    make(tmp_path / "grund", pack=HEAD.format(id="grund", year=2031), frames=FRAMES)
    same = HEAD.format(id="ofs", year=2031) + "extends: grund\n"
    later = HEAD.format(id="nyt", year=2032) + "extends: grund\n"
    (frame,) = load_pack(str(make(tmp_path / "ofs", pack=same))).frames
    assert frame == Frame(name="Puljen", year=2031, total=10, used=4, reserved=1)
    assert frame.left == 5
    assert load_pack(str(make(tmp_path / "nyt", pack=later))).frames == ()


def test_what_rests_on_a_guessed_parameter_is_no_error(tmp_path: Path) -> None:
    by_name = "years_allowed: longest\n"
    guessed = PARAMETERS.replace("basis: seed", "basis: assumed", 1)
    through = RULE.replace("      <= longest", "      <= years_allowed")
    for number, rule in enumerate((RULE, through)):
        files = {"table": rule, "definitions": by_name}
        sure = load_pack(str(make(tmp_path / f"sikker{number}", parameters=PARAMETERS, **files)))
        guess = make(tmp_path / f"gaet{number}", parameters=guessed, **files)
        assert sure.rules[0].severity is Severity.ERROR
        assert load_pack(str(guess)).rules[0].severity is Severity.WARNING
        with speaking("en"):
            assert [each.line for each in lint(str(guess)) if "longest is only assumed" in each.message] == [4]


@pytest.mark.parametrize(("year", "still", "told"), [(2031, "", 0), (2032, "", 1), (2032, "because", 0)])
def test_a_decision_of_another_year_is_used_with_a_reason_only(
    tmp_path: Path, year: int, still: str, told: int
) -> None:
    reason = "still: {øu-2030-5-1-2: {da: Fortsat praksis., en: Still practice.}}\n" if still else ""
    files = {"parameters": PARAMETERS, "table": CITED, "sources": SOURCES + reason}
    folder = make(tmp_path / "grund", pack=HEAD.format(id="grund", year=year), **files)
    with speaking("en"):
        found = [each for each in lint(str(folder)) if "was said for 2031" in each.message]
    assert [(each.file, each.line) for each in found] == [(str(folder / "table.yaml"), 4)] * told


def test_a_round_that_extends_another_says_for_itself_why_an_older_decision_is_used(tmp_path: Path) -> None:
    reason = "still: {øu-2030-5-1-2: {da: Fortsat praksis., en: Still practice.}}\n"
    files = {"parameters": PARAMETERS, "table": CITED, "sources": SOURCES + reason}
    make(tmp_path / "grund", pack=HEAD.format(id="grund", year=2032), **files)
    above = make(tmp_path / "nyt", pack=HEAD.format(id="nyt", year=2033) + "extends: grund\n")
    with speaking("en"):
        (found,) = [each for each in lint(str(above)) if "was said for 2031" in each.message]
        assert (found.file, found.line) == (str(above / "pack.yaml"), 1)
        make(above, pack=HEAD.format(id="nyt", year=2033) + "extends: grund\n", sources=reason)
        assert not [each for each in lint(str(above)) if "was said for 2031" in each.message]

"""Packs made in a folder: what is taken, and what is refused, with its place."""

from pathlib import Path
from textwrap import dedent

import pytest

from engine.model.finding import Category, Severity
from engine.pack.load import load_pack
from engine.pack.locate import folders
from engine.pack.problem import PackError

HEAD = "id: {id}\nversion: '1.0'\nround: {round}\ntitle: {{da: En pakke, en: A pack}}\n"
PARAMETERS = """
longest: {value: 6, unit: Years, title: {da: Længste, en: Longest}, source: Vedtaget, basis: seed}
frame: {value: 375.000, unit: Kroner, title: {da: Ramme, en: Frame}, source: Vedtaget, basis: seed}
"""
RULE = """
category: table
rules:
- id: TA-100
  title: {da: Tilbagebetaling, en: Payback}
  severity: error
  basis: seed
  source: Vedtaget
  check: >
    payback_total
      <= longest
  message: {da: "{stated} mod {expected}", en: "{stated} against {expected}"}
  hint: {da: Ret det., en: Mend it.}
"""


VERDICTS = """
productions:
- id: VE-100
  title: {da: Klar, en: Ready}
  basis: convention
  source: Vedtaget
  when: [{fact: proposal}]
  then: {fact: status, set: {status: klar}}
  text: {da: Klar., en: Ready.}
- id: VE-101
  title: {da: Alle, en: All}
  basis: convention
  source: Vedtaget
  when: [{fact: bundle}]
  then: {fact: status, set: {status: klar}}
  text: {da: Klar., en: Ready.}
"""


def make(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    files = {"pack": HEAD.format(id=folder.name, round="Prøve 2030"), "verdicts": VERDICTS, **files}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(PackError) as caught:
        load_pack(str(folder))
    return str(caught.value).replace(f"{folder}/", "")


def test_a_pack_gives_its_rules_and_parameters(tmp_path: Path) -> None:
    pack = load_pack(str(make(tmp_path / "grund", parameters=PARAMETERS, table=RULE)))
    (rule,) = pack.rules
    assert (rule.id, rule.category, rule.severity, rule.line) == ("TA-100", Category.TABLE, Severity.ERROR, 4)
    assert rule.check == "payback_total <= longest"
    assert {each.name: each.value for each in pack.parameters} == {"longest": 6, "frame": 375_000}


def test_a_pack_overrides_by_name_and_id_and_disables(tmp_path: Path) -> None:
    make(tmp_path / "grund", parameters=PARAMETERS, table=RULE + RULE.partition("rules:\n")[2].replace("100", "200"))
    heading = HEAD.format(id="nyt", round="Prøve 2031") + "extends: grund\ndisabled: [TA-200]\n"
    longer = "longest: {value: 8, unit: Years, title: {da: L, en: L}, source: Nyt, basis: assumed}\n"
    pack = load_pack(str(make(tmp_path / "nyt", pack=heading, parameters=longer)))
    assert [rule.id for rule in pack.rules] == ["TA-100"]
    assert {each.name: each.value for each in pack.parameters} == {"longest": 8, "frame": 375_000}


def test_the_digest_changes_with_any_file(tmp_path: Path) -> None:
    folder = make(tmp_path / "grund", parameters=PARAMETERS, table=RULE)
    before = load_pack(str(folder)).sha256
    make(folder, parameters=PARAMETERS.replace("value: 6", "value: 7"))
    assert load_pack(str(folder)).sha256 != before


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("<= longest", "<= longes", "table.yaml:11:10: TA-100, check:"),
        ("<= longest", "<= frame", "table.yaml:11:7: TA-100, check: Years <= Kroner"),
        ('da: "{stated} mod', 'da: "{statd} mod', "table.yaml:12:19: TA-100, message.da:"),
        ("severity: error", "severity: fejl", "table.yaml:6:13:"),
        ("  basis: seed\n", "", "table.yaml:4:3:"),
        ("category: table", "category: sign", "table.yaml:1:1:"),
        ("basis: seed", "basis: assumed", "table.yaml:4:7:"),
        ("  source:", "  kilde:", "table.yaml:8:3:"),
        ("id: TA-100", "id: TA-1", "table.yaml:4:7:"),
    ],
)
def test_a_mistake_in_a_rule_is_told_with_its_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert old in RULE
    folder = make(tmp_path / "grund", parameters=PARAMETERS, table=RULE.replace(old, new))
    assert place in refusal(folder)


def test_a_mistake_in_a_definition_is_told_where_it_stands(tmp_path: Path) -> None:
    folder = make(
        tmp_path / "grund",
        parameters=PARAMETERS,
        definitions="stated: payback_totl\n",
        table=RULE.replace("payback_total\n", "stated\n"),
    )
    assert "definitions.yaml:1:9: stated:" in refusal(folder)


AGAIN = RULE.partition("rules:\n")[2]
SIGN = RULE.replace("category: table", "category: sign")
PRODUCTION = VERDICTS.partition("productions:\n")[2].partition("- id: VE-101")[0]
LONGEST = "longest: {value: 6, unit: Years, title: {da: Længste, en: Longest}, source: Vedtaget, basis: seed}\n"


WORDS = "areas: {service: [Drift, Service],\n  anlæg: [drift]}\n"


@pytest.mark.parametrize(
    ("files", "later", "first"),
    [
        ({"table": RULE + AGAIN}, "table.yaml:14:7: »TA-100«", "table.yaml:4:7"),
        ({"table": RULE, "sign": SIGN}, "sign.yaml:4:7: »TA-100«", "table.yaml:4:7"),
        ({"verdicts": VERDICTS + PRODUCTION}, "verdicts.yaml:17:7: »VE-100«", "verdicts.yaml:3:7"),
        ({"definitions": "wait(year): 1\nwait: 2\n"}, "definitions.yaml:2:1: »wait«", "definitions.yaml:1:1"),
        ({"definitions": "frame: 2\n"}, "definitions.yaml:1:1: »frame«", "parameters.yaml:3:1"),
        ({"words": WORDS}, "words.yaml:2:11: »drift«", "words.yaml:1:19"),
    ],
)
def test_what_a_pack_says_twice_is_refused_with_both_places(
    tmp_path: Path, files: dict[str, str], later: str, first: str
) -> None:
    folder = make(tmp_path / "grund", **{"parameters": PARAMETERS, **files})
    assert refusal(folder) == f"{later} er givet to gange i denne regelpakke; først i {first}"


def test_a_parameter_twice_is_refused(tmp_path: Path) -> None:
    assert refusal(make(tmp_path / "grund", parameters=LONGEST * 2)).startswith("parameters.yaml:2:1: »longest«")


def test_the_pack_above_may_say_again_what_the_one_below_says(tmp_path: Path) -> None:
    words = "areas: {service: [Drift], anlæg: [Byggeri]}\n"
    below = {"parameters": PARAMETERS, "table": RULE, "definitions": "wait(year): 1\n", "words": words}
    make(tmp_path / "grund", **below)
    head = HEAD.format(id="nyt", round="Prøve 2031") + "extends: grund\n"
    above = {**below, "table": RULE.replace("En pakke", "Vores"), "words": "areas: {service: [Byggeri]}\n"}
    pack = load_pack(str(make(tmp_path / "nyt", pack=head, **above)))
    assert [rule.file for rule in pack.rules] == [str(tmp_path / "nyt" / "table.yaml")]


def test_a_file_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    assert refusal(make(tmp_path / "grund", tabel=RULE)).startswith("tabel.yaml:")


def test_packs_in_a_circle_are_refused(tmp_path: Path) -> None:
    for one, other in (("her", "der"), ("der", "her")):
        make(tmp_path / one, pack=HEAD.format(id=one, round="Prøve") + f"extends: {other}\n")
    assert "pack.yaml" in refusal(tmp_path / "her")


@pytest.mark.parametrize(
    ("value", "unit"),
    [("1.85", "Kroner"), ("seks", "Years"), ("2025-02-30", "Date"), ("0.5", "Share"), ("NaN", "Number")],
)
def test_a_value_that_is_not_of_its_unit_is_refused(tmp_path: Path, value: str, unit: str) -> None:
    line = f"longest: {{value: {value}, unit: {unit}, title: {{da: L, en: L}}, source: S, basis: seed}}\n"
    assert refusal(make(tmp_path / "grund", parameters=line)).startswith("parameters.yaml:1:18:")


def test_a_pack_without_verdicts_is_refused(tmp_path: Path) -> None:
    folder = make(tmp_path / "grund", parameters=PARAMETERS, table=RULE)
    (folder / "verdicts.yaml").unlink()
    assert refusal(folder).startswith("verdicts.yaml:")


def test_a_mistake_in_a_production_is_told_with_its_place(tmp_path: Path) -> None:
    folder = make(tmp_path / "grund", verdicts=VERDICTS.replace("status: klar}", "status: god}"))
    assert refusal(folder).startswith("verdicts.yaml:8:")


def test_an_unknown_pack_names_those_there_are() -> None:
    with pytest.raises(PackError, match="budget-2026"):
        load_pack("budget-1999")


def test_a_new_round_is_nothing_but_its_parameters() -> None:
    folder = next(folder for folder in folders() if folder.name == "budget-2027")
    assert {path.name for path in folder.iterdir()} == {"pack.yaml", "parameters.yaml", "sources.yaml", "frames.yaml"}
    old, new = load_pack("budget-2026"), load_pack("budget-2027")
    assert [rule.check for rule in new.rules] == [rule.check for rule in old.rules]
    values = {each.name: each.value for each in new.parameters}
    assert values["template_years"] == (2026, 2027, 2028, 2029, 2030, 2031)
    assert values["template_price_level"] == 2027
    assert values["pool_areas"] == ("service", "anlæg")


def test_where_the_round_is_a_guess_what_rests_on_it_is_a_warning() -> None:
    pack = load_pack("budget-2027")
    sure, guessed = ({rule.id: rule.severity for rule in each.rules} for each in (pack, pack.guessed()))
    softened = {name for name, severity in sure.items() if severity is not guessed[name]}
    assert softened == {"FO-413", "FO-449", "BU-624"}
    assert {(sure[name], guessed[name]) for name in softened} == {(Severity.ERROR, Severity.WARNING)}


def test_another_unit_of_a_parameter_is_told_at_the_parameter(tmp_path: Path) -> None:
    """The rules of the pack below reckon with it, and none of them is to blame."""
    make(tmp_path / "base", parameters=PARAMETERS, table=RULE)
    head = HEAD.format(id="own", round="Prøve 2031") + "extends: base\n"
    own = make(
        tmp_path / "own",
        pack=head,
        parameters="longest: {value: 5, unit: Kroner, title: {da: x, en: y}, source: x, basis: assumed}\n",
    )
    assert refusal(own) == (
        "parameters.yaml:1:18: longest er Years i den regelpakke, som denne bygger på, men her er den Kroner: "
        "giv den samme enhed, eller vælg et andet navn"
    )


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (
            "payback_total <= frame",
            "giver ingen mening: til venstre står Years (et antal år), til højre Kroner (et beløb)",
        ),
        ("payback_totl <= longest", "navnet `payback_totl` kendes ikke; mente du `payback_total`?"),
        ("payback_total <=", "fandt slutningen, men ventede en værdi eller en sætning"),
        ("payback_total", "her skal stå en sætning, der er sand eller falsk, men der står Years (et antal år)"),
        ("payback_total in longest", "for eksempel rows eller years"),
        ("rows = rows", "`=` giver ingen mening mellem to af samme slags: en liste af row"),
        ("payback_total <= 12345678901234567", "her står 123456789012, og det er ikke et tal: højst 15 cifre"),
    ],
)
def test_a_mistake_in_a_rule_is_told_in_danish(tmp_path: Path, check: str, words: str) -> None:
    rule = RULE.replace("payback_total\n      <= longest", check)
    assert check in rule
    assert words in refusal(make(tmp_path / "pakke", parameters=PARAMETERS, table=rule))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("extends: nowhere\n", "pack.yaml:5:10: nowhere: der er ingen regelpakke med det navn"),
        ("extends: own\n", "pack.yaml:5:10: regelpakkerne bygger på hinanden i ring"),
        ("extends: base\ndisabled: [TA-100, TA-101]\n", "pack.yaml:6:20: der er ingen regel TA-101 at undvære"),
    ],
)
def test_what_a_pack_cannot_rest_on_is_told_with_its_place(tmp_path: Path, head: str, told: str) -> None:
    make(tmp_path / "base", parameters=PARAMETERS, table=RULE)
    own = make(tmp_path / "own", pack=HEAD.format(id="own", round="Prøve 2031") + head)
    assert refusal(own).startswith(told)


def test_a_file_that_is_a_link_to_nowhere_is_not_left_out(tmp_path: Path) -> None:
    folder = make(tmp_path / "grund", parameters=PARAMETERS, table=RULE)
    (folder / "words.yaml").symlink_to(tmp_path / "gone.yaml")
    assert refusal(folder).startswith("words.yaml: ")


def test_a_mistake_in_a_definition_is_told_once_however_many_rules_use_it(tmp_path: Path) -> None:
    rule = RULE.replace("payback_total\n", "stated_one\n")
    again = rule.partition("rules:\n")[2].replace("TA-100", "TA-101")
    folder = make(
        tmp_path / "grund", parameters=PARAMETERS, definitions="stated_one: payback_totl\n", table=rule + again
    )
    assert refusal(folder).count("\n") == 0


@pytest.mark.parametrize("name", ["to ord", "every", "rows", "committees", "a(b)", "1", ""])
def test_a_parameter_that_no_rule_could_ask_for_is_refused(tmp_path: Path, name: str) -> None:
    parameters = PARAMETERS + LONGEST.replace("longest:", f'"{name}":', 1)
    told = refusal(make(tmp_path / "grund", parameters=parameters, table=RULE))
    assert told.startswith(f"parameters.yaml:4:1: ingen regel kan spørge efter en parameter ved navn »{name}«")


def test_an_argument_twice_is_refused(tmp_path: Path) -> None:
    folder = make(tmp_path / "grund", parameters=PARAMETERS, definitions="wait(year, year): 1\n", table=RULE)
    assert refusal(folder) == "definitions.yaml:1:1: to argumenter hedder year"


@pytest.mark.parametrize("word", ["", " - ", "…"])
def test_a_word_of_which_matching_leaves_nothing_is_refused(tmp_path: Path, word: str) -> None:
    words = f'areas: {{service: [Service, "{word}"]}}\n'
    folder = make(tmp_path / "grund", parameters=PARAMETERS, words=words, table=RULE)
    assert refusal(folder) == "words.yaml:1:28: et ord skal have mindst et bogstav eller et ciffer"


def test_no_folder_that_lies_here_takes_the_place_of_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "budget-2026")
    make(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    assert len(load_pack("budget-2026").rules) > 50
    assert load_pack("./budget-2026").rules == ()
    assert load_pack(Path("mine")).id == "mine"
    with pytest.raises(PackError, match=r"\./mine"):
        load_pack("mine")

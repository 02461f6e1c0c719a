from engine.decide.facts import Outcome
from engine.decide.verdict import decide
from engine.decide.why import Node, Of, tree
from engine.model.base import replace
from engine.model.finding import Category, Finding, Location, Severity, Skipped
from engine.model.production import Verdicts, Wording
from engine.model.verdict import Status
from tests.decide.makers import finding_fact, production, proposal_fact, rule_fact

UNMET = production(
    1,
    [{"fact": "finding", "where": {"criterion": {"not": ""}}}],
    {"fact": "unmet", "set": {"criterion": "{finding.criterion}"}},
    text="{finding.criterion} is not met",
)
FAILED = production(2, [{"fact": "unmet"}], {"fact": "status", "set": {"status": "opfylder_ikke_kriterierne"}})
MILDER = production(3, [{"fact": "finding"}], {"fact": "status", "set": {"status": "skal_rettes"}})
POOL = production(4, [{"fact": "proposal"}], {"fact": "pool", "set": {"name": "investeringspulje"}})
UNSEEN = production(5, [{"fact": "skipped"}], {"fact": "unshown", "set": {"rule": "{skipped.rule}"}})
PACK = Verdicts(
    words={
        "payback": Wording(da="tilbagebetaling", en="payback"),
        "opfylder_ikke_kriterierne": Wording(da="opfylder ikke", en="does not meet"),
    },
    facts={"finding": Wording(da="{rule} om {criterion}", en="{rule} on {criterion}")},
    productions=(UNMET, FAILED, MILDER, POOL, UNSEEN),
)
KNOWN = [
    finding_fact("EL-101", criterion="payback", category="eligibility"),
    proposal_fact(),
    rule_fact("skipped", "EL-103"),
]
FINDING = Finding(
    rule="EL-101",
    category=Category.ELIGIBILITY,
    severity=Severity.ERROR,
    message="For lang",
    hint="Kortere",
    location=Location(table="Tabel 1", row="Samlet", column="2026"),
    fingerprint="print-of-EL-101",
)
OTHER = replace(FINDING, rule="TA-101", fingerprint="print-of-TA-101")
OUTCOME = Outcome(findings=(OTHER, FINDING), skipped=(Skipped(rule="EL-103", reason="ulæselig"),))


def why(language: str = "da") -> Node:
    return tree(decide(KNOWN, PACK, language), OUTCOME, PACK, language)


def path(node: Node, *steps: int) -> Node:
    for step in steps:
        node = node.children[step]
    return node


def test_the_root_is_the_status_in_the_readers_words() -> None:
    assert (why().of, why().status, why().text) == (Of.STATUS, Status.OPFYLDER_IKKE_KRITERIERNE, "opfylder ikke")
    assert why("en").text == "does not meet"


def test_it_leads_down_to_the_finding_and_its_cell() -> None:
    root = why()
    assert [(path(root, *[0] * depth).of, path(root, *[0] * depth).decision) for depth in range(1, 5)] == [
        (Of.CONCLUSION, "VE-002"),
        (Of.CONCLUSION, "VE-001"),
        (Of.FACT, ""),
        (Of.FINDING, ""),
    ]
    assert path(root, 0, 0).text == "tilbagebetaling is not met"
    assert path(root, 0, 0, 0).text == "EL-101 om tilbagebetaling"
    assert path(root, 0, 0, 0, 0).finding == FINDING
    assert len(path(root, 0, 0, 0).children) == 1


def test_what_led_to_a_milder_status_stands_behind_the_reasons() -> None:
    assert [each.decision for each in why().children][:2] == ["VE-002", "VE-003"]


def test_what_nothing_rests_on_stands_last() -> None:
    assert [each.decision for each in why().children] == ["VE-002", "VE-003", "VE-004", "VE-005"]


def test_a_skipped_rule_comes_with_its_reason() -> None:
    skipped = path(why(), 3, 0, 0)
    assert (skipped.of, skipped.text, skipped.skipped) == (Of.SKIPPED, "ulæselig", OUTCOME.skipped[0])


def test_a_fact_that_the_pack_has_no_words_for_is_shown_as_it_is() -> None:
    assert path(why(), 2, 0).text.startswith("proposal: kind = investeringsforslag, ")


def test_conclusions_that_rest_on_each_other_end() -> None:
    forth = production(1, [{"fact": "finding"}], {"fact": "here", "set": {"x": "a"}})
    over = production(2, [{"fact": "here"}], {"fact": "there", "set": {"x": "a"}})
    back = production(3, [{"fact": "there"}], {"fact": "here", "set": {"x": "a"}})
    end = production(4, [{"fact": "here"}], {"fact": "status", "set": {"status": "klar"}})
    pack = Verdicts(productions=(forth, over, back, end))
    root = tree(decide(KNOWN, pack), OUTCOME, pack)
    assert [each.decision for each in path(root, 0).children] == ["VE-001"]

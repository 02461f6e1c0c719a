"""What the productions of Budget 2026 conclude, for each kind of proposal and each way to fall short."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.decide.facts import fact
from engine.decide.verdict import decide
from engine.model.finding import Cause
from engine.model.production import Verdicts
from engine.model.stage import Stage
from engine.model.verdict import Fact, Status, Verdict
from engine.pack.productions import check_productions, check_total
from engine.source.located import load_yaml
from engine.source.validate import validate
from tests.conftest import ROOT
from tests.decide.makers import finding_fact, proposal_fact, rule_fact

FILE = ROOT / "rules" / "budget-2026" / "verdicts.yaml"
INVESTERING = ("payback", "service_saving", "area")
INNOVATION = ("service_only", "innovation_criteria")
APPROVED = fact("approval", body="cø", answer="ja", dated="ja")


PACK = validate(Verdicts, load_yaml(FILE), FILE.name)


@pytest.fixture(scope="module")
def pack() -> Verdicts:
    return PACK


def proposal(*criteria: str, **changes: str) -> list[Fact]:
    """A proposal whose rules of these criteria were all checked, and approved by Center for Økonomi."""
    checked = [rule_fact("checked", f"EL-{number}", name) for number, name in enumerate(criteria, start=101)]
    return [proposal_fact(**changes), APPROVED, *checked]


INVESTMENT = proposal(*INVESTERING)
PILOT = proposal(*INNOVATION, kind="innovationsforslag")


def concluded(verdict: Verdict, type: str) -> list[tuple[str | int, ...]]:
    found = [tuple(value for _, value in each.fact.values) for each in verdict.conclusions if each.fact.type == type]
    return sorted(found, key=str)


def names(*each: str) -> list[tuple[str | int, ...]]:
    return sorted((name,) for name in each)


def test_the_pack_is_sound(pack: Verdicts) -> None:
    assert check_productions(pack) == check_total(pack) == []


@pytest.mark.parametrize(("known", "criteria"), [(INVESTMENT, INVESTERING), (PILOT, INNOVATION)])
def test_checked_and_nothing_found_is_ready(pack: Verdicts, known: list[Fact], criteria: tuple[str, ...]) -> None:
    verdict = decide(known, pack)
    assert verdict.status is Status.KLAR
    assert concluded(verdict, "met") == names(*criteria)
    assert concluded(verdict, "unmet") == concluded(verdict, "unshown") == []


@pytest.mark.parametrize(
    ("found", "status"),
    [
        (finding_fact("EL-101", category="eligibility", criterion="payback"), Status.OPFYLDER_IKKE_KRITERIERNE),
        (finding_fact("EL-199", category="eligibility"), Status.OPFYLDER_IKKE_KRITERIERNE),
        (finding_fact("TA-101"), Status.SKAL_RETTES),
        (finding_fact("FO-101", category="form"), Status.SKAL_RETTES),
        (finding_fact("TA-102", severity="warning"), Status.KLAR_MED_BEMAERKNINGER),
        (finding_fact("EL-101", "warning", "eligibility", "payback"), Status.KLAR_MED_BEMAERKNINGER),
        (finding_fact("TA-103", severity="info"), Status.KLAR),
    ],
)
def test_a_finding_makes_the_status(pack: Verdicts, found: Fact, status: Status) -> None:
    assert decide([*INVESTMENT, found], pack).status is status


def test_the_gravest_finding_decides(pack: Verdicts) -> None:
    found = [
        finding_fact("TA-102", severity="warning"),
        finding_fact("EL-101", category="eligibility", criterion="payback"),
        finding_fact("TA-101"),
    ]
    assert decide([*INVESTMENT, *found], pack).status is Status.OPFYLDER_IKKE_KRITERIERNE


def test_an_unmet_criterion_is_neither_met_nor_unshown(pack: Verdicts) -> None:
    found = finding_fact("EL-101", category="eligibility", criterion="payback")
    verdict = decide([*INVESTMENT, found, rule_fact("skipped", "EL-102", "payback")], pack)
    assert concluded(verdict, "unmet") == names("payback")
    assert concluded(verdict, "unshown") == []
    assert ("payback",) not in concluded(verdict, "met")


@pytest.mark.parametrize("cause", [Cause.UNKNOWN, Cause.NOTHING_THERE])
@pytest.mark.parametrize("criterion", INVESTERING)
def test_what_could_not_be_checked_is_never_ready(pack: Verdicts, criterion: str, cause: Cause) -> None:
    verdict = decide([*INVESTMENT, rule_fact("skipped", "EL-199", criterion, cause=cause)], pack)
    assert verdict.status is Status.KLAR_MED_BEMAERKNINGER
    assert concluded(verdict, "unshown") == names(criterion)
    assert concluded(verdict, "met") == names(*set(INVESTERING) - {criterion})


@pytest.mark.parametrize("criterion", INNOVATION)
def test_what_no_rule_checked_is_never_ready(pack: Verdicts, criterion: str) -> None:
    others = [name for name in INNOVATION if name != criterion]
    verdict = decide(proposal(*others, kind="innovationsforslag"), pack)
    assert verdict.status is Status.IKKE_KONTROLLERET
    assert concluded(verdict, "unchecked") == names(criterion)
    assert concluded(verdict, "unshown") == names(criterion)


def test_a_rule_that_does_not_concern_a_proposal_neither_hinders_nor_helps_it(pack: Verdicts) -> None:
    unconcerned = rule_fact("skipped", "EL-199", "payback", cause=Cause.NOT_CONCERNED)
    assert decide([*INVESTMENT, unconcerned], pack).status is Status.KLAR
    without = [each for each in INVESTMENT if ("criterion", "payback") not in each.values]
    verdict = decide([*without, unconcerned], pack)
    assert verdict.status is Status.IKKE_KONTROLLERET
    assert concluded(verdict, "unshown") == names("payback")


def test_the_payback_is_not_shown_where_the_one_on_service_cannot_be_told(pack: Verdicts) -> None:
    known = [each for each in INVESTMENT if ("rule", "EL-101") not in each.values]
    untold = rule_fact("skipped", "EL-101", "payback", cause=Cause.NOT_CONCERNED)
    verdict = decide([*known, rule_fact("checked", "EL-102", "payback"), untold], pack)
    assert concluded(verdict, "unshown") == names("payback")
    assert verdict.status is Status.KLAR_MED_BEMAERKNINGER


def test_what_could_not_be_checked_is_not_called_ready(pack: Verdicts) -> None:
    for facts in (PILOT, INVESTMENT):
        verdict = decide([*facts, rule_fact("skipped", "TA-101", "", "table")], pack)
        assert verdict.status is Status.KLAR_MED_BEMAERKNINGER
        assert concluded(verdict, "unshown") == []


def test_what_the_kind_does_not_need_may_be_skipped(pack: Verdicts) -> None:
    unconcerned = rule_fact("skipped", "EL-101", "payback", cause=Cause.NOT_CONCERNED)
    assert decide([*PILOT, unconcerned], pack).status is Status.KLAR


@pytest.mark.parametrize(
    ("known", "area", "pools"),
    [
        (INVESTMENT, "service", [("service", "investeringspulje")]),
        (INVESTMENT, "anlæg", [("anlæg", "investeringspulje")]),
        (INVESTMENT, "overførsler", []),
        (PILOT, "service", [("service", "innovationspulje")]),
        (PILOT, "anlæg", []),
    ],
)
def test_the_pool_asked_for(pack: Verdicts, known: list[Fact], area: str, pools: list[tuple[str, str]]) -> None:
    assert concluded(decide([*known, fact("asks", area=area)], pack), "pool") == pools


@pytest.mark.parametrize(
    "approval",
    [
        None,
        fact("approval", body="cø", answer="nej", dated="ja"),
        fact("approval", body="cø", answer="blank", dated="nej"),
        fact("approval", body="cø", answer="ja", dated="nej"),
        fact("approval", body="koncern-it", answer="ja", dated="ja"),
    ],
)
def test_center_for_okonomi_approves_by_yes_and_a_date(pack: Verdicts, approval: Fact | None) -> None:
    without = [each for each in INVESTMENT if each != APPROVED]
    known = [*without, approval] if approval else without
    assert concluded(decide(known, pack), "awaits") == names("cø", "fagudvalg")
    assert concluded(decide([*known, APPROVED], pack), "awaits") == names("fagudvalg")


def test_a_cross_cutting_proposal_awaits_the_directors_and_okonomiudvalget(pack: Verdicts) -> None:
    known = proposal(*INVESTERING, cross_cutting="ja")
    assert concluded(decide(known, pack), "awaits") == names("direktørkredsen", "økonomiudvalget")
    approved = fact("approval", body="direktørkredsen", answer="ja", dated="ja")
    assert concluded(decide([*known, approved], pack), "awaits") == names("økonomiudvalget")


def test_a_proposal_without_its_steps_is_in_order_and_not_ready(pack: Verdicts) -> None:
    draft = [each for each in INVESTMENT if each != APPROVED]
    blank = fact("hearing", body="med-udvalg", answer="blank", dated="nej")
    verdict = decide([*draft, blank], pack, "da", Stage.INDSENDT)
    assert verdict.status is Status.KLAR
    assert not verdict.ready
    assert verdict.progress.stage is Stage.INDSENDT
    assert [(each.step, each.stage, each.bar) for each in verdict.progress.awaits] == [
        ("høringer", Stage.INDSENDT, True),
        ("cø", Stage.POLITISK, True),
        ("fagudvalg", Stage.POLITISK, False),
    ]
    assert [each.step for each in verdict.progress.missing] == ["høringer", "cø"]
    assert decide(INVESTMENT, pack).ready


def test_a_cross_cutting_proposal_is_never_ready_without_its_directors(pack: Verdicts) -> None:
    known = proposal(*INVESTERING, cross_cutting="ja")
    verdict = decide(known, pack, "da", Stage.POLITISK)
    assert (verdict.status, verdict.ready) == (Status.KLAR, False)
    approved = fact("approval", body="direktørkredsen", answer="ja", dated="ja")
    assert decide([*known, approved], pack, "da", Stage.POLITISK).ready


ANSWERS = st.builds(
    lambda type, body, answer, dated: fact(type, body=body, answer=answer, dated=dated),
    st.sampled_from(["approval", "hearing"]),
    st.sampled_from(["cø", "direktørkredsen", "økonomiudvalget", "fagudvalg", "it-kredsen", "med-udvalg", ""]),
    st.sampled_from(["ja", "nej", "blank"]),
    st.sampled_from(["ja", "nej"]),
)
CONFORMITY = st.lists(
    st.sampled_from(
        [
            finding_fact("TA-101"),
            finding_fact("TA-102", severity="warning"),
            finding_fact("EL-101", category="eligibility", criterion="payback"),
            rule_fact("skipped", "EL-102", "payback"),
            rule_fact("checked", "EL-101", "payback"),
            rule_fact("checked", "EL-103", "service_saving"),
            rule_fact("checked", "EL-105", "area"),
        ]
    ),
    unique=True,
)


@given(CONFORMITY, st.lists(ANSWERS, max_size=6), st.lists(ANSWERS, max_size=6), st.sampled_from(["ja", "nej"]))
@settings(max_examples=60, deadline=None)
def test_no_set_of_answered_or_unanswered_steps_changes_conformity(
    known: list[Fact], some: list[Fact], others: list[Fact], cross_cutting: str
) -> None:
    own = [proposal_fact(cross_cutting=cross_cutting), *known]
    one, other = decide([*own, *some], PACK), decide([*own, *others], PACK)
    assert one.status is other.status
    assert [each for each in one.conclusions if each.fact.type != "awaits"] == [
        each for each in other.conclusions if each.fact.type != "awaits"
    ]


@pytest.mark.parametrize("facts", [[proposal_fact()], [], [rule_fact("checked", "TA-101", category="table")]])
def test_what_was_not_checked_has_no_verdict(pack: Verdicts, facts: list[Fact]) -> None:
    known = facts or [proposal_fact(economy="nej"), *INVESTMENT[1:]]
    if facts and facts[0].type != "proposal":
        known = [proposal_fact(), *facts]
    assert decide(known, pack).status is Status.IKKE_KONTROLLERET
    assert decide([*known, finding_fact("TA-101")], pack).status is Status.IKKE_KONTROLLERET


def member(status: Status, count: int = 1) -> Fact:
    return fact("member", kind="investeringsforslag", status=status, count=count)


@pytest.mark.parametrize("status", list(Status))
def test_a_bundle_is_no_better_than_its_proposals(pack: Verdicts, status: Status) -> None:
    known = [fact("bundle", cover="ja"), member(Status.KLAR, 4)]
    assert decide(known, pack).status is Status.KLAR
    assert decide([*known, member(status)], pack).status is status


@pytest.mark.parametrize("confidential", ["ja", "nej"])
def test_a_bundle_with_proposals_that_nobody_read_is_never_ready(pack: Verdicts, confidential: str) -> None:
    unseen = fact("unseen", confidential=confidential, count=2)
    known = [fact("bundle", cover="ja"), member(Status.KLAR), unseen]
    assert decide(known, pack).status is Status.KLAR_MED_BEMAERKNINGER


def test_a_bundle_of_nothing_is_not_ready(pack: Verdicts) -> None:
    assert decide([fact("bundle", cover="nej")], pack).status is Status.KLAR_MED_BEMAERKNINGER


def test_a_bundle_whose_cover_is_wrong_must_be_mended(pack: Verdicts) -> None:
    known = [fact("bundle", cover="ja"), member(Status.KLAR), finding_fact("BU-601", category="bundle")]
    assert decide(known, pack).status is Status.SKAL_RETTES


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_name_of_ours_is_left_in_a_text(pack: Verdicts, language: str) -> None:
    known = [
        *proposal(*INVESTERING, cross_cutting="ja"),
        fact("asks", area="anlæg"),
        finding_fact("EL-101", category="eligibility", criterion="service_saving"),
        finding_fact("TA-101", severity="warning", category="sign"),
        rule_fact("skipped", "EL-102", "payback"),
    ]
    for conclusion in decide(known, pack, language).conclusions:
        assert "_" not in conclusion.text
        assert "{" not in conclusion.text
        assert conclusion.text.endswith(".")


@pytest.mark.parametrize("kind", ["foranalyse", "effektiviseringsforslag"])
@pytest.mark.parametrize("economy", ["ja", "nej"])
def test_a_kind_whose_criteria_nobody_knows_has_remarks_and_is_never_unfit(
    pack: Verdicts, kind: str, economy: str
) -> None:
    known = [proposal_fact(kind=kind, economy=economy), rule_fact("checked", "FO-401", category="form")]
    verdict = decide(known, pack)
    assert verdict.status is Status.KLAR_MED_BEMAERKNINGER
    assert concluded(verdict, "need") == []


def test_a_bundle_with_a_cross_cutting_proposal_that_nobody_read_awaits_the_directors(pack: Verdicts) -> None:
    known = [fact("bundle", cover="ja"), member(Status.KLAR), fact("unseen", confidential="nej", count=1)]
    assert concluded(decide(known, pack), "awaits") == []
    verdict = decide([*known, fact("unseen_cross_cutting", count=1)], pack)
    assert concluded(verdict, "awaits") == names("direktørkredsen")
    assert not verdict.ready
    assert verdict.status is decide(known, pack).status

"""The facade: what a rule says of a proposal, where, and in which words."""

import datetime as dt
from decimal import Decimal

import pytest

from engine.language import CompiledRule, Outcome, RuleText, View, compile_rule, library, parameter
from engine.language.views import ProposalView
from engine.model.base import replace
from engine.model.bundle import Bundle, CommitteeRow, Cover, ListedInvestment
from engine.model.cell import Cell, CellAddress, State
from engine.model.finding import Rounding
from engine.model.place import Place
from engine.model.proposal import Caption, Kind, Proposal
from engine.texts import language
from tests.language.examples import PROPOSAL, ROWS, cell, consulted, unreadable

LIBRARY = library(
    {"total(part, year)": "sum of row[year] over row in rows where row.section = part and row.role = total"},
    {"latest": parameter("Date", "2025-05-06"), "longest": parameter("Years", "2")},
)
SAMLET = len(ROWS) - 1
OVERALL = (
    "every year in years, samlet in rows where samlet.section = samlet: "
    "samlet[year] = total(varige, year) + total(implementering, year)"
)


def rule(check: str, **parts: str) -> CompiledRule:
    messages = {name: text for name, text in parts.items() if name in ("da", "en")}
    return compile_rule(
        RuleText("X", check, applies=parts.get("applies", ""), at=parts.get("at", ""), messages=messages), LIBRARY
    )


def with_cell(proposal: Proposal, row: int, column: int, new: Cell) -> Proposal:
    """The proposal with another cell in Tabel 1."""
    economy = proposal.economy
    assert economy is not None
    rows = list(economy.rows)
    cells = list(rows[row].cells)
    cells[column] = new
    rows[row] = replace(rows[row], cells=tuple(cells))
    return replace(proposal, economy=replace(economy, rows=tuple(rows)))


def only(check: str, proposal: Proposal, **parts: str) -> Outcome:
    (outcome,) = rule(check, **parts).run(View(proposal))
    return outcome


def test_counts_what_holds() -> None:
    result = rule(OVERALL).run(View(PROPOSAL))
    assert (result.held, result.checked, result.outcomes) == (6, 6, ())


def test_a_broken_total_names_its_cell_and_both_sides() -> None:
    outcome = only(OVERALL, with_cell(PROPOSAL, SAMLET, 1, Cell(text="1.350", state=State.NUMBER, value=1350)))
    assert outcome.status == "broken"
    assert (outcome.stated, outcome.expected, outcome.rounding) == (1350, -1350, Rounding.IMPOSSIBLE)
    assert outcome.address == CellAddress("BC90", "economy", SAMLET, 1)
    assert outcome.naming == ("Tabel 1", "Samlet økonomisk påvirkning", "2026")
    assert outcome.binding == (("year", "2026"), ("samlet", "Samlet økonomisk påvirkning"))


def test_messages_are_written_in_the_language_of_the_run() -> None:
    outcome = only(
        OVERALL,
        with_cell(PROPOSAL, SAMLET, 1, cell(12345)),
        da="{samlet.label} i {year}: {stated}, ikke {expected} (forskel {difference}, {years})",
        en="{stated} against {expected} by {latest}",
    )
    token = language.set("da")
    try:
        assert (
            outcome.render("da")
            == "Samlet økonomisk påvirkning i 2026: 12.345, ikke -1.350 (forskel 13.695, 2025-2030)"
        )
        language.set("en")
        assert outcome.render("en") == "12,345 against -1,350 by 2025-05-06"
    finally:
        language.reset(token)


def test_an_unreadable_cell_is_skipped_by_name_and_the_others_are_judged() -> None:
    result = rule(OVERALL).run(View(with_cell(PROPOSAL, SAMLET, 2, unreadable())))
    assert result.held == 5
    (outcome,) = result
    assert outcome.status == "skipped"
    assert "Tabel 1, Samlet økonomisk påvirkning, 2027" in outcome.reason


def test_a_rule_that_does_not_apply_says_so_once() -> None:
    outcome = only(OVERALL, PROPOSAL, applies="kind = innovationsforslag")
    assert outcome.status == "skipped"
    assert "kind = innovationsforslag" in outcome.reason


def test_a_rule_with_nothing_to_range_over_is_skipped() -> None:
    bare = replace(PROPOSAL, economy=None)
    assert only(OVERALL, bare).status == "skipped"
    assert rule(OVERALL).run(View(bare)).checked == 0


def test_a_payback_that_never_comes_has_no_figure() -> None:
    outcome = only("(payback of size(total(varige, year)) + 1 over year in years) <= longest", PROPOSAL, da="{stated}")
    assert (outcome.stated, outcome.expected) == (None, 2)
    assert outcome.render("da") in ("længere end tabellens år", "longer than the years of the table")


def test_the_place_is_the_rules_own_or_the_innermost_record() -> None:
    late = consulted("med-udvalg", dt.date(2025, 6, 1), "1. juni 2025")
    late = replace(late, place=Place(line=40))
    proposal = replace(PROPOSAL, hearings=(late,))
    check = "every hearing in hearings, date in hearing.dates: date.value <= latest"
    assert only(check, proposal).place == late.dates[0].place
    assert only(check, proposal, at="hearing").place.line == 40
    assert only(check, proposal, at="payback_total").address == CellAddress("BC90", "payback", 1, 0)


def test_a_text_is_compared_in_any_case_and_told_as_it_stands() -> None:
    assert rule("title = 'FÆLLES DIGITAL ASSISTENT'").run(View(PROPOSAL)).held == 1
    outcome = only("title = 'noget andet'", PROPOSAL, da="»{stated}« er ikke »{expected}«")
    assert outcome.render("da") == "»Fælles digital assistent« er ikke »noget andet«"


def test_words_are_whole_words_unless_a_star_says_otherwise() -> None:
    for words, held in (
        ("digital", 1),
        ("digit", 0),
        ("digit*", 1),
        ("digital  assistent", 1),
        ("assistent fælles", 0),
        ("*sistent", 1),
        ("*sist*", 1),
        ("*gital assi*", 1),
        ("*sis", 0),
        ("sistent", 0),
    ):
        assert rule(f"title mentions '{words}'").run(View(PROPOSAL)).held == held, words


def test_no_words_are_mentioned_by_no_text() -> None:
    for words in ([], ["", " * "]):
        known = library({}, {"words": parameter("list of Text", words)})
        compiled = compile_rule(RuleText("X", "title mentions words"), known)
        assert compiled.run(View(PROPOSAL)).held == 0


def test_figures_of_other_tables_are_summed_and_multiplied() -> None:
    sums = rule("every c in figure_columns: c.total = sum of f over f in c.figures").run(View(PROPOSAL))
    assert (sums.held, sums.outcomes) == (3, ())
    products = rule("every p in products: p.result = p.base * p.share").run(View(PROPOSAL))
    assert (products.held, products.outcomes) == (2, ())


def test_a_price_in_a_label_is_multiplied_out() -> None:
    result = rule("every p in label_products: (sum of p.row[year] over year in years) = p.product").run(View(PROPOSAL))
    assert result.held == 1
    amounts = rule("every q in label_quantities where q.noun = 'udviklingstimer': q.amount = 1230").run(View(PROPOSAL))
    assert amounts.held == 1


def test_the_bundle_is_held_against_its_proposals() -> None:
    listed = ListedInvestment(
        label="Fælles digital assistent", id="BC90", owner="KFF", committee="KFU", effect=cell(-2700), payback=cell(3)
    )
    counted = CommitteeRow(label="Kultur- og Fritidsudvalget", committee="KFU", count=cell(1))
    bundle = Bundle(cover=Cover(investments=(listed,), committees=(counted,)), proposals=(PROPOSAL,))
    check = (
        "every entry in listed, proposal in proposals where proposal.id = entry.id: entry.effect = total(varige, 2030)"
    )
    compiled = compile_rule(RuleText("B", check, scope="bundle"), LIBRARY)
    (outcome,) = compiled.run(View(bundle))
    assert (outcome.stated, outcome.expected) == (-2700, -2800)
    assert outcome.address == CellAddress("", "cover.investments", 0, 2)
    assert outcome.naming == ("Tabel 2", "Fælles digital assistent", "Varige effektiviseringer")
    (constraint,) = compiled.ground(View(bundle))
    assert {address.owner for address in dict(constraint.terms)} == {"", "BC90"}  # type: ignore[union-attr]
    count = "every row in committees: row.count = count of entry in listed_ids where entry.committee = row.committee"
    assert compile_rule(RuleText("B", count, scope="bundle"), LIBRARY).run(View(bundle)).held == 1


def test_the_other_family_of_proposals() -> None:
    innovation = replace(PROPOSAL, kind=Kind.INNOVATION, future=None)
    assert only("future.cost >= 0", innovation).status == "skipped"
    assert rule("if has_future then future.cost >= 0").run(View(innovation)).held == 1


def test_a_quantity_that_no_one_could_read_is_not_computed_with() -> None:
    table = PROPOSAL.figure_tables[0]
    total = table.rows[-1]
    for monster in ("1E+999999", "1E-999999"):
        huge = replace(total.cells[0][0], value=Decimal(monster))
        rows = (*table.rows[:-1], replace(total, cells=((huge,), *total.cells[1:])))
        proposal = replace(PROPOSAL, figure_tables=(replace(table, rows=rows),))
        (outcome,) = rule("every c in figure_columns: c.total = sum of f over f in c.figures").run(View(proposal))
        assert outcome.status == "skipped"


def test_a_false_premise_that_speaks_of_nothing_bound_leaves_nothing_to_demand() -> None:
    unfounded = "if has_future then (every year in years: (count of row in rows) = 1000)"
    result = rule(unfounded).run(View(PROPOSAL))
    assert (result.held, result.outcomes) == (1, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "every column in economy.columns, before in economy.columns where before.position = column.position - 1: "
        "column.year = before.year + 1",
        "every column in economy.columns where column.year_before is stated: column.year = column.year_before + 1",
    ],
)
def test_the_columns_of_a_table_stand_as_in_its_header(sentence: str) -> None:
    economy = PROPOSAL.economy
    assert economy is not None
    twisted = replace(PROPOSAL, economy=replace(economy, years=(2025, 2027, 2026, 2026, 2028, 2029)))
    result = rule(sentence, at="column").run(View(twisted))
    assert result.held == 1
    assert [(each.stated, each.expected) for each in result] == [(2027, 2026), (2026, 2028), (2026, 2027), (2028, 2027)]
    assert [each.naming for each in result] == [("Tabel 1", "", str(year)) for year in (2027, 2026, 2026, 2028)]


def test_a_caption_knows_the_number_of_the_one_before_it() -> None:
    numbers = (1, None, 3, 2)
    proposal = replace(PROPOSAL, captions=tuple(Caption(number=number, title="t") for number in numbers))
    check = "every caption in captions where caption.number is stated: caption.number_before = 3"
    assert rule(check).run(View(proposal)).held == 1
    check = "every caption in captions where caption.number_before is stated: caption.position > 1"
    assert rule(check).run(View(proposal)).held == 2


def test_words_of_two_labels_are_no_phrase() -> None:
    some = "some row in rows where row.label mentions phrase"
    for labels, found in ((("nyt digitalt", "system købes"), False), (("nyt", "et digitalt\nSystem"), True)):
        economy = PROPOSAL.economy
        assert economy is not None
        rows = tuple(replace(economy.rows[1], label=label) for label in labels)
        result = rule(some.replace("phrase", "'digitalt system'")).run(
            View(replace(PROPOSAL, economy=replace(economy, rows=rows)))
        )
        assert bool(result.held) is found


def test_a_table_that_is_pointed_at_is_named_with_the_year() -> None:
    economy = PROPOSAL.economy
    assert economy is not None
    place = Place(file="f", line=7)
    administration = replace(economy, number=3, years=(2099,), rows=(), place=place)
    proposal = replace(PROPOSAL, administration_effect=administration)
    outcome = only("every year in admin_years: year in years", proposal, at="administration_table")
    assert (outcome.naming, outcome.place) == (("Tabel 3", "", "2099"), place)


def test_a_message_counts_by_what_the_demand_bound() -> None:
    sentence = "every total in rows where total.section = samlet: not (some row in rows where row.section != samlet)"
    counted = "{count of row in rows where row.section = total.section}"
    (outcome,) = rule(sentence, da=counted).run(View(PROPOSAL))
    assert outcome.render("da") == "1"


def test_an_area_is_one_however_its_letters_are_written() -> None:
    economy = PROPOSAL.economy
    assert economy is not None
    areas = ProposalView(PROPOSAL).areas
    rows = tuple(replace(row, area=replace(row.area, name=row.area.name.upper())) for row in economy.rows)
    subject = replace(PROPOSAL, economy=replace(economy, rows=(*economy.rows, *rows)))
    assert ProposalView(subject).areas == areas


def test_a_figure_that_is_bound_by_itself_keeps_its_address() -> None:
    result = rule("every column in figure_columns, figure in column.figures: figure >= 1").run(View(PROPOSAL))
    assert result.held
    assert [each.stated for each in result] == [Decimal("0.8")]
    assert [each.address.part for each in result if each.address] == ["figures.0"]

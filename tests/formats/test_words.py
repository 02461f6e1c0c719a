"""Matching words of the template."""

from engine.formats.words import find_round, fold, leading, mentioned, named, squeeze
from engine.model.lexicon import Lexicon

WORDS = {"service": ("Service", "Serviceudgifter"), "it": ("Koncern IT", "Koncern-IT"), "øvrig": ("Øvrig service",)}


def test_folding_ignores_case_hyphens_and_blanks() -> None:
    assert fold("  Styrings-område:\n") == fold("styringsområde")
    assert fold("Sty\u00adrings  område") == "styrings område"
    assert squeeze("Hvordan måles ") + squeeze("opfølgningsmålet?") == squeeze("Hvordan måles opfølgningsmålet?")


def test_damaged_digits_are_mapped_for_matching() -> None:
    assert fold("Budget ęėę6") == "budget 2026"


def test_a_whole_text_is_named() -> None:
    assert named(WORDS, "SERVICE") == "service"
    assert named(WORDS, "Koncern-IT") == "it"
    assert named(WORDS, "servicering") == ""


def test_the_longest_form_leads() -> None:
    assert leading(WORDS, "Serviceudgifter, i alt") == ("service", "i alt")
    assert leading(WORDS, "Servicering") == ("", "")
    assert leading(WORDS, "Øvrig service") == ("øvrig", "")


def test_a_footnote_mark_is_no_part_of_a_word() -> None:
    assert named(WORDS, "Service¹") == "service"
    assert leading(WORDS, "Øvrig service¹⁾, i alt²") == ("øvrig", "i alt")
    assert named(WORDS, "Service1") == ""


def test_a_word_broken_by_a_narrow_cell_is_the_word() -> None:
    assert named(WORDS, "Ser vice") == "service"
    assert leading(WORDS, "Øv rig serv ice, i alt") == ("øvrig", "i alt")
    assert leading(WORDS, "Øvrig serv icering") == ("", "")


def test_whole_words_are_mentioned() -> None:
    assert mentioned(WORDS, "både service og Koncern IT") == ("service", "it")
    assert mentioned(WORDS, "selvbetjeningsservice") == ()


def test_rounds() -> None:
    lexicon = Lexicon(markers={"round": ("Budget", "OFS")})
    assert find_round(lexicon, " Budget 2026 ") == "Budget 2026"
    assert find_round(lexicon, "OFS 2025-2026") == "OFS 2025-2026"
    assert find_round(lexicon, "OFS24/25") == ""
    assert find_round(lexicon, "Budget 2026 og frem") == ""
    assert find_round(lexicon, "Budgettet 2026") == ""

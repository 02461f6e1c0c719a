"""The generator of prose: its truths are computed again from the tables, and its output is frozen."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import asdict, replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from benchmarks.prose import Case, Figure, Half, Report, Span, alterations, document, draw, score, word
from benchmarks.prose.case import Firmness, Kind, Meaning, Naming, Relation, Result, Source
from benchmarks.prose.score import Address, tied_right
from benchmarks.prose.tables import pack
from benchmarks.prose.words import FOLDER, words_of
from engine.check.run import check_proposal
from engine.formats.document import Paragraph, Table
from engine.model.budget import Role, Section
from engine.model.finding import Severity
from engine.run.open import open_bytes

SEEDS = range(60)
HALVES = pytest.mark.parametrize("half", list(Half))
FROZEN = {
    Half.TRAINING: "622ed6016c23b28aa687e03d43f34b7f43a020dc712a3eae9ee539b0cff127a1",
    Half.HELD_OUT: "a0e90f45b4f4b17ee4a85b5557fe70f1c58c3f68845126d612a3ae602d95e113",
}
"""What the cases of `SEEDS` and their alterations hash to. A change of the generator after a reader was measured by it
makes its scores another thing's: change a digest only together with what was measured."""


@cache
def cases(half: Half) -> tuple[Case, ...]:
    return tuple(draw(seed, half) for seed in SEEDS)


@cache
def altered(half: Half) -> tuple[Case, ...]:
    return tuple(each for case in cases(half) for each in alterations(case))


def amounts(case: Case, part: str, row: int) -> list[int]:
    """The cells of a row as numbers, read off their texts."""
    table = case.proposal.economy if part == "economy" else case.proposal.administration_effect
    assert table is not None
    return [int(cell.text.replace(".", "") or 0) for cell in table.rows[row].cells]


def summed(case: Case, source: Source) -> int:
    """The quantity that a source names, added up here once more."""
    if source.part == "future":
        assert case.proposal.future is not None
        return int((case.proposal.future.cost, case.proposal.future.effect)[source.rows[0]].text.replace(".", ""))
    if source.part == "payback":
        assert case.proposal.payback is not None
        return int(case.proposal.payback.service.text.split()[0])
    rows = [amounts(case, source.part, row) for row in source.rows]
    if source.minus is not None:
        return sum(row[source.columns[0]] - row[source.minus] for row in rows)
    if source.each:
        (value,) = {sum(row[column] for row in rows) for column in source.columns}
        return value
    return sum(row[column] for row in rows for column in source.columns)


def named_rows(case: Case, text: str) -> set[int]:
    """The rows of which the text has one of the names."""
    assert case.proposal.economy is not None
    labels = {each.label: each for rows in words_of(case.half).labels.values() for each in rows}
    found = set()
    for index, row in enumerate(case.proposal.economy.rows):
        names = [name for _, forms in labels[row.label].forms for name in forms] if row.label in labels else []
        if any(name in text or name[0].upper() + name[1:] in text for name in names):
            found.add(index)
    return found


@HALVES
def test_a_figure_stands_for_the_rows_that_its_words_name(half: Half) -> None:
    for case in cases(half):
        for figure in case.figures:
            if figure.meaning in (Meaning.CELL, Meaning.ROW, Meaning.DIFFERENCE) and figure.source:
                before = {figure.paragraph - 1} if figure.naming in (Naming.BEFORE, Naming.SYNONYM) else set()
                near = {figure.paragraph, *before}
                text = " ".join(case.paragraphs[each].text for each in near)
                assert set(figure.source.rows) <= named_rows(case, text), text


@HALVES
def test_totals_are_of_whole_sections_and_areas(half: Half) -> None:
    for case in cases(half):
        assert case.proposal.economy is not None
        rows = [(n, row) for n, row in enumerate(case.proposal.economy.rows) if row.role is Role.DETAIL]
        sections = {section: {n for n, row in rows if row.section is section} for section in Section}
        areas = [{n for n, row in rows if row.area.name == area} for area in ("service", "anlæg")]
        wholes = [*sections.values(), set().union(*sections.values())]
        for figure in case.figures:
            if figure.source is None or figure.source.part != "economy":
                continue
            if figure.meaning is Meaning.TOTAL:
                assert set(figure.source.rows) in wholes
            elif figure.meaning is Meaning.AREA:
                assert set(figure.source.rows) in [area & sections[Section.IMPLEMENTERING] for area in areas]


@HALVES
def test_a_year_dates_the_columns_of_its_amount(half: Half) -> None:
    for case in cases(half):
        assert case.proposal.economy is not None
        years = case.proposal.economy.years
        for amount in case.figures:
            told = [int(year.low) for year in case.figures if amount.id in year.dates]
            if not told:
                continue
            assert amount.source is not None
            columns = [years[column] for column in amount.source.columns]
            if len(told) == 2:
                assert told == [columns[0], columns[-1]]
                between = tuple(range(amount.source.columns[0], amount.source.columns[-1] + 1))
                assert summed(case, replace(amount.source, columns=between)) == amount.truth
            else:
                assert told == [columns[0]]
                assert len(columns) == 1 or amount.source.each


UNITS = (
    (re.compile(r"mio|mill"), Fraction(1000)),
    (re.compile(r"mia"), Fraction(1000000)),
    (re.compile(r"t\. ?kr|tkr|tusind|^-?[\d.,]+$"), Fraction(1)),
    (re.compile(r"kr|,-"), Fraction(1, 1000)),
)


def printed(text: str) -> Fraction:
    """The number in a text, amounts in 1.000 kr. A second reading, apart from what wrote it."""
    number = re.search(r"\d[\d.\N{NO-BREAK SPACE}]*(?:,\d+)?", text)
    assert number, text
    plain = re.sub(r"[.\N{NO-BREAK SPACE}]", "", number[0].rstrip(".")).replace(",", ".")
    return Fraction(plain)


def value(case: Case, figure: Figure) -> Fraction:
    text = case.text_of(figure)
    unit = 1
    if figure.kind is Kind.AMOUNT:
        return printed(text.removesuffix(",-")) * next(unit for pattern, unit in UNITS if pattern.search(text))
    return printed(text) * unit


@HALVES
def test_the_proposals_are_sound(half: Half) -> None:
    for case in cases(half):
        errors = [each for each in check_proposal(case.proposal, pack()).findings if each.severity is Severity.ERROR]
        assert not errors, (case.seed, [(each.rule, each.message) for each in errors])


@HALVES
def test_the_tables_add_up(half: Half) -> None:
    for case in cases(half):
        table = case.proposal.economy
        assert table is not None
        rows = [(row, amounts(case, "economy", index)) for index, row in enumerate(table.rows)]
        for row, sums in rows:
            if row.role in (Role.TOTAL, Role.SUBTOTAL):
                parts = [
                    each
                    for other, each in rows
                    if other.role is Role.DETAIL
                    and row.section in (other.section, Section.SAMLET)
                    and row.area.name in ("", other.area.name)
                ]
                assert [sum(column) for column in zip(*parts, strict=True)] == sums


@HALVES
def test_each_figure_says_what_its_tables_say(half: Half) -> None:
    for case in cases(half):
        for figure in case.figures:
            if figure.truth is None or figure.source is None or figure.meaning is Meaning.REFERENCE:
                assert figure.meaning in (Meaning.PART, Meaning.TEXT, Meaning.NONE, Meaning.REFERENCE)
                continue
            true = summed(case, figure.source)
            assert true == figure.truth
            assert figure.low <= abs(true) <= figure.high, case.text_of(figure)
            assert figure.result in (Result.AGREES, Result.ROUNDED)
            if figure.result is Result.AGREES and figure.printed is not None:
                assert value(case, figure) == abs(true)


@HALVES
def test_each_figure_stands_where_it_is_said_to_stand(half: Half) -> None:
    for case in (*cases(half), *altered(half)):
        for figure in case.figures:
            text = case.text_of(figure)
            assert text == text.strip()
            assert text
            if figure.kind is Kind.YEAR:
                assert int(text) == figure.low == figure.high
            elif figure.printed is not None and figure.printed.top is None and not figure.approximate:
                assert figure.low <= value(case, figure) <= figure.high
            before, after = (
                case.paragraphs[figure.paragraph].text[: figure.start],
                case.paragraphs[figure.paragraph].text,
            )
            assert not before[-1:].isdigit()
            assert not after[figure.end : figure.end + 1].isdigit()


@HALVES
def test_every_number_of_the_text_is_a_figure_or_a_part_of_one(half: Half) -> None:
    for case in cases(half):
        for number, prose in enumerate(case.paragraphs):
            covered = {
                place
                for figure in case.figures
                if figure.paragraph == number
                for place in range(figure.start, figure.end)
            }
            loose = [match[0] for match in re.finditer(r"\d+", prose.text) if match.start() not in covered]
            assert set(loose) <= {"1", "3", "2", "000"}, (loose, prose.text)  # "tabel 3", "i 1. kvartal", "1.000 kr."


def holds(case: Case, relation: Relation) -> bool:
    """Whether the intervals let the relation hold."""
    whole, parts = case.figures[relation.whole], [case.figures[part] for part in relation.parts]
    if relation.how == "part":
        return parts[0].low < whole.high
    if relation.how == "sum":
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    else:
        low = high = relation.factor
        for part in parts:
            low, high = low * part.low, high * part.high
    return low <= whole.high and whole.low <= high


@HALVES
def test_figures_that_make_each_other_do(half: Half) -> None:
    for case in cases(half):
        for relation in case.relations:
            assert holds(case, relation), [case.text_of(case.figures[each]) for each in relation.parts]


@HALVES
def test_an_altered_figure_is_altered_alone(half: Half) -> None:
    sound = {case.seed: case for case in cases(half)}
    for case in altered(half):
        assert case.altered is not None
        before, figure = sound[case.seed], case.figures[case.altered.figure]
        changed = [one.text for one, other in zip(case.paragraphs, before.paragraphs, strict=True) if one != other]
        assert len(changed) == 1
        old = before.figures[figure.id]
        text = changed[0]
        undone = text[: figure.start] + case.altered.before + text[figure.end :]
        assert undone == before.paragraphs[figure.paragraph].text
        assert case.altered.before == before.text_of(old) != case.text_of(figure)
        others = [each for each in case.figures if each.id != figure.id]
        assert [case.text_of(each) for each in others] == [
            before.text_of(each) for each in before.figures if each.id != figure.id
        ]
        assert [each.id for each in case.figures if each.result is Result.CONTRADICTS] == [figure.id]


@HALVES
def test_an_altered_figure_contradicts(half: Half) -> None:
    for case in altered(half):
        assert case.altered is not None
        figure = case.figures[case.altered.figure]
        if figure.kind is Kind.YEAR:
            assert year_contradicts(case, figure)
        elif figure.meaning is Meaning.REFERENCE:
            assert figure.low not in {caption.number for caption in case.proposal.captions}
        elif figure.truth is not None:
            assert not figure.low <= abs(figure.truth) <= figure.high
            assert not any(figure.low <= abs(other) <= figure.high for other in figure.alike)
        else:
            relations = [each for each in case.relations if figure.id in (each.whole, *each.parts)]
            assert not all(holds(case, each) for each in relations)


def year_contradicts(case: Case, year: Figure) -> bool:
    """Whether an amount that the year dates is another in the year that stands there now."""
    assert case.proposal.economy is not None
    years = case.proposal.economy.years
    for amount in (each for each in case.figures if each.id in year.dates):
        assert amount.source is not None
        bounds = [years.index(int(each.low)) for each in case.figures if amount.id in each.dates]
        columns = range(min(bounds), max(bounds) + 1)
        rows = [amounts(case, amount.source.part, row) for row in amount.source.rows]
        sums = [sum(row[column] for row in rows) for column in columns]
        said = sums if amount.source.each else [sum(sums)]
        if any(not amount.low <= abs(each) <= amount.high for each in said):
            return True
    return False


@HALVES
def test_there_is_enough_to_notice(half: Half) -> None:
    slips = Counter(case.altered.slip for case in altered(half) if case.altered)
    firm = Counter(case.figures[case.altered.figure].firmness for case in altered(half) if case.altered)
    assert sum(slips.values()) > 1500
    assert len(slips) >= 10
    assert firm[Firmness.FIRM] > 1000
    assert firm[Firmness.OPEN] > 100


def test_the_halves_share_no_sentence_and_no_label() -> None:
    training, held_out = (words_of(half) for half in Half)
    sentences = [{each.text for texts in words.templates.values() for each in texts} for words in (training, held_out)]
    labels = [{each.label for rows in words.labels.values() for each in rows} for words in (training, held_out)]
    assert len(sentences[0]) >= 150
    assert len(sentences[1]) >= 100
    assert not sentences[0] & sentences[1]
    assert not labels[0] & labels[1]
    assert training.templates.keys() == held_out.templates.keys()


@HALVES
def test_every_sentence_is_used(half: Half) -> None:
    used = {template for seed in range(250) for template in draw(seed, half).templates}
    assert used == {each.number for texts in words_of(half).templates.values() for each in texts}


@HALVES
def test_the_word_file_holds_the_paragraphs_between_the_tables(half: Half) -> None:
    for case in cases(half)[:6]:
        told = document(case)
        texts = [block.text for block in told.blocks if isinstance(block, Paragraph)]
        cells = [
            cell.text for block in told.blocks if isinstance(block, Table) for row in block.rows for cell in row.cells
        ]
        for prose in case.paragraphs:
            there = cells if prose.section in ("resumé", "mål") else texts
            assert any(prose.text in text for text in there), prose
        (read,) = open_bytes(word(case), "case.docx", pack().lexicon).proposals
        assert read.economy is not None
        assert case.proposal.economy is not None
        assert [[cell.value for cell in row.cells] for row in read.economy.rows] == [
            [cell.value for cell in row.cells] for row in case.proposal.economy.rows
        ]


def test_a_seed_is_always_the_same() -> None:
    assert draw(7) == draw(7)
    assert draw(7) != draw(8)
    assert draw(7).paragraphs != draw(7, Half.HELD_OUT).paragraphs


@HALVES
def test_the_generator_is_frozen(half: Half) -> None:
    told = hashlib.sha256()
    for name in ("rows.txt", "sentences.txt"):
        told.update((FOLDER / half / name).read_text("utf-8").encode())
    for case in cases(half):
        assert case.proposal.economy is not None
        rows = [(row.label, [cell.text for cell in row.cells]) for row in case.proposal.economy.rows]
        parts: list[Any] = [*case.paragraphs, *case.figures, *case.relations]
        told.update(json.dumps([case.seed, rows, *(asdict(part) for part in parts)], default=str).encode())
    for case in altered(half):
        assert case.altered is not None
        figure = case.figures[case.altered.figure]
        parts = [case.altered, figure, case.paragraphs[figure.paragraph]]
        told.update(json.dumps([case.seed, *(asdict(part) for part in parts)], default=str).encode())
    assert told.hexdigest() == FROZEN[half]


def perfect(case: Case) -> list[Report]:
    """What a reader would say that knew the truth."""
    reports = []
    for figure in case.figures:
        result = figure.result
        if result is Result.CONTRADICTS and figure.firmness is Firmness.OPEN:
            result = Result.POSSIBLE
        span = Span(figure.paragraph, figure.start, figure.end)
        reports.append(Report(span, result, addresses(figure)))
    return reports


def addresses(figure: Figure) -> frozenset[Address]:
    source = figure.source
    if source is None:
        return frozenset()
    if figure.meaning is Meaning.REFERENCE:
        return frozenset({Address("reference", int(figure.low))})
    columns = (*source.columns, *([] if source.minus is None else [source.minus])) or (0,)
    return frozenset(Address(source.part, row, column) for row in source.rows for column in columns)


@HALVES
def test_who_knows_the_truth_scores_in_full(half: Half) -> None:
    told = score((case, perfect(case)) for case in (*cases(half), *altered(half)))
    assert told.sound_texts == len(SEEDS)
    assert told.false_contradictions == told.false_questions == told.no_figures == 0
    noticed = told.noticed()
    assert noticed["missed"] == 0
    assert noticed["error"] + noticed["question"] == len(altered(half))
    for (_, meaning), outcome in told.figures.items():
        assert outcome.found == outcome.all
        assert outcome.tied_right == (0 if meaning in (Meaning.PART, Meaning.TEXT, Meaning.NONE) else outcome.all)


def test_who_says_nothing_notices_nothing() -> None:
    told = score((case, ()) for case in (*cases(Half.TRAINING)[:5], *altered(Half.TRAINING)[:50]))
    assert told.noticed() == Counter(missed=50)
    assert all(outcome.found == 0 for outcome in told.figures.values())


def test_who_always_cries_is_told_so() -> None:
    case = cases(Half.TRAINING)[0]
    cries = [Report(report.span, Result.CONTRADICTS) for report in perfect(case)]
    asks = [Report(Span(0, 0, 1), Result.POSSIBLE)]
    told = score([(case, [*cries, *asks])])
    assert told.false_contradictions == len(case.figures)
    assert told.texts_with_false_contradictions == 1
    assert told.false_questions == told.texts_with_false_questions == 1


def test_a_total_counts_as_the_rows_that_it_sums() -> None:
    case, figure = next(
        (case, figure)
        for case in cases(Half.TRAINING)
        for figure in case.figures
        if figure.meaning is Meaning.TOTAL and figure.source and figure.source.part == "economy"
        if len(figure.source.columns) == 1 and figure.source.rows == implementation(case)
    )
    assert figure.source is not None
    assert case.proposal.economy is not None
    rows = case.proposal.economy.rows
    total = next(n for n, row in enumerate(rows) if row.role is Role.TOTAL and row.section is Section.IMPLEMENTERING)
    (column,) = figure.source.columns
    assert tied_right(case.proposal, figure, {Address("economy", total, column)})
    beside = next(n for n in range(len(rows[total].cells)) if n != column)
    assert not tied_right(case.proposal, figure, {Address("economy", total, beside)})
    assert not tied_right(case.proposal, figure, {Address("administration", total, column)})
    assert not tied_right(case.proposal, figure, {Address("economy", 0, column)})


def implementation(case: Case) -> tuple[int, ...]:
    assert case.proposal.economy is not None
    rows = enumerate(case.proposal.economy.rows)
    return tuple(n for n, row in rows if row.role is Role.DETAIL and row.section is Section.IMPLEMENTERING)


def test_what_holds_each_year_may_be_tied_to_any_of_them_and_no_other() -> None:
    case, figure = next(
        (case, figure)
        for case in cases(Half.TRAINING)
        for figure in case.figures
        if figure.meaning is Meaning.CELL and figure.source and figure.source.each
        if len(figure.source.columns) > 1 and figure.source.columns[0] > 1
    )
    assert figure.source is not None
    (row,), columns = figure.source.rows, figure.source.columns
    assert tied_right(case.proposal, figure, {Address("economy", row, columns[0])})
    assert tied_right(case.proposal, figure, {Address("economy", row, column) for column in columns})
    assert not tied_right(case.proposal, figure, {Address("economy", row, columns[0] - 1)})
    assert not tied_right(case.proposal, figure, {Address("economy", row, 0)})
    other = next(n for n in implementation(case) if n != row)
    assert not tied_right(case.proposal, figure, {Address("economy", other, columns[0])})
    assert case.proposal.economy is not None
    overall = len(case.proposal.economy.rows) - 1
    assert not tied_right(case.proposal, figure, {Address("economy", overall, columns[0])})
    assert not tied_right(case.proposal, figure, ())

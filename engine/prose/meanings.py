"""From what a sentence names, and the years that it dates an amount by, to the quantities that may be meant."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from engine.model.budget import Role, Section
from engine.model.claims import ClaimPart, Firmness, How, Meaning
from engine.prose.scene import Scene
from engine.prose.sentence import Subject, Years

MANY = 6
"""Of so many rows no two are tried together."""


class Dated(NamedTuple):
    """How an amount is dated: by years bound to it, or by all that the sentence has; `sure` where they are its own."""

    years: Years | None = None
    sure: bool = False
    each: bool = False
    whole: bool = False
    full: bool = False
    increase: bool = False


class Rows(NamedTuple):
    """Rows of a part that words name together; `section` where they are all of one."""

    part: ClaimPart
    rows: tuple[int, ...]


def rows_of(subject: Subject, scene: Scene) -> Iterator[Rows]:
    """What a subject may be, likeliest first."""
    if subject.rows:
        yield from _named(subject)
        return
    concept, _, area = subject.concept.partition(":")
    varige, invested = Section.VARIGE, Section.IMPLEMENTERING
    ways: dict[str, list[tuple[int, ...]]] = {
        "investment": [scene.total(invested)],
        "area": [scene.rows(invested, area=area)],
        "net": [scene.total(varige)],
        "gross": [scene.rows(varige, sign=-1)],
        "running": [scene.rows(varige, sign=1)],
        "overall": [scene.rows(Section.SAMLET, Role.TOTAL)],
        "saving": [scene.total(varige), *((row,) for row in scene.rows(varige, sign=-1)), scene.rows(varige, sign=-1)],
    }
    for rows in ways.get(concept, ()):
        if rows:
            yield Rows(ClaimPart.ECONOMY, rows)
    if concept == "administration" and scene.administration:
        totals = [at for at, row in enumerate(scene.administration.rows) if row.role is Role.TOTAL]
        details = [at for at, row in enumerate(scene.administration.rows) if row.role is Role.DETAIL]
        yield Rows(ClaimPart.ADMINISTRATION, tuple(totals[:1] or details))


def _named(subject: Subject) -> Iterator[Rows]:
    """Rows told one after the other are meant together; of those that the same words name, each or all."""
    if not subject.together:
        yield from (Rows(ClaimPart.ECONOMY, (row,)) for row in subject.rows)
    if subject.together or len(subject.rows) > 1:
        yield Rows(ClaimPart.ECONOMY, tuple(sorted(subject.rows)))
    if not subject.together and MANY > len(subject.rows) > 2:
        yield from (Rows(ClaimPart.ECONOMY, pair) for pair in combinations(sorted(subject.rows), 2))


def meanings(rows: Rows, dated: Dated, scene: Scene) -> tuple[list[Meaning], Firmness]:
    """The quantities that these rows may be, as they are dated, and how firmly the dates say so."""
    part, paid = rows.part, scene.paid(rows.rows, rows.part)
    if dated.increase:
        ends = dated.years.years if dated.years and dated.years.spans else scene.years(part)
        found = [Meaning(part, rows.rows, (ends[0], ends[-1]), How.DIFFERENCE)] if len(ends) > 1 else []
        return found, Firmness.FIRM if dated.years and dated.years.spans else Firmness.LOOSE
    if dated.years:
        found = _in_years(rows, dated, dated.years, scene)
        firm = dated.sure or len(paid) == 1
        if not dated.sure and len(paid) > 1:
            found.append(Meaning(part, rows.rows, paid))
        return found, Firmness.FIRM if firm else Firmness.OPEN
    level = scene.level(rows.rows, part=part)
    if dated.full or (dated.each and level):
        found = [Meaning(part, rows.rows, level, How.EACH)] if level else []
        return found, Firmness.FIRM if dated.full else Firmness.OPEN
    whole = Meaning(part, rows.rows, paid)
    if len(paid) == 1 or dated.whole:
        return [whole], Firmness.FIRM
    singles = [Meaning(part, rows.rows, (year,)) for year in paid]
    return [whole, *singles] if paid else [], Firmness.OPEN


def _in_years(rows: Rows, dated: Dated, told: Years, scene: Scene) -> list[Meaning]:
    years = tuple(year for year in told.years if year in scene.years(rows.part))
    if not years:
        return []
    if len(years) == 1:
        lasting = scene.level(rows.rows, years[0], rows.part) if told.onward or dated.full or dated.each else ()
        how = How.EACH if len(lasting) > 1 else How.SUM
        return [Meaning(rows.part, rows.rows, lasting or years, how)]
    between = tuple(year for year in scene.years(rows.part) if years[0] <= year <= years[-1]) if told.spans else years
    paid = tuple(year for year in between if year in scene.paid(rows.rows, rows.part)) or between
    of_all, of_each = Meaning(rows.part, rows.rows, paid), Meaning(rows.part, rows.rows, between, How.EACH)
    if dated.each:
        return [of_each]
    return [of_all] if dated.whole else [of_all, of_each]


def wider(rows: Sequence[int], years: tuple[int, ...], scene: Scene) -> Iterator[Meaning]:
    """What else rows might be: each in the years told, else in any year or over all; and several of them together."""
    economy = ClaimPart.ECONOMY
    told = tuple(year for year in years if year in scene.years())
    for row in rows:
        paid = scene.paid((row,))
        if told:
            between = tuple(year for year in paid if told[0] <= year <= told[-1])
            yield from (Meaning(economy, (row,), each) for each in (told[:1], between) if each)
        elif paid:
            yield from (Meaning(economy, (row,), (year,)) for year in paid)
            yield Meaning(economy, (row,), paid)
    if told:
        between = tuple(year for year in scene.years() if told[0] <= year <= told[-1])
        groups = dict.fromkeys(scene.group(row) for row in rows)
        for several in (*combinations(sorted(rows[:MANY]), 2), *(each for each in groups if len(each) > 1)):
            yield from (Meaning(economy, several, each) for each in (told[:1], between))

"""The styringsområder of Tabel 1, and the rows that sum them."""

# ruff: noqa: D103 - each function is named after its rule

from benchmarks.by_hand.judged import Judged
from benchmarks.by_hand.sheet import DETAIL, IMPLEMENTERING, SAMLET, SUBTOTAL, TOTAL, VARIGE, Sheet
from engine.model.budget import Section
from engine.model.place import NOWHERE, Place


def fo_415(s: Sheet, judged: Judged) -> None:
    for line in s.rows:
        if line.row.area.text.strip():
            judged.demand(line.area in s.parameters.known_areas, line.row.place)


def fo_416(s: Sheet, judged: Judged) -> None:
    for line in s.all_details:
        if not line.row.area.text.strip():
            judged.demand(bool(line.area.strip()), line.row.place)


def fo_417(s: Sheet, judged: Judged) -> None:
    for total in s.rows:
        if total.role is not DETAIL and total.section is not SAMLET and total.area.strip():
            read_off = (line.area for line in s.details(total.section) if line.row.area.inherited)
            judged.demand(total.area not in read_off, total.row.place)


def _place(s: Sheet) -> Place:
    return s.proposal.economy.place if s.proposal.economy else NOWHERE


def _areas(s: Sheet, section: Section) -> set[str]:
    """The known styringsområder of the section's rows."""
    return {line.area for line in s.details(section)} & set(s.parameters.known_areas)


def _is_summed(s: Sheet, judged: Judged, section: Section) -> None:
    if s.details(section):
        sums = s.of(section, TOTAL) or (len(_areas(s, section)) < 2 and s.of(section, SUBTOTAL))
        judged.demand(bool(sums), _place(s))


def _has_subtotals(s: Sheet, judged: Judged, section: Section) -> None:
    areas = _areas(s, section)
    if len(areas) > 1:
        summed = {line.area for line in s.of(section, SUBTOTAL)}
        for area in areas:
            judged.demand(area in summed, _place(s))


def fo_418(s: Sheet, judged: Judged) -> None:
    _is_summed(s, judged, VARIGE)


def fo_455(s: Sheet, judged: Judged) -> None:
    _is_summed(s, judged, IMPLEMENTERING)


def fo_456(s: Sheet, judged: Judged) -> None:
    _has_subtotals(s, judged, VARIGE)


def fo_457(s: Sheet, judged: Judged) -> None:
    _has_subtotals(s, judged, IMPLEMENTERING)

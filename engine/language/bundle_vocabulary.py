"""What a rule may speak of in a bundle, as one table of data."""

from engine.language.bundle_view import CoverRow
from engine.language.fields import (
    COMMITTEE,
    COUNT_CELL,
    KIND,
    KRONER_CELL,
    ROLE,
    YEAR_CELL,
    YEARS_CELL,
    Field,
    field,
    many,
    model,
    placed,
    record,
)
from engine.language.figure import Figure
from engine.language.types import BOOL, COUNT, KRONER, TEXT, YEAR, Collection, Type


def _cover(name: str, of: Type, about: str = "") -> Field:
    def get(row: CoverRow) -> Figure:
        return row.figure(name)

    return Field(name, of, get, about)


_LISTS = {
    "udvalg": "committees",
    "investeringspulje": "listed listed_ids",
    "innovationspulje": "listed_innovations listed_ids",
}
_BUNDLE = record(
    "bundle",
    "model.round",
    many("proposals", "proposal"),
    field("has_cover", BOOL),
    field("announced", COUNT_CELL, about="the number of proposals that the summary names"),
    field("price_levels", Collection(YEAR_CELL), about="the p/l years in the headers of the cover's tables"),
    many("committees", "committee", "the cover's Tabel 1"),
    many("listed", "listed", "the cover's Tabel 2"),
    many("listed_innovations", "listed_innovation", "the cover's Tabel 3"),
    many("listed_ids", "listed_id", "the ids of both, in ascending order"),
    many("frames", "frame", "the frames of the pools in the pack's strategy year"),
)
BUNDLE = placed(_BUNDLE, _LISTS, {"committees", "listed", "listed_innovations", "listed_ids"})

_LISTED = (
    model("label", TEXT),
    field("title", TEXT, "model.label"),
    model("id", TEXT),
    model("owner", TEXT, "the udvalg or forvaltning as listed"),
    field("committee", COMMITTEE, about="the udvalg that it is counted under; `tværgående` if cross-cutting"),
    model("role", ROLE),
    model("kind", KIND),
    model("cross_cutting", BOOL),
    model("confidential", BOOL),
)

COMMITTEE_ROW = record(
    "committee",
    "model.label",
    model("label", TEXT),
    model("committee", COMMITTEE, "the pack's name of the udvalg"),
    model("role", ROLE),
    _cover("count", COUNT_CELL, "proposals in all"),
    _cover("innovation", COUNT_CELL, "innovationsforslag among them"),
    _cover("investment", KRONER_CELL),
    _cover("effect", KRONER_CELL),
)

LISTED = record(
    "listed",
    "model.label",
    *_LISTED,
    _cover("service", KRONER_CELL),
    _cover("anlaeg", KRONER_CELL),
    _cover("effect", KRONER_CELL),
    _cover("payback", YEARS_CELL),
)

LISTED_INNOVATION = record("listed_innovation", "model.label", *_LISTED, _cover("service", KRONER_CELL))

LISTED_ID = record(
    "listed_id",
    "id",
    field("id", TEXT),
    field("letters", TEXT),
    field("number", COUNT),
    field("title", TEXT, "row.model.label"),
    field("owner", TEXT, "row.model.owner"),
    field("committee", COMMITTEE, "row.committee"),
    field("cross_cutting", BOOL, "row.model.cross_cutting"),
    field("confidential", BOOL, "row.model.confidential"),
    place="row.place",
)

FRAME = record(
    "frame",
    "name",
    field("name", TEXT, about="what people call it"),
    field("pool", TEXT, about="`investeringspulje` or `innovationspulje`; '' for both"),
    field("area", TEXT, about="the pack's name of the styringsområde; '' for all"),
    field("year", YEAR, about="the strategy year"),
    field("total", KRONER),
    field("used", KRONER, about="paid out already"),
    field("reserved", KRONER, about="set aside for something else"),
    field("left", KRONER, about="what can still be asked for"),
)

"""Rounds: how their names are written, which is newer, and that a strategy year has each of its two payouts once."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from engine.pack.head import PackForm, Payout, PayoutKind, read_head
from engine.pack.layer import Layer
from engine.pack.problem import PackError
from engine.source.nodes import Mapping
from engine.source.problem import Problem
from engine.texts import say

_NAMED = re.compile(r"\s*(budget\w*|ofs|overførselssag\w*)\s+(?:\d{2,4}\s*[-/–]\s*)?(\d{2,4})\s*", re.IGNORECASE)


def round_key(name: str) -> tuple[str, int] | str:
    """What two names of one round have in common: OFS 25/26, Overførselssagen 2025-2026 and OFS 2025-26 are one."""
    found = _NAMED.fullmatch(name)
    if not found:
        return " ".join(name.casefold().split())
    kind = PayoutKind.BUDGET if found[1].casefold().startswith("budget") else PayoutKind.OFS
    return kind.value, int(found[2]) % 100


def age(head: PackForm) -> tuple[dt.date, str]:
    """By what packs are sorted from the oldest to the newest: when the payout closes, then the id."""
    return (head.payout.closes if head.payout else dt.date.min), head.id


def check_payout(layer: Layer) -> Iterator[Problem]:
    """A payout that ends before it begins, that the strategy year has already, or that overlaps its other one."""
    own = layer.form
    if own.payout is None:
        return
    if own.strategy is None:
        yield _at(layer, "kind", say("a payout needs the strategy year that it is part of"))
    if own.payout.closes < own.payout.opens:
        yield _at(layer, "closes", say("the payout closes before it opens"))
    for folder, other in _beside(layer):
        if other.payout is None or other.strategy != own.strategy:
            continue
        if other.payout.kind is own.payout.kind:
            message = say("{pack} is the same payout of the strategy year {year}", pack=folder, year=own.strategy)
            yield _at(layer, "kind", message)
        elif _overlap(own.payout, other.payout):
            yield _at(layer, "opens", say("the payout overlaps that of {pack}", pack=folder))


def _overlap(one: Payout, other: Payout) -> bool:
    return one.opens <= other.closes and other.opens <= one.closes


def _beside(layer: Layer) -> Iterator[tuple[str, PackForm]]:
    """The packs in the folders beside. One that cannot be read is told where it is used; a copy is the same pack."""
    here = layer.folder.resolve()
    for file in sorted(here.parent.glob("*/pack.yaml")):
        head = _head(file.parent) if file.parent != here else None
        if head and head.id != layer.form.id:
            yield file.parent.name, head


def _head(folder: Path) -> PackForm | None:
    try:
        return read_head(folder)
    except PackError:
        return None


def _at(layer: Layer, key: str, message: str) -> Problem:
    """The problem at a key of `payout` in pack.yaml."""
    node = layer.head_node["payout"] if isinstance(layer.head_node, Mapping) else None
    below = node.get(key) if isinstance(node, Mapping) else None
    place = below if below is not None else node
    line, column = (None, None) if place is None else (place.line, place.column)
    return Problem(str(layer.folder / "pack.yaml"), line, column, message)

"""The pack's parameters, as checks want them: words to look for ready to search, names to know ready to look up."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

Names = tuple[str, ...]
"""Names without the case of their letters, in the pack's order."""


class Words:
    """Words to look for in a text: whole ones, in any case of letters; `*` at either end stands for anything."""

    def __init__(self, words: Iterable[str]) -> None:
        parts = [_pattern(word) for word in words if word.strip(" *")]
        self._pattern = re.compile(rf"(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None

    def are_in(self, text: str) -> bool:
        """Whether the text has one of them."""
        return self._pattern is not None and self._pattern.search(text) is not None


def _pattern(word: str) -> str:
    ending = r"\w*" if word.endswith("*") else ""
    beginning = "" if word.startswith("*") else r"(?<!\w)"
    return beginning + r"\s+".join(map(re.escape, word.strip("*").split())) + ending


@dataclass(frozen=True, slots=True)
class Parameters:
    """Each as the pack names it. Those that are looked for in texts are `Words`."""

    longest_payback: int
    template_years: tuple[int, ...]
    template_price_level: int
    template_units: Words
    pool_areas: Names
    known_areas: Names
    known_administrations: Names
    sections_investering: Names
    sections_innovation: Names
    tables_investering: Names
    tables_innovation: Names
    goal_groups_investering: Names
    goal_groups_innovation: Names
    saving_words: Words
    cost_words: Words
    turning_words: Words
    lessening_words: Words
    income_words: Words
    total_words: Words
    it_words: Words
    it_bodies: Names
    staff_words: Words
    leaving_words: Words
    earliest_date: dt.date
    latest_date: dt.date

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Parameters":
        """From the pack's own values by name."""
        return cls(**{each.name: _READ.get(each.type, _same)(values[each.name]) for each in fields(cls)})


def _folded(names: Iterable[str]) -> Names:
    return tuple(name.casefold() for name in names)


def _same(value: Any) -> Any:
    return value


_READ: Mapping[Any, Any] = {Words: Words, Names: _folded}

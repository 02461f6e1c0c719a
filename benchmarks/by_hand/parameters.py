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
        listed = [word.lower() for word in words if word.strip(" *")]
        within = [word for word in listed if word.startswith("*")]
        self._begun = _pattern(r"(?<!\w)", [word for word in listed if word not in within])
        self._within = _pattern("", within)
        # A pattern that may begin anywhere is slow; whether its letters are there at all is told at once.
        self._cores = [word.strip("*").split()[0] for word in within]

    def are_in(self, text: str) -> bool:
        """Whether the text has one of them."""
        text = text.lower()
        if self._begun and self._begun.search(text):
            return True
        return bool(self._within and any(map(text.__contains__, self._cores)) and self._within.search(text))


def _pattern(before: str, words: list[str]) -> re.Pattern[str] | None:
    parts = [r"\s+".join(map(re.escape, word.strip("*").split())) + r"\w*" * word.endswith("*") for word in words]
    return re.compile(rf"{before}(?:{'|'.join(parts)})(?!\w)") if parts else None


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

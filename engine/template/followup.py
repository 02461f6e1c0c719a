"""The follow-up table: goals under their groups."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.formats.document import DocumentRow, Table
from engine.formats.words import named
from engine.model.lexicon import Lexicon
from engine.model.place import Text
from engine.model.proposal import Goal
from engine.template.grid import as_text, cell, text_of

COLUMNS = ("goal", "measure", "owner", "time")


class Followup(NamedTuple):
    """The goals, and the group headings by the pack's names."""

    goals: tuple[Goal, ...]
    groups: tuple[Text, ...]


def read_followup(lexicon: Lexicon, table: Table) -> Followup:
    """The goals of a table in four columns. A group is a row with nothing but a heading that the pack knows."""
    columns = _columns(lexicon, table.rows[0]) if table.rows else {}
    goals: list[Goal] = []
    groups: list[Text] = []
    for row in table.rows:
        texts = [text_of(each) for each in row.cells]
        group = _group(lexicon, texts)
        if group:
            groups.append(Text(text=group, place=row.cells[0].place))
        elif any(texts) and not _columns(lexicon, row):
            parts = {name: as_text(cell(row, columns.get(name, position))) for position, name in enumerate(COLUMNS)}
            group = groups[-1].text if groups else ""
            goals.append(Goal(group=group, unparted=row.unparted, **parts))
    return Followup(tuple(goals), tuple(groups))


def is_followup(lexicon: Lexicon, table: Table) -> bool:
    """Whether a table has the headings of the follow-up table."""
    return any(len(_columns(lexicon, row)) >= 3 for row in table.rows[:3])


def _group(lexicon: Lexicon, texts: Sequence[str]) -> str:
    filled = [text for text in dict.fromkeys(texts) if text]
    return named(lexicon.goal_groups, filled[0]) if len(filled) == 1 else ""


def _columns(lexicon: Lexicon, row: DocumentRow) -> dict[str, int]:
    """The column of each heading, if the row is the table's header (two headings at least)."""
    words = {name: lexicon.columns.get(name, ()) for name in COLUMNS}
    found = {named(words, each.text): column for column, each in enumerate(row.cells)}
    found.pop("", None)
    return found if len(found) >= 2 else {}

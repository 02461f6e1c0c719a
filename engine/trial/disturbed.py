"""Hypothesis strategies for proposals with faults: sound ones in which an author's slips were made.

The invariances hold for them as for sound ones, and say more: there are findings that must stay the same.
"""

from hypothesis import strategies as st

from engine.formats.numbers import THOUSANDS, read_cell
from engine.model.base import replace
from engine.model.budget import BudgetTable, Role
from engine.model.place import NOWHERE
from engine.model.proposal import Answer, Proposal
from engine.pack.pack import Pack
from engine.trial.sound import sound_proposals

TYPED = ("", "-", "0", "1", "-1", "1.000", "-25.000", "12x")
"""What may be typed instead of a figure."""


def disturbed_proposals(pack: Pack) -> st.SearchStrategy[Proposal]:
    """Sound proposals with up to three slips in Tabel 1, and perhaps something missing beside it."""
    return _disturbed(sound_proposals(pack))


@st.composite
def _disturbed(draw: st.DrawFn, sound: st.SearchStrategy[Proposal]) -> Proposal:
    proposal = draw(sound)
    table = proposal.economy
    for _ in range(draw(st.integers(0, 3))):
        table = draw(_slipped(table)) if table else None
    return draw(_lacking(replace(proposal, economy=table)))


@st.composite
def _slipped(draw: st.DrawFn, table: BudgetTable) -> BudgetTable:
    """A cell typed wrong, or a total left out."""
    index = draw(st.integers(0, len(table.rows) - 1))
    row = table.rows[index]
    if row.role is not Role.DETAIL and len(table.rows) > 1 and draw(st.booleans()):
        return replace(table, rows=(*table.rows[:index], *table.rows[index + 1 :]))
    column = draw(st.integers(0, len(row.cells) - 1))
    cell = read_cell(draw(st.sampled_from(TYPED)), NOWHERE, THOUSANDS)
    cells = (*row.cells[:column], cell, *row.cells[column + 1 :])
    changed = replace(row, cells=cells)
    return replace(table, rows=(*table.rows[:index], changed, *table.rows[index + 1 :]))


def _lacking(proposal: Proposal) -> st.SearchStrategy[Proposal]:
    unanswered = tuple(replace(each, answer=Answer.BLANK, dates=()) for each in proposal.approvals)
    gone: list[dict[str, object]] = [{}, {}, {}, {"title": ""}, {"payback": None}, {"goals": ()}, {"hearings": None}]
    gone += [{"approvals": unanswered}, {"captions": proposal.captions[1:]}, {"risk_levels": ()}]
    return st.sampled_from(gone).map(lambda update: replace(proposal, **update))

"""What the empty form says where somebody is to write: never an answer, in whatever format it comes back."""

import re
from collections.abc import Iterator

from engine.formats.document import Block, Document, DocumentCell, Paragraph, Table
from engine.formats.words import squeeze
from engine.model.base import replace
from engine.model.budget import BudgetTable
from engine.model.lexicon import Lexicon
from engine.model.proposal import Proposal

_LONGEST = 400
_BRACKETS = re.compile(rf"\[[^\[\]]{{1,{_LONGEST}}}\]")
"""Word keeps prompts apart; LibreOffice, PDF and copied text make them ordinary text: their brackets stay."""


def unprompted(document: Document, lexicon: Lexicon) -> Document:
    """The document without the form's prompts; a paragraph of which nothing is left is gone."""
    known = frozenset(squeeze(form) for forms in lexicon.prompts.values() for form in forms)
    if not known:
        return document
    return replace(document, blocks=tuple(_blocks(document.blocks, known)))


def _blocks(blocks: tuple[Block, ...], known: frozenset[str]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            rows = (replace(row, cells=tuple(_cell(cell, known) for cell in row.cells)) for row in block.rows)
            yield replace(block, rows=tuple(rows))
        elif isinstance(block, Paragraph):
            text = _without(block.text, known)
            if text or not block.text:
                yield block if text == block.text else replace(block, text=text)
        else:
            yield block


def _cell(cell: DocumentCell, known: frozenset[str]) -> DocumentCell:
    text = _without(cell.text, known)
    return cell if text == cell.text else replace(cell, text=text)


def _without(text: str, known: frozenset[str]) -> str:
    if "[" not in text:
        return text
    left = _BRACKETS.sub(lambda found: "" if squeeze(found[0]) in known else found[0], text)
    return text if left == text else left.strip()


def is_empty_form(proposal: Proposal) -> bool:
    """Whether nothing is filled in that tells one proposal from another: number, title, forvaltning, figures, goals."""
    tables = (proposal.economy, proposal.administration_effect)
    words = (proposal.id, proposal.title, proposal.administration, proposal.administration_text.text)
    said = (proposal.statements, proposal.goals, proposal.partners, proposal.risk_levels)
    return bool(proposal.headings) and not any((*words, *said, *map(_has_figures, tables)))


def _has_figures(table: BudgetTable | None) -> bool:
    """Whether any cell holds something else than nothing; a total that a program worked out as zero is nothing."""
    return table is not None and any(cell.text and cell.value != 0 for row in table.rows for cell in row.cells)

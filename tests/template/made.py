"""Neutral documents as the Word or PDF door gives them."""

from collections.abc import Sequence

from engine.formats.document import Block, Document, DocumentCell, DocumentRow, Paragraph, Table
from engine.model.proposal import Proposal
from engine.template import interpret
from tests.formats.template import lexicon

HEADER = ["1.000 kr. 2026 p/l", "Styringsområde", "2025", "2026", "2027"]


def paragraph(text: str, level: int = 0) -> Paragraph:
    return Paragraph(text=text, level=level)


def table(*rows: Sequence[str], placements: Sequence[tuple[tuple[int, ...], ...]] = ()) -> Table:
    open_rows = [*placements, *[()] * (len(rows) - len(placements))]
    return Table(
        rows=tuple(
            DocumentRow(cells=tuple(DocumentCell(text=text) for text in row), placements=each)
            for row, each in zip(rows, open_rows, strict=True)
        )
    )


def economy(*rows: Sequence[str]) -> list[Block]:
    return [paragraph("Tabel 1. Forslagets samlede økonomiske konsekvenser"), table(HEADER, *rows)]


def proposal(*blocks: Block, title: str = "XX01 Fælles kalender") -> Proposal:
    """The proposal that a document of a title, a summary and these blocks is."""
    head = [paragraph(title, 1), paragraph("Kort resumé: En fælles kalender.")]
    document = Document(format="docx", file="a.docx", blocks=(*head, *blocks))
    (only,) = interpret(document, lexicon()).proposals
    return only

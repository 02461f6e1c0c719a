"""The door for extracted text: from lines to the neutral document."""

from engine.formats.document import Block, Document, Paragraph
from engine.formats.errors import DocumentError
from engine.formats.text.lines import join
from engine.formats.text.paragraphs import Paragraphs
from engine.formats.text.scan import Scan, is_caption, is_running_header, scan_text, title_end
from engine.formats.text.tables import Found, read_captioned
from engine.formats.text.years import find_header, heads_years, read_years
from engine.model.lexicon import Lexicon
from engine.model.parts import Part, PartFate, PartKind
from engine.texts import say

MAX_TEXT = 8_000_000


def read_text_document(text: str, file: str, lexicon: Lexicon) -> Document:
    """The headings, paragraphs and tables of an extracted text.

    The blanks of a text tell where empty cells are, but only the template's words tell where a label ends and the
    styringsområde begins, so that this door needs them. Raises DocumentError where the text is too long.
    """
    if len(text) > MAX_TEXT:
        raise DocumentError(file, None, say("the text is longer than {limit} characters", limit=MAX_TEXT))
    return _Door(scan_text(text, file, lexicon)).read()


class _Door:
    """Walks down the lines and gathers blocks."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.blocks: list[Block] = []
        self.paragraphs = Paragraphs(scan)

    def read(self) -> Document:
        """All blocks of the text."""
        index = 0
        while index < len(self.scan.lines):
            index = self._step(index)
        self._flush()
        return Document(format="text", file=self.scan.file, blocks=tuple(self.blocks), parts=self._doubts())

    def _doubts(self) -> tuple[Part, ...]:
        if not self.scan.tight:
            return ()
        why = say("the text has no empty lines: only a title with a number is told from the text above it")
        return (Part(what=PartKind.TEXT, place=self.scan.place(1), fate=PartFate.READ, why=why),)

    def _step(self, index: int) -> int:
        """Reads what begins at a line; the index behind it."""
        line = self.scan.lines[index]
        if is_running_header(self.scan, line):
            # It stands in mid-sentence: the paragraph around it stays open.
            place = self.scan.place(line.number)
            self.blocks.append(Paragraph(text=line.text, page_header=True, place=place))
            return index + 1
        if is_caption(line):
            return self._table(read_captioned(self.scan, index))
        if heads_years(line):
            header = find_header(self.scan, index)
            if header:
                return self._table(Found(None, *read_years(self.scan, header)))
        end = title_end(self.scan, index)
        if end > index:
            self._flush()
            text = join(self.scan.lines[index:end])
            self.blocks.append(Paragraph(text=text, level=1, place=self.scan.place(line.number)))
            return end
        return self._prose(index)

    def _table(self, found: Found) -> int:
        self._flush()
        self.blocks += [block for block in (found.caption, found.table) if block]
        return found.end

    def _prose(self, index: int) -> int:
        done = self.paragraphs.take(index)
        self.blocks += [done] if done else []
        return index + 1

    def _flush(self) -> None:
        done = self.paragraphs.close()
        self.blocks += [done] if done else []

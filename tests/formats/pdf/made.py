"""PDF files made by hand: text at a place, lines between places, and nothing that a library would hide."""

import zlib
from dataclasses import dataclass, field

from engine.formats.document import Document, Paragraph, Table
from engine.formats.pdf.reader import read

HEIGHT, WIDTH = 842, 595
Rows = list[list[str]]


@dataclass
class Sheet:
    """A page. Places are in points from its upper left corner; its tables are set in `font`."""

    commands: list[bytes] = field(default_factory=list)
    font: str = "F1"

    def text(self, x: float, y: float, words: str, size: float = 10, font: str = "F1") -> None:
        """Words on a base line; font F2 is bold, and all letters of F3 are as wide."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
        self.commands.append(b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (font.encode(), size, x, HEIGHT - y, escaped))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin line."""
        self.commands.append(b"0.5 w %g %g m %g %g l S" % (x0, HEIGHT - y0, x1, HEIGHT - y1))

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        """A grey picture, its upper left corner there."""
        shown = b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI"
        self.commands.append(b"q %g 0 0 %g %g %g cm %s Q" % (width, height, x, HEIGHT - y - height, shown))

    def table(self, y: float, rows: Rows, widths: list[float], step: float = 16, ruled: bool = True) -> float:
        """A table at the left margin, lines of a cell apart by newlines; returns where it ends."""
        edges = [60.0]
        for width in widths:
            edges.append(edges[-1] + width)
        top = y
        for row in rows:
            lines = max(cell.count("\n") + 1 for cell in row)
            for x, cell in zip(edges, row, strict=False):
                for n, words in enumerate(cell.split("\n")):
                    self.text(x + 4, y + 11 + 12 * n, words, font=self.font)
            y += step + 12 * (lines - 1)
            if ruled:
                self.line(edges[0], y, edges[-1], y)
        if ruled:
            self.line(edges[0], top, edges[-1], top)
            for x in edges:
                self.line(x, top, x, y)
        return y


def pdf(*sheets: Sheet, trailer: bytes = b"") -> bytes:
    """A file of these pages; `trailer` adds to its dictionary."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(sheets)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(sheets)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects += [font % b"Helvetica", font % b"Helvetica-Bold", font % b"Courier"]
    for n, sheet in enumerate(sheets):
        fonts = b"/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >>"
        box = b"/MediaBox [0 0 %d %d]" % (WIDTH, HEIGHT)
        objects.append(b"<< /Type /Page /Parent 2 0 R %s %s /Contents %d 0 R >>" % (box, fonts, 7 + 2 * n))
        objects.append(stream(b"\n".join(sheet.commands)))
    return assembled(objects, trailer)


def stream(content: bytes) -> bytes:
    """A compressed stream."""
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """The objects, numbered from 1, with the table that says where each begins."""
    out, starts = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    tail = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + tail


def read_sheets(*sheets: Sheet) -> Document:
    """What is read from a file of these pages."""
    return read(pdf(*sheets), "forslag.pdf")


def tables(document: Document) -> list[Rows]:
    """The texts of each table."""
    found = [block for block in document.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def texts(document: Document) -> list[str]:
    """The texts of the paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]

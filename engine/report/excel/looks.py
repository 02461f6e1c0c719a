"""How cells look. Colour never stands alone: what it says stands in the cell's comment too."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

AMOUNT = "#,##0"
NIL = '"-";"-";"-"'


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        def look(**kind: object) -> Format:
            return book.add_format({"valign": "top", **kind})

        self.plain = look()
        self.wrapped = look(text_wrap=True)
        self.number = look(num_format="0")
        self.header = look(bold=True, text_wrap=True, bottom=1, bg_color="#E7ECF2")
        self.title = look(bold=True, font_size=14)
        self.caption = look(bold=True)
        self.label = look(text_wrap=True)
        self.total = look(bold=True, text_wrap=True, top=1)
        self.year = look(bold=True, text_wrap=True, align="right", bottom=1, bg_color="#E7ECF2")
        self.amount = look(num_format=AMOUNT)
        self.nil = look(num_format=NIL, align="right")
        self.typed = look(align="right")
        self.computed = look(num_format=AMOUNT, italic=True, font_color="#1F4E79")
        self.wrong = look(num_format=AMOUNT, bg_color="#F8CBAD", bold=True)
        self.doubtful = look(num_format=AMOUNT, bg_color="#FFE699")
        self.link = look(font_color="#0563C1", underline=1)
        self.differs = book.add_format({"bg_color": "#F8CBAD"})

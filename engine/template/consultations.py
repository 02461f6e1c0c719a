"""Who approved, who took part, who was heard."""

from collections.abc import Iterator

from engine.formats.dates import find_dates
from engine.formats.document import DocumentRow, Table
from engine.formats.words import fold, leading, named
from engine.model.lexicon import Lexicon
from engine.model.place import Text
from engine.model.proposal import Answer, Consultation
from engine.template.grid import as_text, cell, text_of


def read_consultations(lexicon: Lexicon, table: Table) -> tuple[Consultation, ...]:
    """The rows of an approval or hearing table: body, answer, remark with its dates."""
    rows = (row for row in table.rows if not _is_header(lexicon, row))
    return tuple(_consultation(lexicon, row) for row in rows if any(text_of(each) for each in row.cells))


def is_hearing(lexicon: Lexicon, table: Table) -> bool:
    """Whether a table has the column of answers."""
    return any(_is_header(lexicon, row) for row in table.rows[:2])


def _is_header(lexicon: Lexicon, row: DocumentRow) -> bool:
    answers = {fold(form) for form in lexicon.columns.get("answer", ())}
    return not text_of(cell(row, 0)) and any(fold(each.text) in answers for each in row.cells)


def _consultation(lexicon: Lexicon, row: DocumentRow) -> Consultation:
    label, remark = text_of(cell(row, 0)), as_text(cell(row, 2))
    answer = cell(row, 1)
    body = leading(lexicon.bodies, label)[0]
    dates = (*find_dates(answer.text, answer.place), *find_dates(remark.text, remark.place))
    return Consultation(
        body=body, label=label, answer=_answer(lexicon, answer.text), remark=remark, dates=dates, place=row.place
    )


def _answer(lexicon: Lexicon, text: str) -> Answer:
    """Ja or Nej; "Ja/Nej" as the template prints it is blank."""
    if any(fold(text) == fold(form) for form in lexicon.columns.get("answer", ())):
        return Answer.BLANK
    words = {"ja": lexicon.markers.get("yes", ()), "nej": lexicon.markers.get("no", ())}
    first = text.replace(",", " ").replace(".", " ").split()[:1]
    name = named(words, first[0]) if first else ""
    return Answer(name) if name else Answer.BLANK


def read_partners(lexicon: Lexicon, table: Table) -> tuple[Text, ...]:
    """What stands in the table of partners, a text for each filled cell."""
    return tuple(_partners(lexicon, table))


def _partners(lexicon: Lexicon, table: Table) -> Iterator[Text]:
    heading = {"partners": lexicon.columns.get("partners", ())}
    for row in table.rows:
        for each in row.cells:
            if text_of(each) and not leading(heading, each.text)[0]:
                yield as_text(each)

"""Tables with a caption: which reader reads the lines below it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from engine.formats.document import Paragraph, Table
from engine.formats.text.cover import read_committees, read_innovations, read_investments
from engine.formats.text.criteria import read_criteria
from engine.formats.text.figures import read_figures
from engine.formats.text.goals import read_goals
from engine.formats.text.hearings import read_hearings, read_partners
from engine.formats.text.lines import Line, join
from engine.formats.text.scan import Scan, ends_table, is_running_header
from engine.formats.text.years import find_header, read_years
from engine.formats.words import leading, squeeze

_NUMBER = re.compile(r"Tabel {1,3}\d{1,3} ?[.:–-]? *")

Reader = Callable[[Scan, list[Line]], Table | None]

_READERS: dict[str, Reader] = {
    "opfølgning": read_goals,
    "godkendelse": read_hearings,
    "høring": read_hearings,
    "samarbejdspartnere": read_partners,
    "kriterier": read_criteria,
    "udvalg": read_committees,
    "investeringspulje": read_investments,
    "innovationspulje": read_innovations,
}


class Found(NamedTuple):
    """A caption, its table, and the index of the first line behind both."""

    caption: Paragraph | None
    table: Table | None
    end: int


def read_captioned(scan: Scan, index: int) -> Found:
    """The caption at a line and the table below it; no table where none of the known shapes is there."""
    start = _caption_end(scan, index)
    text = join(scan.lines[index:start])
    caption = Paragraph(text=text, place=scan.place(scan.lines[index].number))
    header = find_header(scan, start)
    if header:
        return Found(caption, *read_years(scan, header))
    end = start
    while end < len(scan.lines) and not ends_table(scan, end):
        end += 1
    lines = [line for line in scan.lines[start:end] if not is_running_header(scan, line)]
    kind = leading(scan.lexicon.tables, _NUMBER.sub("", text, count=1))[0]
    if kind not in _READERS:
        figures, behind = read_figures(scan, lines)
        return Found(caption, figures, behind - 1 if figures else start)
    table = _READERS[kind](scan, lines)
    return Found(caption, table, end if table else start)


def _caption_end(scan: Scan, index: int) -> int:
    """The index behind a caption, which may be wrapped."""
    end = index + 1
    while end < len(scan.lines) and end - index < 5 and _goes_on(scan, index, end):
        end += 1
    return end


def _goes_on(scan: Scan, index: int, end: int) -> bool:
    if scan.lines[end - 1].hyphenated:
        return True
    if scan.lines[end].blank or scan.lines[end].apart:
        return False
    title = squeeze(_NUMBER.sub("", join(scan.lines[index : end + 1]), count=1))
    forms = (squeeze(form) for forms in scan.lexicon.tables.values() for form in forms)
    return any(form.startswith(title) for form in forms)

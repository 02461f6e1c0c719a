"""Who approved, who was heard, who took part: rows of a body, Ja or Nej, and a remark."""

import re
from collections.abc import Iterator

from engine.formats.document import Table
from engine.formats.text.build import NO_PIECE, Piece, piece, table
from engine.formats.text.lines import Fragment, Line, fragments
from engine.formats.text.scan import Scan
from engine.formats.words import begins, fold, leading, squeeze

_ANSWER = re.compile(r"(?:^|(?<= ))(Ja/Nej|Ja|Nej)(?= |$|[.,:])")


def read_hearings(scan: Scan, lines: list[Line]) -> Table | None:
    """The table in three columns: body, answer, remark; None where none stands under the caption."""
    found = _whole(scan, fragments(lines))
    if not found:
        return None
    columns = _by_columns(scan, found)
    if columns:
        return table(scan, columns, found[0].line)
    rows: list[list[Fragment]] = []
    top: list[Fragment] = []
    for index, each in enumerate(found):
        if _begins_row(scan, found, index):
            rows.append([each])
        elif rows:
            rows[-1].append(each)
        else:
            top.append(each)
    heading = _heading(scan, top, found[0].line)
    _, (answer, _), _ = heading
    if not rows and not answer:
        return None
    return table(scan, [heading, *map(_cells, rows)], found[0].line)


def _by_columns(scan: Scan, found: list[Fragment]) -> list[list[Piece]]:
    """Heading and rows where one column stands below the other: bodies, answers, remarks; [] where none do."""
    top = _heads_at(scan, found, "answer", 0)
    answers = found[top[1] : top[1] + top[0]]
    remarks = _heads_at(scan, found, "remark", top[1] + len(answers))
    rest = found[remarks[1] :]
    if not answers or remarks[0] != top[1] + len(answers) or len(rest) != len(answers):
        return []
    if not all(_ANSWER.fullmatch(each.text) for each in answers):
        return []
    heads = [piece(found[first:end]) for first, end in (top, remarks)]
    rows = zip(found[: top[0]], answers, rest, strict=True)
    return [[("", found[0].line), *heads], *([piece([each]) for each in row] for row in rows)]


def _heads_at(scan: Scan, found: list[Fragment], column: str, start: int) -> tuple[int, int]:
    """Where the heading of a column stands from `start` on, be it wrapped: its first fragment, and the one behind."""
    forms = {squeeze(form) for form in scan.lexicon.columns.get(column, ())}
    spans = [(first, end) for first in range(start, len(found)) for end in range(first + 3, first, -1)]
    return next(
        (span for span in spans if squeeze("".join(each.text for each in found[slice(*span)])) in forms), (0, 0)
    )


def _whole(scan: Scan, found: list[Fragment]) -> list[Fragment]:
    """The fragments, the name of a body as one where a line's end breaks it between two words."""
    forms = [squeeze(form) for forms in scan.lexicon.bodies.values() for form in forms]
    whole: list[Fragment] = []
    for each in found:
        begun = squeeze(whole[-1].text) if whole else ""
        both = squeeze(f"{whole[-1].text} {each.text}") if whole else ""
        if any(begun and form != begun and form.startswith(begun) and both.startswith(form) for form in forms):
            whole[-1] = whole[-1]._replace(text=f"{whole[-1].text} {each.text}", trailing=each.trailing)
        else:
            whole.append(each)
    return whole


def _heading(scan: Scan, top: list[Fragment], line: int) -> list[Piece]:
    text = " ".join(each.text for each in top)
    answer = next((form for form in scan.lexicon.columns.get("answer", ()) if begins(fold(text), fold(form))), "")
    return [("", line), (answer, line), (text[len(answer) :].strip(), line)]


def _begins_row(scan: Scan, found: list[Fragment], index: int) -> bool:
    """A row begins with a body that is known and then stands alone or before its answer, or ends in an answer."""
    text = found[index].text
    if squeeze(text).startswith("ja/nej"):
        return False
    body, rest = leading(scan.lexicon.bodies, text)
    if body:
        return not rest or bool(_ANSWER.match(text[len(text) - len(rest) :]) or _rest_is_body(text))
    return len(text) < 80 and re.search(r"\S (?:Ja|Nej)$", text) is not None


def _rest_is_body(text: str) -> bool:
    """`Center for Økonomi, Økonomiforvaltningen Ja …`: an addition to the name, then the answer or the end."""
    answer = _ANSWER.search(text)
    before = text[: answer.start()].strip() if answer else text
    return bool(answer or "," in text) and len(before) < 60 and before.count(" ") < 6


def _cells(row: list[Fragment]) -> list[Piece]:
    text = " ".join(each.text for each in row)
    answer = _ANSWER.search(text)
    if answer is None:
        return [(row[0].text, row[0].line), NO_PIECE, _later(row, text[len(row[0].text) + 1 :])]
    label = (text[: answer.start()].strip(), row[0].line)
    return [label, (answer.group(1), _line_at(row, answer.start())), _later(row, text[answer.end() :].lstrip(" .,:"))]


def _later(row: list[Fragment], text: str) -> Piece:
    """A remark, placed on the line where it begins."""
    if not text:
        return NO_PIECE
    whole = " ".join(each.text for each in row)
    return (text, _line_at(row, len(whole) - len(text)))


def _line_at(row: list[Fragment], position: int) -> int:
    """The line of the fragment at a position of the joined text."""
    start = 0
    line = row[0].line
    for each in row:
        if start > position:
            break
        line = each.line
        start += len(each.text) + 1
    return line


def read_partners(scan: Scan, lines: list[Line]) -> Table | None:
    """The table of partners in one column, its heading first; None where nothing stands under the caption."""
    found = fragments(lines)
    if not found:
        return None
    heads = tuple(squeeze(form) for form in scan.lexicon.columns.get("partners", ()))
    body = list(found)
    text = ""
    for count, each in enumerate(found[:4], 1):
        text += squeeze(each.text)
        if text in heads:
            body = found[count:]
    top: list[Piece] = [(scan.lexicon.columns["partners"][0] if len(body) < len(found) else "", found[0].line)]
    return table(scan, [top, *_paragraphs(body)], found[0].line)


def _paragraphs(body: list[Fragment]) -> Iterator[list[Piece]]:
    """One row for all lines of a paragraph: a new one begins after the end of a sentence."""
    run: list[Fragment] = []
    for each in body:
        if run and run[-1].text.endswith(".") and not each.text[0].islower():
            yield [(" ".join(part.text for part in run), run[0].line)]
            run = []
        run.append(each)
    if run:
        yield [(" ".join(part.text for part in run), run[0].line)]

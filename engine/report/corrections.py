"""How a correction is worded: what to type where, what went wrong, and what speaks for it."""

from collections.abc import Iterator, Sequence

from engine.model.finding import CellEdit, Correction, Finding, LabelEdit
from engine.report.layout import fit
from engine.report.words import table_place, typed_words
from engine.texts import listing, say, sayable

_EDITS = {
    "sign": sayable("wrong sign"),
    "transposed": sayable("two digits interchanged"),
    "digit_missing": sayable("a digit missing"),
    "digit_extra": sayable("a digit too many"),
    "digit_wrong": sayable("a wrong digit"),
    "zero": sayable("a zero too many or too few"),
    "group": sayable("a thousands group too many or too few"),
    "kroner": sayable("kroner instead of 1,000 kr."),
    "exchanged": sayable("two cells exchanged"),
    "shifted": sayable("in the wrong year"),
    "area": sayable("wrong area"),
    "section": sayable("wrong section"),
    "section_sign": sayable("a whole section or table with the wrong sign"),
    "empty": sayable("a figure missing"),
    "extra": sayable("a figure too many"),
    "total": sayable("summed wrongly"),
    "left_out": sayable("a row left out of the sums"),
    "stale": sayable("the sums do not follow their rows"),
    "unreadable": sayable("unreadable"),
}
"""What the author did, by the name that diagnosis gives it; "some other value" needs no words."""


def correction_sentence(corrections: Sequence[Correction]) -> str:
    """What to type: the one correction, or all that explain the fault equally well; "" where there is none."""
    each = [correction_words(correction) for correction in corrections]
    if not each:
        return ""
    if len(each) > 1:
        ways = "; ".join(f"({number}) {text}" for number, text in enumerate(each, 1))
        return say("These corrections explain it equally well: {ways}.", ways=ways)
    if corrections[0].unique or corrections[0].rivals:
        # Its evidence tells of the rivals.
        return say("{correction}.", correction=each[0])
    return say("{correction}. It is not the only possibility.", correction=each[0])


def standing(correction: Correction) -> str:
    """How sure it is, where it is the only one that is offered."""
    if correction.unique:
        return say("No other of as few cells would do.")
    return say("It is not the only possibility.")


def consequences_sentence(finding: Finding) -> str:
    """What else the same fault breaks, each demand by its rule and cell; "" for nothing."""
    if not finding.consequences:
        return ""
    each = (f"{other.rule} ({table_place(other.location)})" for other in finding.consequences)
    return say("The same fault also breaks {demands}.", demands=listing([*dict.fromkeys(each)]))


def correction_words(correction: Correction) -> str:
    """One correction: what to type where, what went wrong, and what speaks for it."""
    what = listing([*_cell_edits(correction), *map(_label_edit, correction.labels)])
    slips = [say(_EDITS[edit]) for edit in dict.fromkeys(correction.edit.split("+")) if edit in _EDITS]
    reasons = "; ".join((*correction.evidence, *_cleared(correction)))
    return what + (f" – {listing(slips)}" if slips else "") + (f" ({reasons})" if reasons else "")


def _cleared(correction: Correction) -> list[str]:
    return [say("this clears {rules}", rules=listing(correction.clears))] if correction.clears else []


def _cell_edits(correction: Correction) -> Iterator[str]:
    if correction.edit == "section_sign":
        rows = dict.fromkeys(edit.row for edit in correction.cells)
        yield say("every figure of {rows} gets the opposite sign", rows=listing([_quoted(row) for row in rows]))
        return
    yield from map(_reading if correction.edit == "unreadable" else _cell_edit, correction.cells)


def _quoted(row: str) -> str:
    return say("“{label}”", label=fit(row, 120))


def _cell_edit(edit: CellEdit) -> str:
    return say(
        "“{row}”, {column}: {start} becomes {to}",
        row=fit(edit.row, 120),
        column=fit(edit.column, 120),
        start=_figure(edit, edit.start),
        to=_figure(edit, edit.to),
    )


def _reading(edit: CellEdit) -> str:
    """What should stand in a cell that no one can read."""
    row, column = fit(edit.row, 120), fit(edit.column, 120)
    return say("“{row}”, {column}: must be {to}", row=row, column=column, to=_figure(edit, edit.to))


def _label_edit(edit: LabelEdit) -> str:
    return say("“{row}” belongs under {to}, not {start}", row=fit(edit.row, 120), start=edit.start, to=edit.to)


def _figure(edit: CellEdit, figure: int | None) -> str:
    return say("empty") if figure is None else typed_words(edit, figure)

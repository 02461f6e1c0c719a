"""Corrections, chosen by their numbers and written into copies of the files."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.model.report import Report
from engine.run.errors import RunError
from engine.run.listing import Named
from engine.run.mend import corrected
from engine.run.offers import Offer, chosen, offers, parts
from engine.run.options import Options
from engine.run.read import Read, read
from engine.texts import say, speaking


class Corrected(NamedTuple):
    """The bytes of the copy of each file that is changed, by the file's name, and the report with the copies in it."""

    copies: dict[str, bytes]
    report: Report


def corrections(report: Report) -> tuple[Offer, ...]:
    """Every correction of the report, numbered from 1 in the order in which reports show their findings."""
    return offers(report)


def apply(named: Sequence[Named], report: Report, numbers: Sequence[int], options: Options = Options()) -> Corrected:  # noqa: B008
    """The corrections of these numbers made in copies, which are read back before they are trusted; nothing is written.

    `named` and `options` are those that the report was made with. Raises RunError for a number that there is none of,
    corrections that exclude each other, a file that has changed since, and one that cannot be written.
    """
    with speaking(options.language):
        found = read(named, options)
        _refuse_changed(found, report)
        picked = chosen(offers(report), numbers)
        return Corrected(*corrected(found, report, parts(picked), options))


def _refuse_changed(found: Read, report: Report) -> None:
    now = {each.file: each.sha256 for each in found.files}
    for each in report.files:
        if each.sha256 and now.get(each.file, each.sha256) != each.sha256:
            raise RunError(say("{file} was changed during the check: check it again", file=each.file))

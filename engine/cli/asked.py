"""What the arguments of a command ask of a run, and what of a run is said on standard error."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.exits import Refused, complain
from engine.texts import language, say

if TYPE_CHECKING:
    from engine.model.report import Report
    from engine.model.stage import Stage
    from engine.run.options import Options
    from engine.run.since import Earlier

MOST_BYTES = 256 * 1024 * 1024
"""So large a report may be that an earlier run wrote: one of a thousand proposals has some 20 MB."""


@contextmanager
def options(rules: str, editions: Sequence[str] = (), stage: "Stage | None" = None) -> Iterator["Options"]:
    """The wishes as the run takes them: files are worked on in processes of their own, where the system has any.

    On a terminal a count is shown while that takes long. Raises Refused for an edition that is not given as ID=PATH.
    """
    from engine.cli.progress import watching
    from engine.run.options import Options
    from engine.run.workers import Workers, are_to_be_had

    chosen = dict(map(_edition, editions))
    wishes = Options(language=language.get(), rules=rules, stage=stage, editions=chosen, now=_epoch())
    with ExitStack() as stack:
        watcher = stack.enter_context(watching())
        workers = stack.enter_context(Workers()) if are_to_be_had() else None
        yield replace(wishes, watcher=watcher, executor=workers)


def earlier(path: Path) -> "Earlier":
    """The earlier report that is to be held against. Raises Refused for what is none."""
    from engine.run.errors import RunError
    from engine.run.since import read_earlier
    from engine.source.files import read_bytes
    from engine.source.problem import SourceError

    try:
        return read_earlier(read_bytes(path, MOST_BYTES), str(path))
    except (SourceError, RunError) as error:
        raise Refused(str(error)) from error


def complain_of(report: "Report") -> None:
    """Says what a person must know of the run where no report shows it: what was not read, and how files were taken."""
    from engine.report.files import fault_lines, file_lines, notice_lines, unread_lines

    for line in (*notice_lines(report), *unread_lines(report), *fault_lines(report), *file_lines(report)):
        complain(line)


def _edition(wish: str) -> tuple[str, str]:
    id, equals, path = wish.partition("=")
    if not (id and equals and path):
        raise Refused(say("--edition takes ID=PATH, as BC04=BC04.docx, not “{typed}”", typed=wish))
    return id, path


def _epoch() -> dt.datetime | None:
    """The time that builds which are to be the same every time give to their programs. Raises Refused for no time."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise Refused(say("SOURCE_DATE_EPOCH must be a number of seconds, not “{typed}”", typed=given)) from None

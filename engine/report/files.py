"""What every format says of the files of a run: what was not judged, which editions count, what was passed over."""

from collections.abc import Iterator

from engine.model.ledger import FileFate, FileRecord
from engine.model.report import Report
from engine.texts import listing, say, say_count, sayable

_FATES = {
    FileFate.CHECKED: sayable("checked"),
    FileFate.EDITION: sayable("another edition"),
    FileFate.OWN_COPY: sayable("our own copy"),
    FileFate.UNREADABLE: sayable("unreadable"),
    FileFate.NO_PROPOSAL: sayable("no proposal"),
    FileFate.PASSED_OVER: sayable("passed over"),
    FileFate.FAULT: sayable("a fault of the program"),
}
SHOWN = 3
"""So many files are named where many have one fate."""


def fate_word(fate: FileFate) -> str:
    """What became of a file, as a person would say it."""
    return say(_FATES[fate])


def unread_lines(report: Report) -> tuple[str, ...]:
    """What could not be read, or not be judged, a line each."""
    return tuple(f"{each.file}: {each.error}" for each in report.unreadable)


def fault_lines(report: Report) -> tuple[str, ...]:
    """What we failed on ourselves, a line each that does not blame the file."""
    return tuple(
        f"{each.file or say('the bundle')}: "
        + say("a fault of the program itself, no verdict: {what}", what=each.error)
        for each in report.faults
    )


def notice_lines(report: Report) -> tuple[str, ...]:
    """What comes before all else that is said: by the rules of which other rounds proposals are judged, and which."""
    found: dict[str, list[str]] = {}
    for each in report.proposals:
        if each.pack and each.pack.notice:
            found.setdefault(each.pack.notice, []).append(each.proposal.id or each.source.file)
    if report.pack.notice:
        found.setdefault(report.pack.notice, [])
    several = len(report.proposals) > 1
    return tuple(f"{listing(names)}: {notice}" if several and names else notice for notice, names in found.items())


def file_lines(report: Report) -> tuple[str, ...]:
    """What a person must know of the files that are not told elsewhere, in few lines."""
    return (*report.run.notes, *_folded(report))


def _folded(report: Report) -> Iterator[str]:
    for each in report.files:
        if each.fate is FileFate.CHECKED and each.why:
            yield f"{each.file}: {each.why}"
    decided = [each for each in report.files if each.fate is FileFate.EDITION and not _is_told(each, report)]
    if decided:
        yield say_count(
            "one file is another edition of what is judged, and is not: {files}",
            "{count} files are other editions of what is judged, and are not: {files}",
            len(decided),
            files=_named(decided),
        )
    copies = [each for each in report.files if each.fate is FileFate.OWN_COPY]
    if copies:
        yield say_count(
            "one file is a copy that puljetjek made and nobody has changed: {files}",
            "{count} files are copies that puljetjek made and nobody has changed: {files}",
            len(copies),
            files=_named(copies),
        )
    passed = [each for each in report.files if each.fate is FileFate.PASSED_OVER]
    if passed:
        yield say_count(
            "one file was passed over: {files}",
            "{count} files were passed over: {files}",
            len(passed),
            files=_named(passed),
        )


def _is_told(record: FileRecord, report: Report) -> bool:
    """Whether it stands among what could not be read already: nobody could tell which edition counts."""
    return any(each.error == record.why for each in report.unreadable)


def _named(records: list[FileRecord]) -> str:
    """A few with their reasons; of many the first alone, and how many more there are."""
    if len(records) <= SHOWN:
        return listing([f"{each.file} ({each.why})" if each.why else each.file for each in records])
    more = len(records) - SHOWN
    return listing([*(each.file for each in records[:SHOWN]), say_count("one more", "{count} more", more)])

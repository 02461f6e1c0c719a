"""Files that say one proposal: which of them counts, by rules that are data, and never by guessing.

Two files say one proposal where id and title are the same. Of them, one counts:

1. the one that was asked for (`--edition ID=PATH`);
2. of files of the same bytes, the first; a copy that we made, and that nobody has changed, never before its original;
3. the one whose name says that it is newer than all others: see `MARKS`;
4. where all of them say the same figures, the one that most can be read of: see `FORMATS`.

Where none of this tells, nobody knows which is newest: none is judged, and that is said.
"""

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from engine.model.proposal import Proposal
from engine.run.names import ANSWER, CORRECTED
from engine.run.sense import figures_of, words_of
from engine.texts import listing, say

FORMATS = ("yaml", "json", "docx", "pdf", "text")
"""The formats by how much can be read of them."""
_DIGITS = 8
_SPACE = r"[\s._-]*"
MARKS = {
    "corrected": re.compile(rf"(?P<before>.+)(?:{re.escape(CORRECTED)}|{re.escape(ANSWER)})(?P<value>)", re.I),
    "version": re.compile(
        rf"(?P<before>.+?){_SPACE}(?:\bv|\bver|\bversion|\brev|_v){_SPACE}(?P<value>\d{{1,4}})", re.I
    ),
    "date": re.compile(rf"(?P<before>.+?){_SPACE}(?P<value>20\d\d-?[01]\d-?[0-3]\d)"),
}
"""What the end of a name's stem may say, innermost last: that we corrected or commented it, its version, its date.

A file so marked is newer than one of the same name without the mark, but for a date; of two versions or dates it is the
later."""


class Edition(NamedTuple):
    """A proposal as one file says it, `rank` its place in the run; `copy`: we made the file, and nobody changed it."""

    proposal: Proposal
    file: str
    format: str
    sha256: str
    rank: int
    copy: bool = False


class Settled(NamedTuple):
    """The editions of one proposal, and the one that counts, and why; None where nobody can tell."""

    editions: tuple[Edition, ...]
    counts: Edition | None
    why: str = ""


def settled(editions: Sequence[Edition], wishes: Mapping[str, str]) -> tuple[Settled, ...]:
    """The proposals, in the order of their first editions. `wishes` are files that count, by the proposals' ids."""
    groups: dict[tuple[object, ...], list[Edition]] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for each in editions:
        key = _key(each)
        seen[key, each.file] += 1
        groups.setdefault((key, seen[key, each.file]), []).append(each)
    return tuple(_settled(tuple(group), wishes.get(group[0].proposal.id, "")) for group in groups.values())


def _key(edition: Edition) -> tuple[object, ...]:
    """What makes two proposals one: id and title. One that has neither is one by itself."""
    proposal = edition.proposal
    title = " ".join(proposal.title.casefold().split())
    return (proposal.id, title) if proposal.id or title else (edition.file, edition.rank)


def _settled(group: tuple[Edition, ...], wish: str) -> Settled:
    if len(group) == 1:
        return Settled(group, group[0])
    wished = [each for each in group if wish and same_file(each.file, wish)]
    if wished:
        return Settled(group, wished[0], say("{file} was chosen with --edition", file=wished[0].file))
    rivals = tuple(each for each in group if not each.copy) or group
    distinct = tuple({each.sha256: each for each in reversed(rivals)}.values())[::-1]
    if len(distinct) == 1:
        same = say("the same bytes stand in {file}", file=distinct[0].file)
        copied = say("{file} is the original", file=distinct[0].file)
        return Settled(group, distinct[0], copied if len(rivals) < len(group) else same)
    newest = newest_of([each.file for each in distinct])
    if newest:
        counts = next(each for each in distinct if each.file == newest)
        return Settled(group, counts, say("the name of {file} says that it is the newest", file=newest))
    fullest = _fullest(distinct)
    if fullest:
        why = say("they say the same figures, and the most can be read of {file}", file=fullest.file)
        return Settled(group, fullest, why)
    why = say(
        "nobody can tell which of these files is the newest edition of {id}: {files}; --edition {id}=FILE chooses one",
        id=group[0].proposal.id,
        files=listing([each.file for each in distinct]),
    )
    return Settled(group, None, why)


def same_file(one: str, other: str) -> bool:
    """Whether two names lead to one file."""
    return os.path.normpath(one) == os.path.normpath(other) or os.path.realpath(one) == os.path.realpath(other)


def newest_of(files: Sequence[str]) -> str | None:
    """The file whose name says that it is newer than all the others."""
    marks = {file: marks_of(Path(file).stem) for file in files}
    for file in files:
        if all(is_newer(marks[file], marks[other]) for other in files if other != file):
            return file
    return None


def marks_of(stem: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A stem without its marks, and the marks in their order: "BC04 v2.rettet" has a version, and was corrected."""
    found: list[tuple[str, str]] = []
    while True:
        for name, pattern in MARKS.items():
            match = pattern.fullmatch(stem)
            if match:
                value = match["value"].replace("-", "")
                found.insert(0, (name, value.zfill(_DIGITS)))
                stem = match["before"]
                break
        else:
            return re.sub(r"[\s._-]+", " ", stem.casefold()).strip(), tuple(found)


def is_newer(one: tuple[str, tuple[tuple[str, str], ...]], other: tuple[str, tuple[tuple[str, str], ...]]) -> bool:
    """Whether the marks of a name say that its file is newer than the other."""
    if one[0] != other[0]:
        return False
    for own, its in zip_longest(one[1], other[1]):
        if own != its:
            if own is None or (its is None and own[0] == "date"):
                return False
            return its is None or (own[0] == its[0] and own[1] > its[1])
    return False


def _fullest(editions: Sequence[Edition]) -> Edition | None:
    """The edition of which the most can be read, where all say the same figures, and no rival of its format more."""
    if len({figures_of(each.proposal) for each in editions}) > 1:
        return None
    best = min(editions, key=lambda each: FORMATS.index(each.format))
    alike = {words_of(each.proposal) for each in editions if each.format == best.format}
    return best if len(alike) == 1 else None

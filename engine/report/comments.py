"""What is said of each finding in a comment, beside the place that it concerns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.word.annotate import Comment
from engine.model.finding import Finding
from engine.model.parts import Part, PartFate
from engine.report.corrections import correction_sentence
from engine.report.words import comparison, count_words, severity_word, table_place
from engine.texts import say
from engine.texts.parts import part_words
from engine.texts.visible import visible

_PROGRAM = "puljetjek: "
"""What the summary begins with."""


class Said(NamedTuple):
    """What is to be said in a file: a summary, a paragraph each, and the comments."""

    summary: tuple[str, ...]
    comments: tuple[Comment, ...]


def said(findings: Sequence[Finding], before: Sequence[str] = (), parts: Sequence[Part] = ()) -> Said:
    """A comment for each finding, with the place and the corrections, and for each part that was not read or tied.

    `before` is what our comments in the file say already: where some are there, a finding that they do not tell of is
    marked as new, and the summary counts what changed.
    """
    of_findings = [Comment(each.anchor, _words(each), table_place(each.location)) for each in findings]
    found = [*of_findings, *_unread(parts)]
    mark = say("New since the last check.")
    earlier = [text.removeprefix(f"{mark}\n") for text in before if not text.startswith(_PROGRAM)]
    fresh = [each for each in found if not _ways(each) & set(earlier)] if before else []
    gone = set(earlier).difference(*map(_ways, found))
    summary = [
        _PROGRAM + count_words(findings),
        *([say("Each finding stands as a comment at its place.")] if findings else []),
        *([_since(len(fresh), len(found), len(gone))] if before else []),
    ]
    marked = (each._replace(mark=mark) if each in fresh else each for each in found)
    return Said(tuple(summary), tuple(marked))


def _since(fresh: int, found: int, gone: int) -> str:
    return say(
        "Since the last check: {fresh} new, {kept} as before, {gone} gone.",
        fresh=fresh,
        kept=found - fresh,
        gone=gone,
    )


def _ways(comment: Comment) -> set[str]:
    """How the comment reads at its place, and how apart from it."""
    first, rest = comment.paragraphs[:1], comment.paragraphs[1:]
    return {"\n".join(map(visible, each)) for each in (comment.paragraphs, (*first, comment.place, *rest))}


def _unread(parts: Sequence[Part]) -> Iterator[Comment]:
    """A comment at each part that was not read or tied and has a place in the file; what bars is a finding besides."""
    for each in parts:
        if each.fate is not PartFate.READ and each.place.anchor and not each.bars:
            yield Comment(each.place.anchor, (say("Not read: {part}", part=part_words(each)),))


def _words(finding: Finding) -> tuple[str, ...]:
    parts = (
        finding.message,
        comparison(finding),
        correction_sentence(finding.corrections),
        finding.hint,
        f"{finding.rule} ({severity_word(finding.severity)})",
    )
    return tuple(part for part in parts if part)

"""What is said of each finding in a comment, beside the place that it concerns."""

from collections.abc import Sequence

from engine.formats.word.annotate import Comment
from engine.model.finding import Finding
from engine.report.corrections import correction_sentence
from engine.report.words import comparison, count_words, severity_word, table_place
from engine.texts import say


def summary(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What is said at the title: how many findings there are."""
    return (
        say("puljetjek: {findings}", findings=count_words(findings)),
        *([say("Each finding stands as a comment at its place.")] if findings else []),
    )


def comments(findings: Sequence[Finding]) -> tuple[Comment, ...]:
    """A comment for each finding: what, expected, how to mend, and the rule."""
    return tuple(Comment(each.anchor, _words(each), table_place(each.location)) for each in findings)


def _words(finding: Finding) -> tuple[str, ...]:
    parts = (
        finding.message,
        comparison(finding),
        correction_sentence(finding.corrections),
        finding.hint,
        f"{finding.rule} ({severity_word(finding.severity)})",
    )
    return tuple(part for part in parts if part)

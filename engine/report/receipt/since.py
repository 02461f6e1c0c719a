"""What changed since an earlier report, in words."""

from engine.model.finding import Finding
from engine.model.report import BundleReport, ProposalReport, Report
from engine.texts import say, say_count


def since_words(part: ProposalReport | BundleReport) -> str:
    """How many findings are new, still there and mended; "" where no earlier report has the part."""
    if part.since is None:
        return ""
    new, kept, mended = len(part.since.new), len(part.since.kept), len(part.since.mended)
    counts = (
        say_count("{count} new", "{count} new ones", new),
        say_count("{count} still there", "{count} still there", kept),
        say_count("{count} mended", "{count} mended", mended),
    )
    return say("Since last time: {counts}.", counts=", ".join(counts))


def state_word(finding: Finding, part: ProposalReport | BundleReport) -> str:
    """Whether the finding is new or still there; "" where no earlier report has the part."""
    if part.since is None:
        return ""
    return say("new") if finding.fingerprint in part.since.new else say("still there")


def mended_lines(part: ProposalReport | BundleReport) -> list[str]:
    """Each finding that is mended."""
    mended = part.since.mended if part.since else ()
    return [f"{say('mended')}: {each.message} ({each.rule})" for each in mended]


def new_lines(part: ProposalReport | BundleReport) -> list[str]:
    """Each finding that is new."""
    new = frozenset(part.since.new if part.since else ())
    return [f"{say('new')}: {each.message} ({each.rule})" for each in part.findings if each.fingerprint in new]


def since_lines(report: Report) -> list[str]:
    """For each part that an earlier report has: how many of each, then every finding that is new or mended."""
    parts: list[tuple[str, ProposalReport | BundleReport]] = [(each.proposal.id, each) for each in report.proposals]
    if report.bundle:
        parts.insert(0, (say("the bundle"), report.bundle))
    lines: list[str] = []
    for name, part in parts:
        words = since_words(part)
        found = [*new_lines(part), *mended_lines(part)] if words else []
        lines += [f"{name}: {each}" for each in (words, *found) if each]
    return lines

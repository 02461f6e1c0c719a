"""How every format words the same thing: severities, verdicts, places, figures and corrections."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from engine.model.budget import Reading
from engine.model.finding import Category, CellEdit, Finding, Location, Relation, Rounding, Severity
from engine.model.proposal import Kind
from engine.model.report import BundleReport, ProposalReport, Report
from engine.model.stage import Stage
from engine.model.verdict import Status, Verdict
from engine.report.folds import SkippedFor
from engine.report.layout import fit
from engine.texts import listing, say, say_count, sayable
from engine.texts.numbers import amount, quantity

STATUS_SIGN = {
    Status.KLAR: "✓",
    Status.KLAR_MED_BEMAERKNINGER: "✓",
    Status.SKAL_RETTES: "✗",
    Status.OPFYLDER_IKKE_KRITERIERNE: "✗",
    Status.IKKE_KONTROLLERET: "?",
}

_STATUS = {
    Status.KLAR: sayable("ready"),
    Status.KLAR_MED_BEMAERKNINGER: sayable("ready, with remarks"),
    Status.SKAL_RETTES: sayable("must be corrected"),
    Status.OPFYLDER_IKKE_KRITERIERNE: sayable("does not meet the criteria"),
    Status.IKKE_KONTROLLERET: sayable("not checked"),
}

_WAITING = {
    Status.KLAR: sayable("in order, but awaits {steps}"),
    Status.KLAR_MED_BEMAERKNINGER: sayable("in order, with remarks, but awaits {steps}"),
}
"""The headline of what nobody has to mend, and which is not ready all the same."""

_STAGE = {
    Stage.KLADDE: sayable("a draft"),
    Stage.INDSENDT: sayable("handed in"),
    Stage.POLITISK: sayable("before the politicians"),
}

_LIMITS = {
    None: sayable("The figure is {stated}; the limit is {expected}."),
    Relation.UNEQUAL: sayable("The figure is {stated}, and may not be {expected}."),
    Relation.LESS: sayable("The figure is {stated}; it must be less than {expected}."),
    Relation.AT_MOST: sayable("The figure is {stated}; it may be {expected} at most."),
    Relation.MORE: sayable("The figure is {stated}; it must be more than {expected}."),
    Relation.AT_LEAST: sayable("The figure is {stated}; it must be {expected} at least."),
}

_KIND = {
    Kind.INVESTERING: sayable("investment proposal"),
    Kind.INNOVATION: sayable("innovation proposal"),
    Kind.FORANALYSE: sayable("pre-analysis"),
    Kind.EFFEKTIVISERING: sayable("efficiency proposal without investment"),
}

_SEVERITY = {
    Severity.ERROR: sayable("error"),
    Severity.WARNING: sayable("warning"),
    Severity.INFO: sayable("note"),
}


def status_word(status: Status) -> str:
    """The verdict, as a person would say it."""
    return say(_STATUS[status])


def headline(verdict: Verdict, brief: bool = False) -> str:
    """The verdict as it is headlined: nothing is called ready that a step is still missing for.

    Where it is `brief` the steps are left to be told elsewhere.
    """
    if verdict.status not in _WAITING or verdict.ready:
        return status_word(verdict.status)
    steps = "…" if brief else listing([each.name for each in verdict.progress.missing])
    return say(_WAITING[verdict.status], steps=steps)


def awaits_words(verdict: Verdict) -> str:
    """What is still awaited, in one line: what must come before the politicians, then what they do; "" for nothing."""
    missing = listing([each.name for each in verdict.progress.awaits if each.bar])
    taken = listing([each.name for each in verdict.progress.awaits if not each.bar])
    if missing and taken:
        return say("awaits {missing}, then {taken}", missing=missing, taken=taken)
    return say("awaits {missing}", missing=missing or taken) if missing or taken else ""


def stage_word(stage: Stage) -> str:
    """The stage at which was asked, as a person would say it."""
    return say(_STAGE[stage])


def severity_word(severity: Severity) -> str:
    """The severity, as a person would say it."""
    return say(_SEVERITY[severity])


def kind_word(kind: Kind) -> str:
    """The family of the proposal, as a person would say it."""
    return say(_KIND[kind])


def count_words(findings: Sequence[Finding]) -> str:
    """How many findings of each severity: "2 fejl, 1 advarsel"; what there is none of is left out."""
    errors, warnings, notes = (sum(each.severity is severity for each in findings) for severity in Severity)
    parts = (
        errors and say_count("{count} error", "{count} errors", errors),
        warnings and say_count("{count} warning", "{count} warnings", warnings),
        notes and say_count("{count} note", "{count} notes", notes),
    )
    return ", ".join(part for part in parts if part) or say("no findings")


def verdict_counts(verdict: Verdict, findings: Sequence[Finding]) -> str:
    """The same beside a verdict: one that asks for more than there is found here rests on something else."""
    if findings or verdict.status is Status.KLAR:
        return count_words(findings)
    return say("no findings of its own")


def titles(report: Report) -> list[str]:
    """What the proposals are called beside their ids; where an id does not tell one from another, its file comes first.

    Of the file's path, as much is given as tells it from those of the same id.
    """
    files: dict[str, list[Path]] = defaultdict(list)
    for each in report.proposals:
        files[each.proposal.id].append(Path(each.source.file))
    found = []
    for each in report.proposals:
        alike = files[each.proposal.id]
        own = _ending(Path(each.source.file), alike) if len(alike) > 1 or not each.proposal.id else ""
        found.append(": ".join(filter(None, (own, each.proposal.title))))
    return found


def _ending(path: Path, others: Sequence[Path]) -> str:
    for length in range(1, len(path.parts)):
        ending = path.parts[-length:]
        if sum(other.parts[-length:] == ending for other in others) == others.count(path):
            return "/".join(ending)
    return str(path)


def file_place(location: Location) -> str:
    """File, line and page: "forslag.txt:512 (side 12)"."""
    line = f":{location.line}" if location.line is not None else ""
    page = " " + say("(page {page})", page=location.page) if location.page is not None else ""
    return f"{location.file}{line}{page}"


def table_place(location: Location) -> str:
    """Table, row and column by name: "Tabel 1 › Projektledelse › 2026"; a name beyond all measure is cut."""
    return " › ".join(fit(part, 120) for part in (location.table, location.row, location.column) if part)


def comparison(finding: Finding) -> str:
    """What stands and what should stand, or the limit that it breaks; "" where that is none, or the message says it."""
    if not _compares_figures(finding) or _says_both(finding):
        return ""
    sides = {"stated": stated_words(finding) or say("nothing"), "expected": expected_words(finding) or say("nothing")}
    if not is_equation(finding):
        return say(_LIMITS[finding.relation], **sides)
    return say("It says {stated}; expected is {expected}.", **sides) + _difference(finding)


def is_equation(finding: Finding) -> bool:
    """Whether the expected value is the one to type, and not a limit. Where nobody says, it goes by the category."""
    if finding.relation is None:
        is_sum = finding.category not in (Category.ELIGIBILITY, Category.SIGN)
        return is_sum and isinstance(finding.expected, int) and finding.stated != finding.expected
    return finding.relation is Relation.EQUAL


def stated_words(finding: Finding) -> str:
    """What stands, in the reader's numbers; "" for nothing."""
    return _figure(finding.stated, finding)


def expected_words(finding: Finding) -> str:
    """What is expected, in the reader's numbers; "" for nothing."""
    return _figure(finding.expected, finding)


def wanted_words(finding: Finding) -> str:
    """The value to type into the blamed cell; "" where the rule only sets a limit."""
    edits = [edit for each in finding.corrections for edit in each.cells if edit.address == finding.address]
    is_unreadable = finding.relation is None and finding.expected is None
    if edits and (is_unreadable or (is_equation(finding) and edits[0].unit > 1)):
        return typed_words(edits[0], edits[0].to)
    return expected_words(finding) if is_equation(finding) else ""


def typed_words(edit: CellEdit, figure: int | None) -> str:
    """A figure of the cell as it is typed there, for example 4,1 in a table in mio. kr."""
    return amount(None) if figure is None else quantity((Decimal(figure) / edit.unit).scaleb(-edit.decimals))


def _figure(value: int | str | None, finding: Finding) -> str:
    if isinstance(value, int):
        return str(value) if _may_be_years(finding) else amount(value)
    return value or ""


def _may_be_years(finding: Finding) -> bool:
    """Without a cell nothing tells an amount from a year, which takes no thousands mark."""
    years = range(1900, 2101)
    return finding.address is None and all(value in years for value in (finding.stated, finding.expected))


def _compares_figures(finding: Finding) -> bool:
    """Texts are compared by the message, and so is what a rule only counts in a document."""
    sides = [side for side in (finding.stated, finding.expected) if side is not None]
    is_counted = finding.address is None and (finding.category is Category.FORM or 0 in sides)
    return bool(sides) and all(isinstance(side, int) for side in sides) and not is_counted


def _says_both(finding: Finding) -> bool:
    figures = (stated_words(finding), expected_words(finding))
    return all(re.search(rf"(?<![\d.,-]){re.escape(each)}(?![\d]|[.,]\d)", finding.message) for each in figures)


def _difference(finding: Finding) -> str:
    parts = []
    if isinstance(finding.stated, int) and isinstance(finding.expected, int):
        parts.append(say("The difference is {difference}.", difference=amount(finding.stated - finding.expected)))
    if finding.rounding is Rounding.ROUNDED:
        parts.append(say("Rounding explains it."))
    if finding.rounding is Rounding.IMPOSSIBLE and finding.category is Category.NARRATIVE:  # tables are exact anyhow
        parts.append(say("Rounding cannot explain it."))
    return "".join(f" {part}" for part in parts)


def doubt_words(reading: Reading) -> str:
    """What to know of a row whose figures the document does not put under a year; "" for any other."""
    if reading is Reading.INFERRED:
        return say("The document leaves open which years these figures belong to; the table's sums decided it.")
    if reading is Reading.UNCERTAIN:
        return say("The document leaves open which years these figures belong to; this is one of several readings.")
    return ""


def skipped_words(skipped: SkippedFor, titles: Mapping[str, str]) -> str:
    """The reason, and which rules, by title, it kept from whom: "Ingen tabel 3 – BC04: Alle tal kan læses (TA-301)"."""

    def named(rule: str) -> str:
        return f"{titles[rule]} ({rule})" if titles.get(rule) else rule

    groups = (f"{owners_words(owners)}: {', '.join(map(named, rules))}" for owners, rules in skipped.groups)
    return f"{skipped.reason.rstrip('.')} – {'; '.join(groups)}"


def owners_words(owners: Sequence[str]) -> str:
    """The proposals by their ids, and the bundle by its name."""
    bundle = say("the bundle")
    return ", ".join(owner or bundle for owner in owners)


def pack_words(report: Report) -> str:
    """The rule pack, its version and size, and why it was chosen where nobody asked for it."""
    pack = report.pack
    words = say("rule pack {id} {version} ({count} rules)", id=pack.id, version=pack.version, count=pack.rules)
    return f"{words}: {pack.chosen}" if pack.chosen else words


def run_words(report: Report) -> str:
    """The run in one line: what was read, what was found, how much was checked and skipped, by which rules."""
    parts: list[ProposalReport | BundleReport] = [*report.proposals, *([report.bundle] if report.bundle else [])]
    checked, skipped = sum(part.checked for part in parts), sum(len(part.skipped) for part in parts)
    unreadable = len(report.unreadable)
    words = (
        say_count("{count} proposal", "{count} proposals", len(report.proposals)),
        count_words(report.findings()),
        say_count("{count} check made", "{count} checks made", checked),
        say_count("{count} skipped", "{count} skipped", skipped),
        unreadable and say_count("{count} input unreadable", "{count} inputs unreadable", unreadable),
        pack_words(report),
    )
    return " · ".join(word for word in words if word)

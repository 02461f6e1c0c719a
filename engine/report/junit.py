"""JUnit XML for build servers: a suite a proposal, a case a rule, by its title.

A rule that found something is a failure with all that it found; one that could not be checked is skipped, with the
reason, and never passed. What does not concern a proposal is no case of it.
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence

from engine.model.finding import Finding, Severity
from engine.model.report import BundleReport, ProposalReport, Report, RuleInfo, Unreadable
from engine.report.corrections import correction_sentence
from engine.report.receipt.checks import Check, checks_of
from engine.report.receipt.since import mended_lines, new_lines, since_words
from engine.report.screen import DEFAULT, Screen
from engine.report.visible import visible_report
from engine.report.words import comparison, file_place, table_place
from engine.texts import say


def render(report: Report, _screen: Screen = DEFAULT) -> str:
    """The document. Warnings fail a case as errors do, and say so in `type`."""
    return _document(visible_report(report))


def _document(report: Report) -> str:
    rules = {rule.id: rule for rule in report.rules}
    root = ET.Element("testsuites", name=f"puljetjek {report.version}")
    if report.bundle:
        root.append(_suite(say("The bundle"), "bundle", report.bundle, rules))
    for each in report.proposals:
        name = f"{each.proposal.id} {each.proposal.title}".strip()
        root.append(_suite(name, each.proposal.id or each.source.file, each, rules))
    if report.unreadable or report.faults:
        root.append(_unread([*report.unreadable, *report.faults]))
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(name: str, group: str, part: ProposalReport | BundleReport, rules: Mapping[str, RuleInfo]) -> ET.Element:
    suite = ET.Element("testsuite", name=name)
    found: dict[str, list[Finding]] = {}
    for finding in part.findings:
        found.setdefault(finding.rule, []).append(finding)
    for id_, findings in found.items():
        title = rules[id_].title if id_ in rules else ""
        case = _case(suite, Check(rule=id_, title=title), group)
        grave = any(each.severity is Severity.ERROR for each in findings)
        kind = Severity.ERROR if grave else findings[0].severity
        failure = ET.SubElement(case, "failure", type=kind, message=findings[0].message)
        failure.text = "\n".join(_told(each) for each in findings)
    checks = checks_of(part, rules)
    for check in checks.passed:
        _case(suite, check, group)
    unchecked = [check for check in checks.unchecked if check.rule not in found]
    for check in unchecked:
        ET.SubElement(_case(suite, check, group), "skipped", message=check.note)
    suite.attrib |= {"tests": str(len(suite)), "failures": str(len(found)), "errors": "0"}
    suite.set("skipped", str(len(unchecked)))
    told = [since_words(part), *new_lines(part), *mended_lines(part)]
    if told[0]:
        ET.SubElement(suite, "system-out").text = "\n".join(told)
    return suite


def _case(suite: ET.Element, check: Check, group: str) -> ET.Element:
    name = f"{check.title} ({check.rule})" if check.title else check.rule
    return ET.SubElement(suite, "testcase", classname=group, name=name)


def _told(finding: Finding) -> str:
    place = " ".join(filter(None, (file_place(finding.location), table_place(finding.location))))
    parts = (finding.message, comparison(finding), correction_sentence(finding.corrections))
    return f"{place}: " + " ".join(filter(None, parts))


def _unread(unreadable: Sequence[Unreadable]) -> ET.Element:
    suite = ET.Element("testsuite", name=say("Could not be read"))
    for each in unreadable:
        case = ET.SubElement(suite, "testcase", classname=say("Could not be read"), name=each.file)
        ET.SubElement(case, "error", message=each.error)
    suite.attrib |= {"tests": str(len(suite)), "failures": "0", "errors": str(len(suite)), "skipped": "0"}
    return suite

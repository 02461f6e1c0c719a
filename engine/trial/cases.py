"""The cases of a rule: small edits of a sound proposal, after which the rule holds, breaks or has nothing to say.

A pack's folder `cases/base` holds a sound bundle (cover and proposals in canonical YAML, by file name, and the frames
that they ask money of); each file beside it holds cases of the rules of one category.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from engine.check.run import CheckResult, check_bundle, check_proposal
from engine.formats.canonical.cover import read_cover
from engine.formats.canonical.read import read_proposal
from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.finding import Category, Cause, Finding
from engine.model.proposal import Proposal
from engine.model.written import AS_WHOLE
from engine.pack.frames import read_frames
from engine.pack.pack import Pack, Rule
from engine.source.form import Form
from engine.source.located import load_yaml
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import SourceError
from engine.source.validate import validate
from engine.texts import say, speaking
from engine.trial import equivalents

COVER, FRAMES = "bundle", "frames"
"""The base files that hold the cover, and the frames of the pools."""


class Edit(Form):
    """What is changed in one base file: copied, then set, then dropped.

    A path's parts are keys, indices from 0, or an item's label, id or body; `+` at its end is a new item of a list.
    """

    set: dict[str, Any] = {}
    drop: tuple[str, ...] = ()
    copy_of: dict[str, str] = Field(default={}, alias="copy")
    """New list item or key: the copy of what stands at another path."""


class Expected(Form):
    """What one finding must say, and how many there must be; what is not given may be anything.

    `at` is the path in the edited file of what the finding points at ("": the whole), `says` a part of its Danish
    message. A side of the comparison that is no figure (a payback that never comes) is `None`.
    """

    row: str | None = None
    column: str | None = None
    stated: str | None = None
    expected: str | None = None
    at: str | None = None
    says: str | None = None
    count: Annotated[int, Field(ge=1), AS_WHOLE] = 1


class Case(Form):
    """One case: in which base file what is changed, which others are left out, and what the rule must say then.

    It `holds` where it was applied and found nothing wrong; it `skips` where there was nothing to apply it to.
    `cause` is why it, or a part of it, could not be applied; without one, what `holds` was applied to everything.
    """

    rule: str
    verdict: Literal["holds", "breaks", "skips"]
    of: str
    because: str = ""
    without: tuple[str, ...] = ()
    edit: Edit = Edit()
    finding: Expected = Expected()
    cause: Cause | None = None


class CaseFile(Form):
    """A file of cases."""

    cases: tuple[Case, ...]


class Bench:
    """The base of a pack's cases, and what each case makes of it."""

    def __init__(self, folder: Path, pack: Pack) -> None:
        self.pack = pack
        self.base = {path.stem: load_yaml(path) for path in sorted((folder / "cases" / "base").glob("*.yaml"))}

    def bundle(self) -> Bundle:
        """The base as it stands."""
        return self._bundle(self.base)

    def problem(self, case: Case) -> str:
        """What is wrong with the rule or the case, "" for nothing."""
        rule = next((rule for rule in self.pack.rules if rule.id == case.rule), None)
        if rule is None:
            return say("there is no rule of this id")
        try:
            return self.prepare(case, rule.category).problem(rule)
        except (SourceError, LookupError) as error:
            return str(error)

    def prepare(self, case: Case, category: Category) -> "Prepared":
        """What the case makes of the base; raises SourceError or LookupError where the edit cannot be made."""
        if case.of not in self.base:
            raise LookupError(say("there is no base file {name}", name=case.of))
        nodes = {name: node for name, node in self.base.items() if name not in case.without}
        if case.of in nodes:
            nodes[case.of] = _edited(nodes[case.of], case.edit)
        if category is Category.BUNDLE:
            return Prepared(self.pack, case, self._bundle(nodes), nodes)
        return Prepared(self.pack, case, read_proposal(nodes[case.of], case.of), nodes)

    def _bundle(self, nodes: dict[str, Node]) -> Bundle:
        others = {COVER, FRAMES}
        proposals = tuple(read_proposal(node, name) for name, node in nodes.items() if name not in others)
        cover = read_cover(nodes[COVER], COVER) if COVER in nodes else None
        frames = read_frames(nodes[FRAMES], FRAMES) if FRAMES in nodes else ()
        return Bundle(round=self.pack.round, cover=cover, proposals=proposals, frames=frames)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A case, ready to be judged: the proposal or bundle that it makes of the base."""

    pack: Pack
    case: Case
    subject: Proposal | Bundle
    nodes: dict[str, Node]

    def problem(self, rule: Rule) -> str:
        """What is wrong with the rule, by this case; "" for nothing."""
        only = replace(self.pack, rules=(rule,))
        with speaking("da"):
            result = check(self.subject, only)
        return _judge(self.case, result, self.nodes)


def check(subject: Proposal | Bundle, pack: Pack) -> CheckResult:
    """The rules on single proposals applied to a proposal, those on bundles to a bundle; raises CheckFault."""
    return check_bundle(subject, pack) if isinstance(subject, Bundle) else check_proposal(subject, pack)


def read_cases(folder: Path) -> Iterator[tuple[str, Case]]:
    """Every case of a pack, with the name of its file; raises SourceError."""
    for path in sorted((folder / "cases").glob("*.yaml")):
        if path.name == equivalents.FILE:
            continue
        for case in validate(CaseFile, load_yaml(path), str(path)).cases:
            yield path.name, case


def _judge(case: Case, result: CheckResult, nodes: dict[str, Node]) -> str:
    if case.verdict == "breaks":
        return _broken(case, result, nodes)
    if result.findings:
        return say("it breaks: {finding}", finding=result.findings[0].message)
    if result.checked and case.verdict == "skips":
        return say("it was applied")
    reasons = "; ".join(each.reason for each in result.skipped)
    if not result.checked and case.verdict == "holds":
        return say("it was not applied: {reason}", reason=reasons)
    return _unlike(case, result)


def _unlike(case: Case, result: CheckResult) -> str:
    """Whether something else was left out than the case says."""
    causes = {each.cause for each in result.skipped}
    if case.cause and causes != {case.cause}:
        found = ", ".join(sorted(causes)) or say("nothing")
        return say("left out for another reason than {expected}: {found}", expected=case.cause, found=found)
    if causes and case.verdict == "holds" and not case.cause:
        return say("a part was not applied: {reason}", reason="; ".join(each.reason for each in result.skipped))
    return ""


def _broken(case: Case, result: CheckResult, nodes: dict[str, Node]) -> str:
    line = None if case.finding.at is None else _line(nodes[case.of], case.finding.at)
    if not any(_fits(finding, case.finding, line) for finding in result.findings):
        found = [(f.location.row, f.location.column, f.stated, f.expected, f.message) for f in result.findings]
        return say("no finding as expected; found: {found}", found=found or [each.reason for each in result.skipped])
    if len(result.findings) != case.finding.count:
        return say("{found} findings, {count} expected", found=len(result.findings), count=case.finding.count)
    return ""


def _fits(finding: Finding, expected: Expected, line: int | None) -> bool:
    said = {
        "row": finding.location.row,
        "column": finding.location.column,
        "stated": finding.stated,
        "expected": finding.expected,
    }
    same = all(_equal(said[name], value) for name in said if (value := getattr(expected, name)) is not None)
    return same and (expected.says or "") in finding.message and line in (None, finding.location.line)


def _equal(said: object, expected: str) -> bool:
    """Whether the same text or the same number is said."""
    try:
        return Decimal(str(said)) == Decimal(expected)
    except InvalidOperation:
        return str(said) == expected


def _line(node: Node, path: str) -> int:
    return _at(node, path.split("/") if path else []).line


def _edited(node: Node, edit: Edit) -> Node:
    root = deepcopy(node)
    for path, source in edit.copy_of.items():
        _put(root, path, deepcopy(_at(root, source.split("/"))))
    for path, value in edit.set.items():
        _put(root, path, value)
    for path in edit.drop:
        *above, last = path.split("/")
        holder = _at(root, above)
        del holder[_key(holder, last)]  # type: ignore[union-attr,arg-type]
    return root


def _put(root: Node, path: str, value: Node) -> None:
    """Sets a key or item; `+` as the last part appends to a list. Keys on the way that are not there are made."""
    *above, last = path.split("/")
    holder = _at(root, above)
    if last == "+" and isinstance(holder, Sequence):
        holder.append(value)
    elif isinstance(holder, Sequence):
        holder[_key(holder, last)] = value  # type: ignore[index]
    elif isinstance(holder, Mapping):
        holder[Scalar(last)] = value
    else:
        raise LookupError(say("nothing can be set at {path}", path=path))


def _at(node: Node, path: list[str]) -> Node:
    for part in path:
        if isinstance(node, Scalar):
            raise LookupError(say("there is no {path} in the base", path="/".join(path)))
        node = node[_key(node, part)]  # type: ignore[index]
    return node


def _key(holder: Node, part: str) -> str | int:
    if isinstance(holder, Mapping) and part in holder:
        return part
    if isinstance(holder, Sequence):
        if part.isdigit() and int(part) < len(holder):
            return int(part)
        for index, item in enumerate(holder):
            if isinstance(item, Mapping) and part in (item.get("label"), item.get("id"), item.get("body")):
                return index
    raise LookupError(say("there is no {path} in the base", path=part))

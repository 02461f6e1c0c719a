"""A new rule and its cases, from a template that loads and passes its trial before a word of it is changed."""

from collections import Counter
from pathlib import Path

from engine.model.finding import Category
from engine.pack.forms import RuleFile
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.problem import PackError
from engine.source.files import read_text
from engine.source.located import read_yaml
from engine.source.nodes import Mapping, Node
from engine.source.problem import SourceError
from engine.source.validate import validate
from engine.texts import say
from engine.trial.cases import COVER, CaseFile

RULE = """- id: {id}
  title: {{da: Ny regel {id}, en: New rule {id}}}
  severity: warning
  basis: assumed
  source: Hvor kravet står, med organ og dato
  check: {check}
  message:
    da: "Hvad der er galt, og hvor."
    en: "What is wrong, and where."
  hint:
    da: "Hvordan det rettes."
    en: "How to mend it."
"""
CASES = """- rule: {id}
  verdict: holds
  of: {base}
- rule: {id}
  verdict: breaks
  of: {base}
  because: what an author may do wrong
  edit: {{drop: [{part}]}}
"""


def drafted(name: str, id_: str, category: Category | None = None) -> dict[Path, str]:
    """The files of the pack with the rule in them, the one of its category and that of its cases, to be written whole.

    Without `category` it is that of most rules whose ids begin alike. Raises PackError for an id that is in use, that
    is none, or whose category nobody can tell; SourceError for a file that cannot be read.
    """
    folder, pack = find(name), load_pack(name)
    if any(rule.id == id_ for rule in pack.rules):
        raise PackError(str(folder), None, None, say("there is a rule {id} already", id=id_))
    alike = Counter(rule.category for rule in pack.rules if rule.id[:3] == id_[:3]).most_common(1)
    of = category or (alike[0][0] if alike else None)
    if of is None:
        raise PackError(str(folder), None, None, say("no rule begins like {id}: add --category", id=id_))
    is_bundle = of is Category.BUNDLE
    base = COVER if is_bundle else _base(folder)
    rule = RULE.format(id=id_, check="announced is stated" if is_bundle else "title is stated")
    cases = CASES.format(id=id_, base=base, part="announced" if is_bundle else "title")
    rules_path, cases_path = folder / f"{of}.yaml", folder / "cases" / f"{of}.yaml"
    files = {
        rules_path: _with(rules_path, f"category: {of}\nrules:\n", rule, id_),
        cases_path: _with(cases_path, "cases:\n", cases, id_),
    }
    validate(RuleFile, read_yaml(files[rules_path], str(rules_path)), str(rules_path))
    validate(CaseFile, read_yaml(files[cases_path], str(cases_path)), str(cases_path))
    return files


def _base(folder: Path) -> str:
    names = sorted(path.stem for path in (folder / "cases" / "base").glob("*.yaml") if path.stem != COVER)
    if not names:
        raise SourceError(str(folder / "cases" / "base"), None, None, say("there is no proposal for cases to change"))
    return names[0]


def _with(path: Path, head: str, entry: str, id_: str) -> str:
    """The file's text with the entry before the first of a higher id, at the end where there is none."""
    text = read_text(path) if path.exists() else head
    line = _first_above(read_yaml(text, str(path)), id_) if path.exists() else None
    if line is None:
        return f"{text.rstrip()}\n\n{entry}"
    lines = text.splitlines(keepends=True)
    while line > 0 and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return "".join(lines[:line]) + entry + "\n" + "".join(lines[line:])


def _first_above(node: Node, id_: str) -> int | None:
    """The index of the line on which the first entry of a higher id begins."""
    for entries in node.values() if isinstance(node, Mapping) else ():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, Mapping) and str(entry.get("id", entry.get("rule", ""))) > id_:
                return entry.line - 1
    return None

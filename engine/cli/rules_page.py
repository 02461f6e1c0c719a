"""The page of a rule, always in the same five parts, made from the rule, its cases and its parameters."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from engine.check.run import CheckFault
from engine.model.base import replace
from engine.pack.layer import Layer
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.pack import Pack, Rule
from engine.pack.parameters import Parameter
from engine.pack.understand import layers_of
from engine.report.words import severity_word
from engine.source.problem import SourceError
from engine.texts import language, say
from engine.trial.cases import Bench, Case, check, read_cases
from engine.trial.mentioned import names_of, reached

EXAMPLES = 3
"""So many cases of each sort are shown."""


class Part(NamedTuple):
    """A part of a page: what it is called, and its lines."""

    title: str
    lines: tuple[str, ...]


class Page(NamedTuple):
    """All that a reader may ask of a rule: summary, avoid, prefer, rationale, configuration."""

    rule: Rule
    parts: tuple[Part, ...]


class Pages:
    """Makes the pages of a pack's rules, each from the folder in which the rule stands."""

    def __init__(self, name: str) -> None:
        self.pack: Pack = load_pack(name)
        self._layers: tuple[Layer, ...] = layers_of(find(name))
        self._benches: dict[Path, tuple[Bench, tuple[Case, ...]]] = {}

    def of(self, rule: Rule) -> Page:
        """The page in the run's language; raises SourceError for cases that cannot be read."""
        parts = {
            say("Summary"): self._summary(rule),
            say("Avoid"): self._avoid(rule),
            say("Prefer"): self._prefer(rule),
            say("Rationale"): self._rationale(rule),
            say("Configuration"): self._configuration(rule),
        }
        return Page(rule, tuple(Part(title, tuple(lines) or (say("nothing"),)) for title, lines in parts.items()))

    def _summary(self, rule: Rule) -> Iterator[str]:
        code = language.get()
        yield f"{rule.title.of(code)} ({severity_word(rule.severity)})"
        if rule.applies:
            yield say("Applies") + f": {rule.applies}"
        yield say("Demand") + f": {rule.check}"
        yield say("Message") + f": {rule.message.of(code)}"

    def _avoid(self, rule: Rule) -> Iterator[str]:
        bench, cases = self._bench(rule)
        for case in islice((each for each in cases if _is(each, rule, "breaks")), EXAMPLES):
            yield f"{_told(case)} → {_message(bench, case, rule)}"

    def _prefer(self, rule: Rule) -> Iterator[str]:
        yield rule.hint.of(language.get())
        _, cases = self._bench(rule)
        held = (each for each in cases if _is(each, rule, "holds") and each.because)
        yield from (_told(case) for case in islice(held, EXAMPLES))

    def _rationale(self, rule: Rule) -> Iterator[str]:
        yield say("Source") + f": {rule.source} ({rule.basis.value})"
        if rule.otherwise:
            yield say("Skipped") + f": {rule.otherwise.of(language.get())}"

    def _configuration(self, rule: Rule) -> Iterator[str]:
        asked = self._names(rule)
        for parameter in self.pack.parameters:
            if parameter.name in asked:
                title = parameter.title.of(language.get())
                yield f"{parameter.name} = {_value(parameter)}: {title} ({parameter.source})"

    def _names(self, rule: Rule) -> set[str]:
        definitions = {each.name: str(each.text) for layer in self._layers for each in layer.definitions}
        forms = {placed.form.id: placed.form for layer in self._layers for placed in layer.rules}
        return reached(set(names_of(forms[rule.id])), definitions)

    def _bench(self, rule: Rule) -> tuple[Bench, tuple[Case, ...]]:
        folder = Path(rule.file).parent
        if folder not in self._benches:
            pack = load_pack(folder)
            self._benches[folder] = Bench(folder, pack), tuple(case for _, case in read_cases(folder))
        return self._benches[folder]


def _is(case: Case, rule: Rule, verdict: str) -> bool:
    return (case.rule, case.verdict) == (rule.id, verdict)


def _told(case: Case) -> str:
    """Which base file the case changes, why, and how."""
    edit = case.edit
    changes = [f"{path} = {value}" for path, value in edit.set.items()]
    changes += [say("without {path}", path=path) for path in (*edit.drop, *case.without)]
    changes += [say("{path} like {source}", path=path, source=source) for path, source in edit.copy_of.items()]
    because = f", {case.because}" if case.because else ""
    return f"{case.of}{because}" + (f": {'; '.join(changes)}" if changes else "")


def _message(bench: Bench, case: Case, rule: Rule) -> str:
    try:
        subject = bench.prepare(case, rule.category).subject
        findings = check(subject, replace(bench.pack, rules=(rule,))).findings
    except (SourceError, LookupError, CheckFault) as error:
        return str(error)
    return findings[0].message if findings else say("nothing")


def _value(parameter: Parameter) -> str:
    values = parameter.value if isinstance(parameter.value, tuple) else (parameter.value,)
    return ", ".join(map(str, values))

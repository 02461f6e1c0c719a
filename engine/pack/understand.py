"""A pack from its files: laid over those that it extends, then every rule parsed and type-checked."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from engine import language
from engine.language import types
from engine.language.scope import Parameter as Known
from engine.model.finding import Category, Severity
from engine.model.lexicon import Lexicon, Words
from engine.model.production import Basis, Wording
from engine.model.sources import PublicSource, cited
from engine.model.stage import Stage
from engine.pack.forms import ParameterForm, RuleForm
from engine.pack.frames import check_frames, frames_of
from engine.pack.layer import Definition, Layer, PlacedRule, read_layer
from engine.pack.locate import find_base
from engine.pack.pack import Pack, Rule
from engine.pack.parameters import Parameter, ParameterError, read_parameter
from engine.pack.problem import PackError
from engine.pack.rests import check_rests, sources_of
from engine.pack.rounds import check_payout
from engine.pack.verdicts import merged_verdicts
from engine.source.nodes import Scalar
from engine.source.problem import Problem
from engine.texts import say

MAX_LAYERS = 8
_WORD = re.compile(r"\w+")


class Reached:
    """The words of a sentence, with those of the definitions that it uses."""

    def __init__(self, definitions: dict[str, str]) -> None:
        self._definitions = {name: frozenset(_WORD.findall(text)) for name, text in definitions.items()}

    def by(self, sentence: str) -> frozenset[str]:
        """Every word that the sentence says, by itself or through definitions."""
        found: set[str] = set()
        waiting = _WORD.findall(sentence)
        while waiting:
            word = waiting.pop()
            if word not in found:
                found.add(word)
                waiting += self._definitions.get(word, ())
        return frozenset(found)


def understand(folder: Path) -> tuple[Pack, tuple[Layer, ...]]:
    """The pack in this folder and the layers that it is made of; raises PackError with everything that is wrong."""
    layers = layers_of(folder)
    own = layers[-1].form
    problems = [*check_rests(layers), *check_payout(layers[-1])]
    problems += [problem for layer in layers for problem in check_frames(layer)]
    if problems:
        raise PackError.of(tuple(problems))
    parameters = parameters_of(layers)
    pack = Pack(
        id=own.id,
        version=own.version,
        round=own.round,
        title=own.title,
        rules=_rules(layers, library_of(layers, parameters)),
        parameters=parameters,
        lexicon=_lexicon(layers),
        verdicts=merged_verdicts(layers),
        sources=sources_of(layers),
        frames=frames_of(layers),
        sha256=hashlib.sha256(b"".join(layer.digest for layer in layers)).hexdigest(),
    )
    return pack, layers


def layers_of(folder: Path) -> tuple[Layer, ...]:
    """The packs from the one that extends nothing to the one asked for."""
    layers = [read_layer(folder)]
    while layers[0].form.extends:
        base = layers[0].form.extends
        if len(layers) == MAX_LAYERS or any(layer.form.id == base for layer in layers):
            raise PackError(*layers[0].head_problem("extends", say("the packs extend each other in a circle")))
        try:
            folder = find_base(layers[0].folder, base)
        except PackError as error:
            message = f"{base}: {error.problems[0].message}"
            raise PackError(*layers[0].head_problem("extends", message)) from None
        layers.insert(0, read_layer(folder))
    return tuple(layers)


def parameters_of(layers: tuple[Layer, ...]) -> tuple[Parameter, ...]:
    """The parameters, the later layers' over the earlier; raises PackError."""
    found: dict[str, Parameter] = {}
    for layer in layers:
        for key, form in layer.parameters:
            name = str(key)
            try:
                found[name] = _in_place_of(found.get(name), read_parameter(name, form), form)
            except ParameterError as error:
                file, scalar = layer.parameters_file, error.scalar
                raise PackError(file, scalar.line, scalar.column, str(error)) from None
    return tuple(found.values())


def _in_place_of(before: Parameter | None, after: Parameter, form: ParameterForm) -> Parameter:
    """The later parameter; raises ParameterError where it is no value that the rules on the earlier one can take."""
    if before and _known(before).type != _known(after).type:
        scalar = form.value[0] if isinstance(form.value, tuple) else form.value
        message = say(
            "{name} is {wanted} in the pack that this one extends, and here it is {found}: give it the same unit, or "
            "choose another name",
            name=after.name,
            wanted=_known(before).type,
            found=_known(after).type,
        )
        raise ParameterError(scalar, message)
    return after


def library_of(layers: tuple[Layer, ...], parameters: tuple[Parameter, ...]) -> language.Library:
    """What the pack adds to the language; raises PackError."""
    definitions: dict[str, Definition] = {}
    for layer in layers:
        definitions |= {definition.name: definition for definition in layer.definitions}
    known = {parameter.name: _known(parameter) for parameter in parameters}
    texts = {str(each.header): str(each.text) for each in definitions.values()}
    try:
        return language.library(texts, known)
    except language.LanguageError as error:
        raise _in_definition(error, definitions) from None


def _known(parameter: Parameter) -> Known:
    of = types.SCALARS[parameter.unit.value]
    return Known(types.Collection(of) if isinstance(parameter.value, tuple) else of, parameter.value)


def _rules(layers: tuple[Layer, ...], library: language.Library) -> tuple[Rule, ...]:
    placed: dict[str, PlacedRule] = {}
    problems: list[Problem] = []
    for layer in layers:
        placed |= {rule.form.id: rule for rule in layer.rules}
        for index, id_ in enumerate(layer.form.disabled):
            if placed.pop(id_, None) is None:
                message = say("there is no rule {id} to do without", id=id_)
                problems.append(layer.head_problem("disabled", message, index))
    definitions = {each.name: each for layer in layers for each in layer.definitions}
    standing = standing_of(layers)
    rules = []
    for each in placed.values():
        try:
            rules.append(compiled_rule(each, library, standing))
        except language.LanguageError as error:
            problems += _in_rule(error, each, definitions).problems
        except PackError as error:
            problems += error.problems
    if problems:
        # A mistake in a definition is found in each rule that uses it.
        raise PackError.of(tuple(dict.fromkeys(problems)))
    return tuple(sorted(rules, key=lambda rule: list(Category).index(rule.category)))


def parameters_of_round(layers: tuple[Layer, ...]) -> frozenset[str]:
    """The parameters that have another value in every round; a pack says so once for those that extend it."""
    return frozenset(str(name) for layer in layers for name, form in layer.parameters if form.each_round)


class Standing(NamedTuple):
    """What the pack knows beside a rule: decisions, parameters of a round, those only assumed, definitions, steps."""

    sources: dict[str, PublicSource]
    of_round: frozenset[str]
    doubtful: frozenset[str]
    words: Reached
    steps: dict[str, Stage] = {}


def standing_of(layers: tuple[Layer, ...]) -> Standing:
    """What the packs' rules stand on."""
    definitions = {each.name: str(each.text) for layer in layers for each in layer.definitions}
    doubtful = frozenset(each.name for each in parameters_of(layers) if each.basis is Basis.ASSUMED)
    steps = {each.id: each.due or each.taken or Stage.POLITISK for layer in layers for each in layer.verdicts.steps}
    return Standing(sources_of(layers), parameters_of_round(layers), doubtful, Reached(definitions), steps)


def compiled_rule(placed: PlacedRule, library: language.Library, standing: Standing) -> Rule:
    """The rule, parsed and type-checked; raises LanguageError or PackError."""
    form = placed.form
    asked = standing.words.by(f"{form.applies or ''} {form.check}")
    if form.basis is Basis.ASSUMED and form.severity is Severity.ERROR:
        message = say("what is only assumed is at most a warning")
        raise PackError(placed.file, placed.key.line, placed.key.column, message)
    compiled = language.compile_rule(_rule_text(placed), library)
    return Rule(
        id=form.id,
        title=form.title,
        category=placed.category,
        severity=_softened(form.severity, not asked.isdisjoint(standing.doubtful)),
        criterion=form.criterion,
        basis=form.basis,
        source=cited(standing.sources, tuple(map(str, form.cites)), form.source),
        cites=tuple(map(str, form.cites)),
        message=Wording(da=form.message.da, en=form.message.en),
        hint=Wording(da=form.hint.da, en=form.hint.en),
        applies=" ".join((form.applies or "").split()),
        otherwise=form.otherwise,
        check=" ".join(form.check.split()),
        of_round=not asked.isdisjoint(standing.of_round),
        compiled=compiled,
        file=placed.file,
        line=placed.key.line,
        step=str(form.step or ""),
        stage=_asked_from(placed, standing),
    )


def _asked_from(placed: PlacedRule, standing: Standing) -> Stage:
    """The stage from which on a rule is asked: a rule on a step when that must lie behind; raises PackError."""
    step = placed.form.step
    if (placed.category is Category.STEP) != (step is not None):
        message = say("a rule of the category step names its step, and no other rule does")
        raise PackError(placed.file, placed.key.line, placed.key.column, message)
    if step is None:
        return Stage.KLADDE
    if step not in standing.steps:
        known = ", ".join(standing.steps) or "–"
        message = say("there is no step {step} in verdicts.yaml; there are: {known}", step=step, known=known)
        raise PackError(placed.file, step.line, step.column, message)
    return placed.form.asked_from or standing.steps[step]


def _softened(severity: Severity, doubtful: bool) -> Severity:
    """A guess is never an error, nor is what rests on a guessed parameter."""
    return Severity.WARNING if doubtful and severity is Severity.ERROR else severity


def _rule_text(placed: PlacedRule) -> language.RuleText:
    form = placed.form
    return language.RuleText(
        name=form.id,
        check=form.check,
        applies=form.applies or "",
        at=form.at or "",
        messages={part: text for part, text in _texts(form).items() if "." in part},
        scope="bundle" if placed.category is Category.BUNDLE else "proposal",
    )


def _in_rule(error: language.LanguageError, placed: PlacedRule, definitions: dict[str, Definition]) -> PackError:
    """Where the mistake stands: in the rule's own text, or in a definition that it uses."""
    text = _texts(placed.form).get(error.part)
    if text is None:
        return _in_definition(error, definitions)
    line, column = text.position(error.offset)
    return PackError(placed.file, line, column, f"{placed.form.id}, {error.part}: {error.message}")


def _texts(form: RuleForm) -> dict[str, Scalar]:
    """Every text of the rule that is in the rule language, by the name that the language gives the part."""
    texts = {"applies": form.applies, "check": form.check, "at": form.at}
    for name in ("message", "hint"):
        template = getattr(form, name)
        texts |= {f"{name}.da": template.da, f"{name}.en": template.en}
    return {part: text for part, text in texts.items() if text is not None}


def _in_definition(error: language.LanguageError, definitions: dict[str, Definition]) -> PackError:
    name = error.part.partition("(")[0]
    definition = definitions.get(name)
    if definition is None:
        return PackError("definitions.yaml", None, None, str(error))
    line, column = definition.text.position(error.offset)
    return PackError(definition.file, line, column, f"{name}: {error.message}")


def _lexicon(layers: tuple[Layer, ...]) -> Lexicon:
    """Words are laid over each other name by name."""
    merged: dict[str, Words] = {}
    for layer in layers:
        for field, words in layer.lexicon:
            merged[field] = merged.get(field, {}) | words
    return Lexicon(**merged)

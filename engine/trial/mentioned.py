"""Which names the rules of a pack ask for, by themselves or through definitions."""

import re
from collections.abc import Iterator
from dataclasses import fields

from engine.language import syntax
from engine.language.parser import parse
from engine.pack.forms import RuleForm
from engine.pack.layer import Layer
from engine.texts import LANGUAGES

_PLACE = re.compile(r"\{([^{}]*)\}")


def mentioned(layers: tuple[Layer, ...]) -> set[str]:
    """Every name that a rule speaks of, and every name that the definitions among those speak of."""
    definitions = {each.name: str(each.text) for layer in layers for each in layer.definitions}
    rules = {rule.form.id: rule.form for layer in layers for rule in layer.rules}
    return reached({name for form in rules.values() for name in names_of(form)}, definitions)


def names_of(form: RuleForm) -> Iterator[str]:
    """The names in the sentences and in the messages of one rule."""
    for text in (form.check, form.applies, form.at):
        if text:
            yield from _names(parse(text))
    for template in (form.message, form.hint):
        for code in LANGUAGES:
            for place in _PLACE.findall(getattr(template, code)):
                yield from _names(parse(place))


def reached(names: set[str], definitions: dict[str, str]) -> set[str]:
    """The names, and those that the definitions among them speak of."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _names(parse(definitions[name])) if name in definitions else ()
    return found


def _names(node: syntax.Node) -> Iterator[str]:
    if isinstance(node, syntax.Name | syntax.Call):
        yield node.name
    for each in fields(node):
        value = getattr(node, each.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, syntax.Node):
                yield from _names(part)

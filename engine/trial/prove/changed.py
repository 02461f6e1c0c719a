"""A pack's rules with another value of one parameter."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from engine.language import CompiledRule, LanguageError
from engine.model.base import replace
from engine.pack.locate import find
from engine.pack.pack import Rule
from engine.pack.parameters import Parameter, Value
from engine.pack.understand import compiled_rule, layers_of, library_of, parameters_of, standing_of
from engine.trial.names import Names

OTHER_WORD = "andet"


class Changes:
    """The parameters of a pack, who uses them, and its rules with other values of them."""

    def __init__(self, name: str) -> None:
        self._layers = layers_of(find(name))
        self.parameters = parameters_of(self._layers)
        self._placed = {rule.form.id: rule for layer in self._layers for rule in layer.rules}
        self._names = Names(name)

    def users(self, parameter: str, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """The rules whose check or condition names it, or a definition that does."""
        return tuple(rule for rule in rules if parameter in self._names.used(rule))

    def variants(self, parameter: Parameter) -> Iterator[Parameter]:
        """The parameter with other values: a little less and more, nothing; for a list, one fewer and one more."""
        value = parameter.value
        if isinstance(value, tuple):
            last = value[-1]
            lists = (value[1:], value[:-1], (*value, OTHER_WORD if isinstance(last, str) else next(_near(last))))
            yield from (replace(parameter, value=each) for each in lists)
        else:
            yield from (replace(parameter, value=each) for each in _near(value))

    def rules(self, parameter: Parameter, rules: tuple[Rule, ...]) -> dict[str, CompiledRule]:
        """These rules with this value of the parameter; one that then means nothing is left out."""
        others = tuple(parameter if each.name == parameter.name else each for each in self.parameters)
        library = library_of(self._layers, others)
        standing = standing_of(self._layers)
        found = {}
        for rule in rules:
            try:
                found[rule.id] = compiled_rule(self._placed[rule.id], library, standing).compiled
            except LanguageError:
                continue
        return found


def _near(value: Value) -> Iterator[Value]:
    if isinstance(value, dt.date):
        yield value + dt.timedelta(days=1)
        yield value - dt.timedelta(days=1)
    elif isinstance(value, int | Fraction):
        yield from (value + 1, value - 1, value * 0)
    else:
        yield OTHER_WORD

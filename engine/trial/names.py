"""Which parameters and definitions of its pack a rule uses, itself or through other definitions."""

import re

from engine.pack.locate import find
from engine.pack.pack import Rule
from engine.pack.understand import layers_of, parameters_of

_WORD = re.compile(r"[a-zæøå_][a-zæøå_0-9]*")


class Names:
    """The names of a pack."""

    def __init__(self, name: str) -> None:
        layers = layers_of(find(name))
        self._definitions = {each.name: str(each.text) for layer in layers for each in layer.definitions}
        self._headers = {each.name: str(each.header) for layer in layers for each in layer.definitions}
        self._values = {each.name: each.value for each in parameters_of(layers)}

    def used(self, rule: Rule) -> dict[str, str]:
        """What each name that the rule uses stands for, in words."""
        found: dict[str, str] = {}
        left = words(f"{rule.check} {rule.applies}")
        while left:
            name = left.pop()
            if name in found:
                continue
            if name in self._definitions:
                found[name] = f"{self._headers[name]}: {' '.join(self._definitions[name].split())}"
                left |= words(self._definitions[name])
            elif name in self._values:
                value = self._values[name]
                found[name] = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        return dict(sorted(found.items()))


def words(text: str) -> set[str]:
    """The names in a sentence."""
    return set(_WORD.findall(text))

"""A pack taken apart: to try how a rule would do with another text."""

from dataclasses import replace

from engine.pack.locate import find
from engine.pack.pack import Rule
from engine.pack.understand import compiled_rule, layers_of, library_of, parameters_of
from engine.source.nodes import Scalar


class Workshop:
    """The parts of a pack, its rules not yet compiled."""

    def __init__(self, name: str) -> None:
        layers = layers_of(find(name))
        self._library = library_of(layers, parameters_of(layers))
        self._placed = {rule.form.id: rule for layer in layers for rule in layer.rules}

    def rule(self, id_: str, *, check: str | None = None, applies: str | None = None) -> Rule:
        """The rule as it stands, or with another check or condition; raises LanguageError where that means nothing."""
        placed = self._placed[id_]
        texts = {"check": check, "applies": applies}
        changed = {name: Scalar(text) for name, text in texts.items() if text is not None}
        return compiled_rule(replace(placed, form=placed.form.model_copy(update=changed)), self._library)

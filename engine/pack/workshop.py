"""A pack taken apart: to try how a rule would do with another text, or the pack in other years."""

from engine.model.base import replace
from engine.pack.layer import Layer, PlacedRule
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.pack import Pack, Rule
from engine.pack.parameters import Parameter, Value
from engine.pack.understand import compiled_rule, layers_of, library_of, parameters_of, standing_of
from engine.pack.units import Unit
from engine.source.nodes import Scalar


class Workshop:
    """The parts of a pack, its rules not yet compiled."""

    def __init__(self, name: str) -> None:
        layers = layers_of(find(name))
        self._library = library_of(layers, parameters_of(layers))
        self._placed = _placed(layers)
        self._standing = standing_of(layers)

    def rule(self, id_: str, *, check: str | None = None, applies: str | None = None) -> Rule:
        """The rule as it stands, or with another check or condition; raises LanguageError where that means nothing."""
        placed = self._placed[id_]
        texts = {"check": check, "applies": applies}
        changed = {name: Scalar(text) for name, text in texts.items() if text is not None}
        return compiled_rule(
            replace(placed, form=placed.form.model_copy(update=changed)), self._library, self._standing
        )


def later(name: str, years: int) -> Pack:
    """The pack with every parameter that is a year of the calendar so many years later."""
    pack, layers = load_pack(name), layers_of(find(name))
    parameters = tuple(_later(each, years) if each.unit is Unit.YEAR else each for each in pack.parameters)
    library, placed = library_of(layers, parameters), _placed(layers)
    rules = tuple(compiled_rule(placed[rule.id], library, standing_of(layers)) for rule in pack.rules)
    return replace(pack, parameters=parameters, rules=rules)


def _placed(layers: tuple[Layer, ...]) -> dict[str, PlacedRule]:
    return {rule.form.id: rule for layer in layers for rule in layer.rules}


def _later(parameter: Parameter, years: int) -> Parameter:
    value = parameter.value
    moved = tuple(_year(each, years) for each in value) if isinstance(value, tuple) else _year(value, years)
    return replace(parameter, value=moved)


def _year(value: Value, years: int) -> int:
    if not isinstance(value, int):
        raise TypeError(f"no year: {value!r}")
    return value + years

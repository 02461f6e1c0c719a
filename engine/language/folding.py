"""Values as they are compared: texts without the case of their letters."""

from collections.abc import Callable
from typing import Any

from engine.language import typed
from engine.language.types import TEXT, Enumeration


def has_case(node: typed.Node) -> bool:
    """Whether it is a text that may be in either case: the names of a closed enumeration are in lower case."""
    return node.type == TEXT or (isinstance(node.type, Enumeration) and not node.type.members)


def folded_constant(node: typed.Constant) -> Any:
    """The constant as it is compared."""
    return node.value.casefold() if isinstance(node.value, str) else node.value


def folded_getter(node: typed.FieldOf) -> Callable[[Any], Any]:
    """What reads the field off its record as it is compared."""
    get = node.field.source or node.field.get
    return (lambda record: get(record).casefold()) if has_case(node) else get

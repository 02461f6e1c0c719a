"""Values as they are compared: texts without the case of their letters."""

from collections.abc import Callable, Iterable
from typing import Any

from engine.language import typed
from engine.language.types import TEXT, Enumeration, Type


def has_case(node: typed.Node) -> bool:
    """Whether it is a text that may be in either case: the names of a closed enumeration are in lower case."""
    return node.type == TEXT or (isinstance(node.type, Enumeration) and not node.type.members)


def is_text(of: Type) -> bool:
    """Whether it is empty where it holds nothing but blanks."""
    return of == TEXT or isinstance(of, Enumeration)


def folded_constant(node: typed.Constant) -> Any:
    """The constant as it is compared."""
    return node.value.casefold() if isinstance(node.value, str) else node.value


def folded_all(many: Iterable[Any]) -> list[Any]:
    """The elements of a collection as they are compared."""
    return [value.casefold() if isinstance(value, str) else value for value in many]


def folded_getter(node: typed.FieldOf) -> Callable[[Any], Any]:
    """What reads the field off its record as it is compared."""
    get = node.field.bare
    return (lambda record: get(record).casefold()) if has_case(node) else get

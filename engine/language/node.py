"""What the nodes of the typed tree share: named parts, set once."""

from inspect import get_annotations
from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, eq_default=False)
class Parts:
    """A frozen value with the parts that its class annotates; it equals only itself.

    To a type checker the same as a dataclass. Dataclasses write and compile six functions a class, which for a tree's
    two dozen classes takes longer than to judge a proposal.
    """

    part_names: ClassVar[tuple[str, ...]] = ()
    """The parts in order, without those that are given by name only."""

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        if not kw_only:
            cls.part_names = (*cls.part_names, *get_annotations(cls))

    def __init__(self, *values: Any, **named: Any) -> None:
        self.__dict__.update(zip(self.part_names, values, strict=True), **named)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

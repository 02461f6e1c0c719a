"""What a pack says twice in its own files: the later would take the place of the earlier, and nobody be told."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import Problem
from engine.texts import say


class Given(NamedTuple):
    """A name that the pack gives to something of its own, and where. What is `known_as` the same is the same name."""

    file: str
    name: Scalar
    known_as: str

    @property
    def place(self) -> str:
        """File, line and column, as in the lines of problems."""
        return f"{self.file}:{self.name.line}:{self.name.column}"


def given_twice(names: Iterable[Given]) -> Iterator[Problem]:
    """A problem for each name that was given before, with both places."""
    first: dict[str, Given] = {}
    for each in names:
        before = first.setdefault(each.known_as, each)
        if before is not each:
            message = say("“{name}” is given twice in this pack; first in {place}", name=each.name, place=before.place)
            yield Problem(each.file, each.name.line, each.name.column, message)


def productions_of(file: str, node: Node | None) -> Iterator[Given]:
    """The ids of the productions of a verdicts.yaml that is sound as a form."""
    productions = node.get("productions") if isinstance(node, Mapping) else None
    for each in productions if isinstance(productions, Sequence) else ():
        id_ = each.get("id") if isinstance(each, Mapping) else None
        if isinstance(id_, Scalar):
            yield Given(file, id_, id_)

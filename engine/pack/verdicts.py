"""The production rules of a pack, laid over those of the packs that it extends, and checked as one."""

from collections.abc import Iterable

from engine.model.production import Verdicts
from engine.pack import productions
from engine.pack.layer import Layer
from engine.pack.problem import PackError
from engine.pack.productions import check_productions, check_total
from engine.source.nodes import Mapping, Node, Sequence
from engine.source.problem import Problem
from engine.texts import say


def merged_verdicts(layers: tuple[Layer, ...]) -> Verdicts:
    """The productions and steps of all layers, the later ones over the earlier by id; raises PackError."""
    if all(layer.verdicts_node is None for layer in layers):
        raise PackError(str(layers[-1].folder / "verdicts.yaml"), None, None, say("the file is missing"))
    by_id = {each.id: each for layer in layers for each in layer.verdicts.productions}
    words = {name: each for layer in layers for name, each in layer.verdicts.words.items()}
    facts = {name: each for layer in layers for name, each in layer.verdicts.facts.items()}
    steps = {each.id: each for layer in layers for each in layer.verdicts.steps}
    verdicts = Verdicts(words=words, facts=facts, productions=tuple(by_id.values()), steps=tuple(steps.values()))
    problems = tuple(
        _placed(problem, verdicts, layers) for problem in check_productions(verdicts) or check_total(verdicts)
    )
    if problems:
        raise PackError.of(problems)
    return verdicts


def _placed(problem: productions.Problem, verdicts: Verdicts, layers: tuple[Layer, ...]) -> Problem:
    """The problem with the place where the production stands that it is in."""
    match problem.path:
        case (("productions" | "steps") as part, int(index), *rest):
            layer, at = _last_with(layers, part, getattr(verdicts, part)[index].id)
            node: Node | None = layer.verdicts_node
            path: tuple[str | int, ...] = (part, at, *rest)
        case _:
            layer = next(layer for layer in reversed(layers) if layer.verdicts_node is not None)
            node, path = layer.verdicts_node, problem.path
    line, column = _deepest(node, path)
    return Problem(str(layer.folder / "verdicts.yaml"), line, column, problem.message)


def _last_with(layers: tuple[Layer, ...], part: str, id_: str) -> tuple[Layer, int]:
    """The layer whose production or step of this id counts, and its index there."""
    for layer in reversed(layers):
        for index, each in enumerate(getattr(layer.verdicts, part)):
            if each.id == id_:
                return layer, index
    raise LookupError(id_)


def _deepest(node: Node | None, path: Iterable[str | int]) -> tuple[int | None, int | None]:
    """Line and column of the node at the end of the path, or of the last one that is there."""
    for part in path:
        below = None
        if isinstance(node, Mapping):
            below = node.get(str(part))
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            below = node[part]
        if below is None:
            break
        node = below
    return (node.line, node.column) if node is not None else (None, None)

"""What each thing in a pack rests on: cited decisions that are there, and nothing published without an address."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.model.production import Basis
from engine.model.sources import PublicSource
from engine.pack.layer import Layer
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import Problem
from engine.texts import say


class Rest(NamedTuple):
    """A rule, parameter, production, step or frame: where it is named, how firm it is, and what it says it rests on."""

    file: str
    name: Scalar
    basis: Basis
    source: str
    cites: tuple[str, ...]


def sources_of(layers: tuple[Layer, ...]) -> dict[str, PublicSource]:
    """The decisions that the packs know, the later ones' over the earlier."""
    return {id_: source for layer in layers for id_, source in layer.sources.sources.items()}


def reasoned_by(layer: Layer) -> frozenset[str]:
    """The decisions of other years of which this very pack says why it uses them."""
    return frozenset(map(str, layer.sources.still))


def check_rests(layers: tuple[Layer, ...]) -> Iterator[Problem]:
    """Cited decisions that nobody knows, what is published and cites none, and what does not say what it rests on."""
    known = sources_of(layers)
    for layer in layers:
        for rest in rests_of(layer):
            yield from _check(rest, known)
        for id_ in layer.sources.still:
            if id_ not in known:
                yield _unknown(str(layer.folder / "sources.yaml"), id_, id_, known)


def rests_of(layer: Layer) -> Iterator[Rest]:
    """Everything that the pack itself says to rest on something."""
    for name, parameter in layer.parameters:
        yield Rest(layer.parameters_file, name, parameter.basis, parameter.source, parameter.cites)
    for rule in layer.rules:
        yield Rest(rule.file, rule.key, rule.form.basis, rule.form.source, rule.form.cites)
    for frame in layer.frames.frames:
        yield Rest(str(layer.folder / "frames.yaml"), frame.name, frame.basis, frame.source, frame.cites)
    file = str(layer.folder / "verdicts.yaml")
    for part in ("productions", "steps"):
        for name, each in zip(_ids(layer.verdicts_node, part), getattr(layer.verdicts, part), strict=True):
            yield Rest(file, name, each.basis, each.source, each.cites)


def _ids(node: Node | None, part: str) -> Iterator[Scalar]:
    """The ids of the productions or the steps of a verdicts.yaml, with their places."""
    listed = node.get(part) if isinstance(node, Mapping) else None
    for each in listed if isinstance(listed, Sequence) else ():
        id_ = each["id"] if isinstance(each, Mapping) else None
        if isinstance(id_, Scalar):
            yield id_


def _check(rest: Rest, known: dict[str, PublicSource]) -> Iterator[Problem]:
    for id_ in rest.cites:
        if id_ not in known:
            yield _unknown(rest.file, rest.name, id_, known)
    if rest.basis is Basis.PUBLISHED and not rest.cites:
        message = say("{name} is called published and cites no decision: name one of sources.yaml", name=rest.name)
        yield Problem(rest.file, rest.name.line, rest.name.column, message)
    elif not rest.cites and not rest.source:
        message = say("{name} does not say what it rests on: give it source or cites", name=rest.name)
        yield Problem(rest.file, rest.name.line, rest.name.column, message)


def _unknown(file: str, name: Scalar, id_: str, known: Iterable[str]) -> Problem:
    place = id_ if isinstance(id_, Scalar) else name
    message = say("there is no source {id} in sources.yaml; there are: {known}", id=id_, known=", ".join(known) or "–")
    return Problem(file, place.line, place.column, message)

"""The frames of a pack: those of its own strategy year, whichever of the packs that it is made of says them."""

from collections.abc import Iterator

from engine.model.frame import Frame
from engine.pack.forms import FrameForm, FramesFile
from engine.pack.layer import Layer
from engine.source.nodes import Node
from engine.source.problem import Problem
from engine.source.validate import validate
from engine.texts import say


def frames_of(layers: tuple[Layer, ...]) -> tuple[Frame, ...]:
    """The frames of the pack's strategy year. That of a pool and an area is what the last pack says it is."""
    year = layers[-1].form.strategy
    own = (each for layer in layers for each in layer.frames.frames if each.year == year)
    return tuple({(each.pool, each.area): _frame(each) for each in own}.values())


def read_frames(node: Node, file: str) -> tuple[Frame, ...]:
    """The frames of a file of the form of frames.yaml; raises SourceError."""
    return tuple(_frame(each) for each in validate(FramesFile, node, file).frames)


def check_frames(layer: Layer) -> Iterator[Problem]:
    """Frames that are of another strategy year than the pack, given twice, or of which more is gone than there was."""
    seen: set[tuple[str, str]] = set()
    for each in layer.frames.frames:
        message = _wrong(each, layer, seen)
        seen.add((each.pool, each.area))
        if message:
            yield Problem(str(layer.folder / "frames.yaml"), each.name.line, each.name.column, message)


def _wrong(each: FrameForm, layer: Layer, seen: set[tuple[str, str]]) -> str:
    year = layer.form.strategy
    if each.year != year:
        return say(
            "“{name}” is of {year}, and the pack's strategy year is {own}",
            name=each.name,
            year=each.year,
            own=year or "–",
        )
    if each.used + each.reserved > each.total:
        return say("of “{name}” more is used and reserved than there is", name=each.name)
    if (each.pool, each.area) in seen:
        return say("“{name}” is of the same pool and area as a frame before it", name=each.name)
    return ""


def _frame(form: FrameForm) -> Frame:
    return Frame(
        name=str(form.name),
        year=form.year,
        total=form.total,
        pool=form.pool,
        area=form.area,
        used=form.used,
        reserved=form.reserved,
    )

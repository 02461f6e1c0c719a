"""What the criteria and steps of a pack rest on, as Markdown tables: a page of `puljetjek rules catalogue`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from engine.model.sources import cited
from engine.texts import language, say

if TYPE_CHECKING:
    from engine.model.production import Production, Step
    from engine.pack.pack import Pack

Row = tuple[str, ...]


def sources_page(pack: "Pack") -> str:
    """Every criterion and step with its source, years, basis and rules; the frames; the decisions and why they hold."""
    return "\n".join(_lines(pack)) + "\n"


def _lines(pack: "Pack") -> Iterator[str]:
    yield f"# {say('What the criteria and steps rest on')}"
    yield from ("", say("Made by `puljetjek rules catalogue {pack}`; do not edit.", pack=pack.id))
    basis, source, years = say("basis"), say("source"), say("said for")
    needs = [each for each in pack.verdicts.productions if each.then.fact == "need"]
    yield from _table(
        say("Criteria"),
        (say("criterion"), say("demanded by"), basis, source, years, say("rules")),
        (_criterion(each, pack) for each in needs),
    )
    yield from _table(
        say("Steps"),
        (say("step"), say("at which stage"), basis, source, years, say("rules and productions")),
        (_step(each, pack) for each in pack.verdicts.steps),
    )
    yield from _table(
        say("Frames, in 1.000 kr."),
        (say("frame"), say("year"), say("frame"), say("used"), say("reserved"), say("left")),
        ((each.name, *map(str, (each.year, each.total, each.used, each.reserved, each.left))) for each in pack.frames),
    )
    yield from _table(
        say("Parameters that are no words"),
        (say("parameter"), say("value"), basis, source, years),
        (
            (each.name, _value(each.value), each.basis, *_rest(pack, each.cites, each.source))
            for each in pack.parameters
            if each.unit != "Text"
        ),
    )
    yield from _table(
        say("Decisions"),
        (say("decision"), years, say("what it says"), say("not read"), say("where")),
        (
            (each.name, _listed(each.years), each.says.of(_code()), _unread(each.unread), each.link or each.site)
            for each in pack.sources.values()
        ),
    )
    yield from _reasons()


def _criterion(need: "Production", pack: "Pack") -> Row:
    name = str(need.then.set["criterion"])
    rules = [rule.id for rule in pack.rules if rule.criterion == name]
    worded = pack.verdicts.words[name].of(_code()) if name in pack.verdicts.words else name
    return (worded, need.id, need.basis, *_rest(pack, need.cites, need.source), ", ".join(rules))


def _step(step: "Step", pack: "Pack") -> Row:
    when = say("behind it at {stage}", stage=step.due) if step.due else say("taken at {stage}", stage=step.taken or "–")
    concluding = [each.id for each in pack.verdicts.productions if each.then.set.get("step") == step.id]
    rules = [rule.id for rule in pack.rules if rule.step == step.id]
    rest = _rest(pack, step.cites, step.source)
    return (step.name.of(_code()), when, step.basis, *rest, ", ".join((*rules, *concluding)))


def _rest(pack: "Pack", cites: tuple[str, ...], remark: str) -> tuple[str, str]:
    years = dict.fromkeys(year for each in cites for year in pack.sources[each].years)
    return cited(pack.sources, cites, remark), _listed(years)


def _reasons() -> Iterator[str]:
    """For each pack that travels with the program, why it uses decisions of other years."""
    from engine.pack.locate import folders
    from engine.pack.understand import layers_of

    for folder in folders():
        layers = layers_of(folder)
        own, known = layers[-1], {id_: each for layer in layers for id_, each in layer.sources.sources.items()}
        rows = ((known[id_].name, why.of(_code())) for id_, why in own.sources.still.items())
        title = say("Why {round} uses decisions of other years", round=own.form.round)
        yield from _table(title, (say("decision"), say("why")), rows)


def _unread(unread: object) -> str:
    from engine.model.production import Wording

    return unread.of(_code()) if isinstance(unread, Wording) else ""


def _table(title: str, heads: Row, rows: Iterable[Row]) -> Iterator[str]:
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    yield from ("", f"## {title}", "")
    if not lines:
        yield say("None is given.")
        return
    yield from (f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *lines)


def _listed(values: Iterable[object]) -> str:
    return ", ".join(map(str, values)) or "–"


def _value(value: object) -> str:
    return _listed(value) if isinstance(value, tuple) else str(value)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|") or "–"


def _code() -> str:
    return language.get()

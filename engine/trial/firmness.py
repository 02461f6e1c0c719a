"""Where a pack is firmer than what it rests on: a decision of other years, an error that rests on a guess."""

from collections.abc import Iterator

from engine.model.finding import Severity
from engine.model.production import Basis
from engine.pack.layer import Layer
from engine.pack.rests import reasoned_by, rests_of, sources_of
from engine.pack.understand import parameters_of, standing_of
from engine.source.problem import Problem
from engine.texts import say


def unreasoned(layers: tuple[Layer, ...]) -> Iterator[Problem]:
    """Decisions of other years that the pack uses without saying why; what it has from the packs below counts too."""
    own = layers[-1]
    year = own.form.strategy
    sources, reasoned = sources_of(layers), reasoned_by(own)
    for id_, problem in _cited(layers).items() if year else ():
        if year not in sources[id_].years and id_ not in reasoned:
            years = ", ".join(map(str, sources[id_].years))
            message = say(
                "{id} was said for {years}, this pack is for {year}: say why it is used in sources.yaml, under `still`",
                id=id_,
                years=years,
                year=year,
            )
            yield problem._replace(message=message)


def _cited(layers: tuple[Layer, ...]) -> dict[str, Problem]:
    """Every decision that the pack cites, and where first: in its own files, else at the top of its pack.yaml."""
    own = layers[-1]
    found: dict[str, Problem] = {}
    for layer in reversed(layers):
        for rest in rests_of(layer):
            here = Problem(rest.file, rest.name.line, rest.name.column, "")
            for id_ in rest.cites:
                found.setdefault(str(id_), here if layer is own else own.head_problem("id", ""))
    return found


def too_firm(layers: tuple[Layer, ...]) -> Iterator[Problem]:
    """Rules of the pack that are written as errors and rest on a parameter that it only assumes."""
    standing = standing_of(layers)
    assumed = {each.name for each in parameters_of(layers) if each.basis is Basis.ASSUMED}
    for rule in layers[-1].rules:
        guessed = assumed & standing.words.by(f"{rule.form.applies or ''} {rule.form.check}")
        if guessed and rule.form.severity is Severity.ERROR:
            message = say(
                "{id} is written as an error, and {names} is only assumed: it counts as a warning, so write that",
                id=rule.form.id,
                names=", ".join(sorted(guessed)),
            )
            yield Problem(rule.file, rule.key.line, rule.key.column, message)

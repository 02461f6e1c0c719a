"""What a pack's production rules may not be: nothing that they get wrong waits for a proposal to show it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.model.production import (
    AWAITS,
    BASE_FACTS,
    FACT_PLACEHOLDER,
    OF_STEPS,
    STATUS,
    Condition,
    Demand,
    FactTypes,
    Production,
    Property,
    Value,
    Verdicts,
    Wording,
    reference,
)
from engine.model.strata import UnstratifiedError, strata
from engine.pack.total import rests_on_steps, without_status
from engine.texts import listing, say

RESERVED = ("id", "sid", "type", "turn", "one")
"""Property names that durable-rules and our adapter to it keep to themselves."""

CONDITIONS_ON_A_TYPE = 48
"""durable-rules gives up when one fact meets more than 64 conditions (error 303)."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")
_FNV_BASIS, _FNV_PRIME = 0x811C9DC5, 16777619


class Problem(NamedTuple):
    """One thing wrong; `path` leads to it from the top of verdicts.yaml (("productions", 3, "when", 0))."""

    path: tuple[str | int, ...]
    message: str


class _Scope(NamedTuple):
    """The conditions of one production that its values may refer to, and all types of fact."""

    aliases: dict[str, str]
    types: FactTypes


def check_productions(verdicts: Verdicts) -> list[Problem]:
    """Everything wrong with the productions, in the order they stand; empty for a sound pack."""
    types = fact_types(verdicts.productions)
    problems = [*_as_a_whole(verdicts.productions, types), *_fact_wordings(verdicts.facts, types), *_steps(verdicts)]
    for index, production in enumerate(verdicts.productions):
        path = ("productions", index)
        problems += [Problem((*path, *problem.path), problem.message) for problem in _production(production, types)]
    return problems


def check_total(verdicts: Verdicts) -> list[Problem]:
    """Whether every proposal and every bundle gets a status, by productions that are sound else."""
    missing = without_status(verdicts.productions, fact_types(verdicts.productions))
    if not missing:
        return []
    message = say("no production concludes a status where there is this, and no other fact: {facts}", facts=missing)
    return [Problem(("productions",), message)]


def _steps(verdicts: Verdicts) -> Iterator[Problem]:
    """What is wrong with the steps, with what concludes them, and a status that rests on one."""
    concluded = {
        index: str(production.then.set.get("step", ""))
        for index, production in enumerate(verdicts.productions)
        if production.then.fact in AWAITS
    }
    known = [step.id for step in verdicts.steps]
    for index, step in enumerate(verdicts.steps):
        if (step.due is None) == (step.taken is None):
            yield Problem(("steps", index, "id"), say("no stage asks for {step}: give it due or taken", step=step.id))
        if step.id in known[:index]:
            yield Problem(("steps", index, "id"), say("{id} is there twice.", id=step.id))
        if step.id not in concluded.values():
            yield Problem(("steps", index, "id"), say("no production concludes that {step} is awaited", step=step.id))
    for index, name in concluded.items():
        if name not in known:
            message = _unknown(say("step"), name, frozenset(known))
            yield Problem(("productions", index, "then", "set", "step"), message)
    for index in rests_on_steps(verdicts.productions, OF_STEPS):
        yield Problem(("productions", index), say("a status may not depend on a step"))


def fact_types(productions: Sequence[Production]) -> FactTypes:
    """The base facts and what the productions assert, each property with what it may hold."""
    types: FactTypes = {**BASE_FACTS, **STATUS, **AWAITS}
    for _ in range(len(productions) + 1):
        found = _asserted(productions, types)
        if found == types:
            break
        types = found
    for production in productions:
        if not _is_given(production.then.fact):
            for name in production.then.set:
                types[production.then.fact].setdefault(name, Property())
    return types


def name_hash(name: str) -> int:
    """The 32 bits by which durable-rules knows a name of ASCII letters (FNV-1a)."""
    result = _FNV_BASIS
    for byte in name.encode("ascii"):
        result = (result ^ byte) * _FNV_PRIME & 0xFFFFFFFF
    return result


def _is_given(type: str) -> bool:
    return type in BASE_FACTS or type in STATUS or type in AWAITS


def _asserted(productions: Sequence[Production], types: FactTypes) -> FactTypes:
    result: FactTypes = {**BASE_FACTS, **STATUS, **AWAITS}
    for production in productions:
        then = production.then
        if _is_given(then.fact):
            continue
        scope = _Scope({each.alias: each.type for each in production.when if each.fact}, types)
        known = result.setdefault(then.fact, {})
        for name, value in then.set.items():
            holds = _held(value, scope)
            if holds:
                known[name] = _union(known[name], holds) if name in known else holds
    return result


def _held(value: Value, scope: _Scope) -> Property | None:
    """What a value of `then` holds; None where it refers to what is not known (yet)."""
    referred = reference(value)
    if referred:
        return scope.types.get(scope.aliases.get(referred[0], ""), {}).get(referred[1])
    return Property(number=True) if isinstance(value, int) else Property(values=frozenset({value}))


def _union(one: Property, other: Property) -> Property:
    open_ended = not one.values or not other.values
    return Property(one.number, frozenset() if open_ended else one.values | other.values)


def _as_a_whole(productions: Sequence[Production], types: FactTypes) -> Iterator[Problem]:
    for index, production in enumerate(productions):
        if production.id in {each.id for each in productions[:index]}:
            yield Problem(("productions", index, "id"), say("{id} is there twice.", id=production.id))
    if not any(production.then.fact in STATUS for production in productions):
        yield Problem(("productions",), say("No production concludes a status."))
    try:
        strata(productions)
    except UnstratifiedError as error:
        message = say("{type} depends on its own absence: no order of firing is right.", type=error.type)
        yield Problem(("productions",), message)
    yield from _too_much_for_durable(productions, types)


def _too_much_for_durable(productions: Sequence[Production], types: FactTypes) -> Iterator[Problem]:
    met = Counter(condition.type for production in productions for condition in production.when)
    for type, count in met.items():
        if count > CONDITIONS_ON_A_TYPE:
            most = CONDITIONS_ON_A_TYPE
            message = say("{type} stands in {count} conditions; at most {most}.", type=type, count=count, most=most)
            yield Problem(("productions",), message)
    known: dict[int, str] = {name_hash(name): name for name in RESERVED}
    for name in dict.fromkeys(name for properties in types.values() for name in properties):
        other = known.setdefault(name_hash(name), name)
        if name in RESERVED:
            yield Problem(("productions",), say("The name {name} is taken.", name=name))
        elif other != name:
            message = say("durable-rules cannot tell {name} from {other}: choose another name.", name=name, other=other)
            yield Problem(("productions",), message)


def _production(production: Production, types: FactTypes) -> Iterator[Problem]:
    scope = _Scope({}, types)
    if not any(condition.fact for condition in production.when):
        yield Problem(("when",), say("At least one fact must be there."))
    for index, condition in enumerate(production.when):
        yield from _inside(("when", index), _condition(condition, scope))
        if condition.fact:
            scope.aliases.setdefault(condition.alias, condition.type)
    yield from _inside(("then",), _assertion(production, scope))
    for language in ("da", "en"):
        yield from _inside(("text", language), _wording(production.text.of(language), scope))


def _inside(path: tuple[str | int, ...], problems: Iterator[Problem]) -> Iterator[Problem]:
    return (Problem((*path, *problem.path), problem.message) for problem in problems)


def _condition(condition: Condition, scope: _Scope) -> Iterator[Problem]:
    if bool(condition.fact) == bool(condition.absent):
        yield Problem((), say("Either fact or absent must be given, and not both."))
        return
    if condition.absent and condition.name:
        yield Problem(("as",), say("What is absent cannot be referred to."))
    if condition.fact and condition.alias in scope.aliases:
        yield Problem((), say("Two conditions are called {name}; tell them apart by as.", name=condition.alias))
    if condition.type not in scope.types:
        yield Problem((), _unknown(say("fact"), condition.type, scope.types))
        return
    for name, demand in condition.where.items():
        yield from _inside(("where", name), _demand(scope.types[condition.type], name, demand, scope))


def _demand(
    properties: dict[str, Property], name: str, demand: Value | tuple[Value, ...] | Demand, scope: _Scope
) -> Iterator[Problem]:
    if name not in properties:
        yield Problem((), _unknown(say("property"), name, properties))
        return
    holds = properties[name]
    if not isinstance(demand, Demand):
        yield from _values(demand, holds, scope)
        return
    bounds = (demand.at_least, demand.at_most)
    if demand.unequal is None and bounds == (None, None):
        yield Problem((), say("Nothing is demanded here."))
    if bounds != (None, None) and not holds.number:
        yield Problem((), say("{name} is a text: at_least and at_most are for numbers.", name=name))
    if demand.unequal is not None:
        yield from _inside(("not",), _values(demand.unequal, holds, scope))


def _values(values: Value | tuple[Value, ...], holds: Property, scope: _Scope) -> Iterator[Problem]:
    if not isinstance(values, tuple):
        yield from _one_value(values, holds, scope)
        return
    for index, value in enumerate(values):
        if reference(value):
            yield Problem((index,), say("A list may not refer to other conditions."))
        else:
            yield from _inside((index,), _one_value(value, holds, scope))


def _one_value(value: Value, holds: Property, scope: _Scope) -> Iterator[Problem]:
    """What is wrong with a value that a property is compared with, or set to."""
    referred = reference(value)
    if referred:
        yield from _reference(referred, scope)
    elif isinstance(value, str) and _PLACEHOLDER.search(value):
        yield Problem((), say("{text} is neither a value nor a reference such as {{name.property}}.", text=value))
        return
    given = _held(value, scope)
    if given and given.number != holds.number:
        yield Problem((), say("{value} and what it is compared with are not of one type.", value=value))
    elif not referred and holds.values and value not in holds.values:
        yield Problem((), _unknown(say("value"), str(value), holds.values))


def _reference(referred: tuple[str, str], scope: _Scope) -> Iterator[Problem]:
    name, name_of_property = referred
    if name not in scope.aliases:
        yield Problem((), _unknown(say("condition"), name, scope.aliases))
        return
    properties = scope.types.get(scope.aliases[name], {})
    if name_of_property not in properties:
        yield Problem((), _unknown(say("property"), name_of_property, properties))


def _assertion(production: Production, scope: _Scope) -> Iterator[Problem]:
    then = production.then
    if then.fact in BASE_FACTS:
        yield Problem(("fact",), say("{type} is read from the proposal and cannot be concluded.", type=then.fact))
        return
    properties = scope.types[then.fact]
    if set(then.set) != set(properties):
        message = say("{type} is always asserted with {names}.", type=then.fact, names=listing(sorted(properties)))
        yield Problem(("set",), message)
    for name, value in then.set.items():
        if name in properties:
            yield from _inside(("set", name), _one_value(value, properties[name], scope))
            yield from _inside(("set", name), _beyond(value, properties[name], scope))


def _beyond(value: Value, holds: Property, scope: _Scope) -> Iterator[Problem]:
    """A status is one of four: a copy of a text that may be anything will not do."""
    given = _held(value, scope)
    if reference(value) and given and holds.values and not (given.values and given.values <= holds.values):
        yield Problem(
            (), say("{value} may be something else than {known}.", value=value, known=listing(sorted(holds.values)))
        )


def _wording(text: str, scope: _Scope) -> Iterator[Problem]:
    for placeholder in _PLACEHOLDER.findall(text):
        referred = reference(placeholder)
        if referred:
            yield from _reference(referred, scope)
        else:
            yield Problem((), say("{text} is not a reference such as {{name.property}}.", text=placeholder))


def _fact_wordings(facts: dict[str, Wording], types: FactTypes) -> Iterator[Problem]:
    for type, wording in facts.items():
        if type not in types:
            yield Problem(("facts", type), _unknown(say("fact"), type, types))
            continue
        for language in ("da", "en"):
            for placeholder in _PLACEHOLDER.findall(wording.of(language)):
                found = FACT_PLACEHOLDER.fullmatch(placeholder)
                if not found or found[1] not in types[type]:
                    message = _unknown(say("property"), placeholder, types[type])
                    yield Problem(("facts", type, language), message)


def _unknown(what: str, name: str, known: object) -> str:
    names = sorted(str(each) for each in known) if isinstance(known, dict | frozenset) else []
    return say("Unknown {what}: {name}. Known: {known}.", what=what, name=name, known=listing(names))

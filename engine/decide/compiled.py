"""Productions in the JSON form of durable-rules, and facts as its messages.

Texts go in as small integers, one a text: so its string comparisons, its escapes and its belief that `1` equals `"1"`
cannot touch a verdict, whatever a proposal holds. Property names stay as they are.
"""

from collections.abc import Sequence
from typing import Any

from engine.decide.firing import positives
from engine.model.production import Condition, Demand, Production, Value, reference
from engine.model.strata import strata
from engine.model.verdict import Fact

Expression = dict[str, Any]
"""A condition or a message of durable-rules, ready for JSON."""

START, TURN = 0, 1
"""The types of our own facts: the one that begins a run, and those that let productions fire."""

PRODUCTIONS_A_TURN = 48
"""durable-rules crashes at 256 rules with an identical condition, and gives up at 64 met by one fact."""


class Codes:
    """The integer that stands for each text."""

    def __init__(self, known: dict[str, int] | None = None) -> None:
        self._known = dict(known) if known else {"start": START, "turn": TURN}

    def __getitem__(self, value: str | int) -> int:
        return value if isinstance(value, int) else self._known.setdefault(value, len(self._known))

    def copy(self) -> "Codes":
        """The same, to add to."""
        return Codes(self._known)


def turns(productions: Sequence[Production]) -> tuple[tuple[tuple[Production, ...], ...], ...]:
    """For each stratum its productions in portions; each portion may fire from its own turn on."""
    return tuple(
        tuple(stratum[first : first + PRODUCTIONS_A_TURN] for first in range(0, len(stratum), PRODUCTIONS_A_TURN))
        for stratum in strata(productions)
    )


def rule(production: Production, turn: int, codes: Codes) -> Expression:
    """The rule, without its action: the turn first, then what must be there, then what must not.

    A matched fact is called `m0`, `m1` and so on, in the order of `Firing.because`. One fact may meet two conditions.
    """
    wanted = positives(production)
    names = {condition.alias: f"m{index}" for index, condition in enumerate(wanted)}
    absent = [condition for condition in production.when if condition.absent]
    conditions: list[Expression] = [{"turn": {"$and": [{"type": TURN}, {"turn": turn}]}}]
    conditions += [{names[each.alias]: _condition(each, names, codes)} for each in wanted]
    conditions += [{f"n{index}$not": _condition(each, names, codes)} for index, each in enumerate(absent)]
    return {"all": conditions, "dist": 0}


def message(fact: Fact, codes: Codes) -> Expression:
    """A fact, without its id."""
    return {"type": codes[fact.type], "one": 1, **{name: codes[value] for name, value in fact.values}}


def _condition(condition: Condition, names: dict[str, str], codes: Codes) -> Expression:
    """Type, joins, and what looks at the fact alone, in this order.

    The type tells apart what would else be too many rules with one condition. Joins end in one that always holds:
    where the last of them fails, durable-rules reads on past their end. They stand before any `$or`, behind which
    they would not be looked at.
    """
    joins: list[Expression] = []
    alone: list[Expression] = []
    for name, demand in condition.where.items():
        for expression in _demand(name, demand, names, codes):
            (joins if _is_join(expression) else alone).append(expression)
    if joins:
        joins.append({"one": {"turn": "one"}})
    demands = [*joins, *alone]
    return {"$and": [{"type": codes[condition.type]}, *demands]} if demands else {"type": codes[condition.type]}


def _is_join(expression: Expression) -> bool:
    """Whether the expression looks at another fact: `{x: {m0: y}}`, or such in an operator."""
    (operand,) = expression.values()
    return isinstance(operand, dict) and any(not isinstance(each, int) for each in operand.values())


def _demand(
    name: str, demand: Value | tuple[Value, ...] | Demand, names: dict[str, str], codes: Codes
) -> list[Expression]:
    if isinstance(demand, tuple):
        alternatives: list[Expression] = [{name: codes[value]} for value in demand]
        return [{"$or": alternatives}] if len(alternatives) > 1 else alternatives
    if not isinstance(demand, Demand):
        return [{name: _operand(demand, names, codes)}]
    unequal = demand.unequal if isinstance(demand.unequal, tuple) else (demand.unequal,)
    bounds = {"$gte": demand.at_least, "$lte": demand.at_most}
    return [
        *({"$neq": {name: _operand(value, names, codes)}} for value in unequal if value is not None),
        *({operator: {name: bound}} for operator, bound in bounds.items() if bound is not None),
    ]


def _operand(value: Value, names: dict[str, str], codes: Codes) -> int | dict[str, str]:
    referred = reference(value)
    return {names[referred[0]]: referred[1]} if referred else codes[value]

"""The one adapter to durable-rules, native code with sharp edges; each line here that looks odd avoids one.

The host runs no threads of its own. A run has one session (`sid`), and there is one session at a time: a start fact,
which fires, so that the session can be deleted; the facts in one batch, those alone that can meet a condition; then the
turns, stratum by stratum. An action only notes what matched. What that concludes goes in as a batch of its own, until
nothing new comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from engine.decide.compiled import START, TURN, Codes, Expression, message, rule, turns
from engine.decide.fault import EngineFault
from engine.decide.firing import MOST_FIRINGS, Firing, fire, positives
from engine.decide.relevant import Relevant

if TYPE_CHECKING:
    from engine.model.production import Production
    from engine.model.verdict import Fact

SESSION = "run"
RULE_SET = "verdicts"
MOST_RULE_SETS = 4
"""How many packs' compiled rules are kept."""

_ONE_AT_A_TIME = Lock()
"""A rule set has one session, and the native code no locks of its own: threads wait for each other."""

_kept: list[tuple[Sequence[Production], RuleSet]] = []


@cache
def installed() -> bool:
    """Whether durable-rules can be used here (it has to be compiled, and on Python 3.13 with a flag of its own)."""
    try:
        import durable.engine  # noqa: F401
    except ImportError:
        return False
    return True


def chain(facts: Iterable[Fact], productions: Sequence[Production]) -> tuple[Firing, ...]:
    """Every firing, each once, in no order to rely on. Raises `EngineFault` for whatever goes wrong in there."""
    try:
        with _ONE_AT_A_TIME:
            return rule_set(productions).chain(facts)
    except EngineFault:
        raise
    except Exception as error:
        raise EngineFault(f"durable-rules: {error}") from error


def rule_set(productions: Sequence[Production]) -> RuleSet:
    """The compiled productions, kept for the next proposal."""
    for known, compiled in _kept:
        if known is productions:
            return compiled
    if len(_kept) == MOST_RULE_SETS:
        _kept.pop(0)[1].close()
    _kept.append((productions, RuleSet(productions)))
    return _kept[-1][1]


class RuleSet:
    """Productions compiled by durable-rules. `close` frees them."""

    def __init__(self, productions: Sequence[Production]) -> None:
        self._codes = Codes()
        self._relevant = Relevant(productions)
        self._strata: list[list[int]] = []
        self._matched: list[tuple[Production, tuple[str, ...]]] = []
        self._host = _quiet_host()
        _register(self._host, self._definition(productions))

    def chain(self, facts: Iterable[Fact]) -> tuple[Firing, ...]:
        """One run: every firing, each once."""
        self._matched.clear()
        self._host.assert_fact(RULE_SET, {"sid": SESSION, "id": "start", "type": START})
        try:
            return self._run(_Facts(self._relevant.of(facts), self._codes.copy()))
        finally:
            self._host.delete_state(RULE_SET, SESSION)

    def close(self) -> None:
        """Frees the compiled rules: durable-rules never does so by itself."""
        import durable_rules_engine

        durable_rules_engine.delete_ruleset(self._host.get_ruleset(RULE_SET)._handle)

    def _definition(self, productions: Sequence[Production]) -> dict[str, Expression]:
        """The start, the productions, and last the sink: a fact that meets no condition would undo its whole batch."""
        rules: dict[str, Expression] = {"start": {"all": [{"m": {"type": START}}], "run": _nothing}}
        turn = 0
        for stratum in turns(productions):
            self._strata.append([])
            for portion in stratum:
                self._strata[-1].append(turn)
                for each in portion:
                    rules[each.id] = {**rule(each, turn, self._codes), "run": self._note(each)}
                turn += 1
        rules["sink"] = {"all": [{"m": {"$ex": {"type": 1}}}], "pri": 1_000, "run": _nothing}
        return rules

    def _note(self, production: Production) -> Callable[[Any], None]:
        names = [f"m{index}" for index in range(len(positives(production)))]

        def action(match: Any) -> None:
            self._matched.append((production, tuple(getattr(match, name).id for name in names)))

        return action

    def _run(self, known: _Facts) -> tuple[Firing, ...]:
        firings: dict[Firing, None] = {}
        self._assert(known.unsent())
        for stratum in self._strata:
            self._assert([{"id": f"turn{turn}", "type": TURN, "turn": turn, "one": 1} for turn in stratum])
            while self._matched:
                if len(self._matched) > 2 * MOST_FIRINGS * len(self._strata):
                    raise EngineFault(f"more than {MOST_FIRINGS} firings")
                drawn = [fire(production, known.of(ids)) for production, ids in self._matched]
                self._matched.clear()
                firings.update(dict.fromkeys(drawn))
                known.learn(self._relevant.of(firing.fact for firing in drawn))
                self._assert(known.unsent())
        return tuple(firings)

    def _assert(self, messages: list[Expression]) -> None:
        if messages:
            self._host.assert_facts(RULE_SET, [{"sid": SESSION, **each} for each in messages])
        failed = self._host.get_state(RULE_SET, SESSION).get("exception")
        if failed:
            raise EngineFault(f"durable-rules: {failed}")


class _Facts:
    """The facts of one run under the ids that durable-rules knows them by."""

    def __init__(self, facts: Iterable[Fact], codes: Codes) -> None:
        self._codes = codes
        self._facts: dict[Fact, int] = {}
        self._by_id: list[Fact] = []
        self._sent = 0
        self.learn(facts)

    def learn(self, facts: Iterable[Fact]) -> None:
        """Takes up what is not known yet."""
        for fact in facts:
            if self._facts.setdefault(fact, len(self._by_id)) == len(self._by_id):
                self._by_id.append(fact)

    def of(self, ids: tuple[str, ...]) -> tuple[Fact, ...]:
        """The facts with these ids."""
        return tuple(self._by_id[int(each)] for each in ids)

    def unsent(self) -> list[Expression]:
        """The messages of what was learnt since the last call."""
        first, self._sent = self._sent, len(self._by_id)
        return [{"id": str(index), **message(self._by_id[index], self._codes)} for index in range(first, self._sent)]


def _nothing(match: Any) -> None:
    """An action that does nothing."""


def _quiet_host() -> Any:
    from durable.engine import Host

    class QuietHost(Host):  # type: ignore[misc]
        """A host without the background threads, which crash where a session is deleted."""

        def _run(self) -> None:
            pass

    return QuietHost()


def _register(host: Any, rules: dict[str, Expression]) -> None:
    """Compiles the rules. durable-rules refuses them with a number: tried one by one, the culprit gets a name."""
    try:
        host.set_rulesets({RULE_SET: deepcopy(rules)})
    except Exception as error:
        raise EngineFault(f"durable-rules refuses {_culprit(rules)}: {error}") from error


def _culprit(rules: dict[str, Expression]) -> str:
    for name, each in rules.items():
        try:
            _quiet_host().set_rulesets({f"only-{name}": deepcopy({name: each})})
        except Exception:
            return name
    return "the rules together"

"""What must hold of any pack, searched for by Hypothesis; what fails is told by the smallest proposal that shows it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from engine.check.run import CheckFault
from engine.formats.canonical.cover import write_cover_yaml
from engine.formats.canonical.read import read_proposal
from engine.formats.canonical.write import write_json, write_yaml
from engine.model.base import Model, replace
from engine.model.bundle import Bundle
from engine.model.finding import Severity
from engine.model.proposal import Proposal
from engine.pack.pack import Pack
from engine.source.located import read_yaml
from engine.source.located_json import read_json
from engine.texts import say, sayable
from engine.trial import admitted, invariances
from engine.trial.cases import check
from engine.trial.disturbed import disturbed_proposals
from engine.trial.invariances import Said
from engine.trial.sound import sound_proposals

Subject = Proposal | Bundle
Copy = Callable[[Proposal], Proposal]
"""Writes a proposal in some format and reads it again."""
SHIFT = 3
"""So many years all is shifted by."""
SHARE_OF_COPIES = 0.1
"""Writing a file of a word processor takes that much longer."""


class Failure(Model):
    """Why a property does not hold, and the smallest proposal that shows it as canonical YAML.

    `variant` is the changed one, where the property compares two.
    """

    why: str
    proposal: str
    variant: str = ""


class Outcome(Model):
    """A property, how many examples were tried of it, and what came of it; `skipped` says why none was tried."""

    name: str
    about: str
    examples: int = 0
    skipped: str = ""
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """A demand on a pack: two subjects are drawn (often the same one), and `fault` says what is wrong, "" for nothing.

    `share` is the part of the examples asked for that are tried.
    """

    name: str
    about: str
    drawn: st.SearchStrategy[tuple[Subject, Subject]]
    fault: Callable[[Subject, Subject], str]
    share: float = 1.0


class _Broken(Exception):  # noqa: N818 - how a failure gets out of Hypothesis, no error
    def __init__(self, first: Subject, second: Subject, why: str) -> None:
        super().__init__(why)
        self.failure = Failure(why=why, proposal=written(first), variant="" if second is first else written(second))


def properties(pack: Pack, later: Pack, copies: Mapping[str, Copy]) -> Iterator[Property]:
    """Every property. `later` is the pack `SHIFT` years on; `copies` are formats beside YAML and JSON.

    Raises KeyError for a pack without the parameters that a sound proposal is made of.
    """
    sound, disturbed = sound_proposals(pack), disturbed_proposals(pack)
    yield Property("sound", say("a sound proposal has no error"), sound.map(_twice), _errors(pack))
    yield crashless(pack)
    for each in invariances.ALL:
        yield Property(each.name, say(each.about), disturbed.flatmap(each.pair), _same(each.said, pack, pack))
    moved = disturbed.map(lambda proposal: (proposal, invariances.shifted(proposal, SHIFT)))
    yield Property("years", say(YEARS), moved, _same(invariances.where, pack, later, SHIFT))
    same = _same(invariances.whole, pack, pack)
    yield Property("yaml", say(COPIED), disturbed.map(_with(by_yaml)), same)
    yield Property("json", say(COPIED), disturbed.map(_with(by_json)), same)
    for name, copy in copies.items():
        yield Property(name, say(COPIED), sound.map(_with(copy)), same, SHARE_OF_COPIES)


YEARS = sayable("all years shifted, and the pack's with them: the same findings")
COPIED = sayable("written to a file and read again: the same findings")


def crashless(pack: Pack) -> Property:
    """No rule crashes, whatever a proposal holds. This one property needs nothing of the pack."""
    anything = admitted.proposals() | admitted.bundles()

    def fault(subject: Subject, _: Subject) -> str:
        for _finding in _findings(subject, pack):
            pass
        return ""

    return Property("no-crash", say("no rule crashes, whatever the proposal holds"), anything.map(_twice), fault)


def tried(demand: Property, examples: int) -> Outcome:
    """Looks for a counterexample among so many examples, always the same ones, and makes it as small as it can."""
    count = max(1, round(examples * demand.share))

    @settings(
        max_examples=count,
        database=None,
        derandomize=True,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(demand.drawn)
    def search(pair: tuple[Subject, Subject]) -> None:
        why = _fault(demand, *pair)
        if why:
            raise _Broken(*pair, why)

    outcome = Outcome(name=demand.name, about=demand.about, examples=count)
    try:
        search()
    except _Broken as broken:
        return replace(outcome, failure=broken.failure)
    return outcome


def written(subject: Subject) -> str:
    """The subject as canonical YAML, a document for the cover and one for each proposal."""
    if isinstance(subject, Proposal):
        return write_yaml(subject)
    cover = [write_cover_yaml(subject.cover)] if subject.cover else []
    return "---\n".join([*cover, *map(write_yaml, subject.proposals)])


def by_yaml(proposal: Proposal) -> Proposal:
    """The proposal written as canonical YAML and read again."""
    return read_proposal(read_yaml(write_yaml(proposal), ""), "")


def by_json(proposal: Proposal) -> Proposal:
    """The proposal written as canonical JSON and read again."""
    return read_proposal(read_json(write_json(proposal), ""), "")


def _fault(demand: Property, first: Subject, second: Subject) -> str:
    try:
        return demand.fault(first, second)
    except CheckFault as fault:
        return str(fault)


def _twice(subject: Subject) -> tuple[Subject, Subject]:
    return subject, subject


def _with(copy: Copy) -> Callable[[Proposal], tuple[Proposal, Proposal]]:
    return lambda proposal: (proposal, copy(proposal))


def _findings(subject: Subject, pack: Pack) -> Iterable[Said]:
    return check(subject, pack).findings


def _errors(pack: Pack) -> Callable[[Subject, Subject], str]:
    def fault(subject: Subject, _: Subject) -> str:
        errors = [each for each in _findings(subject, pack) if each.severity is Severity.ERROR]
        return "\n".join(f"{each.rule}: {each.message}" for each in errors)

    return fault


def _same(said: Callable[..., Said], before: Pack, after: Pack, years: int = 0) -> Callable[[Subject, Subject], str]:
    def fault(first: Subject, second: Subject) -> str:
        one, other = said(_findings(first, before)), said(_findings(second, after), years)
        return "" if one == other else _shown(one - other, other - one)

    return fault


def _shown(before: Iterable[Said], after: Iterable[Said]) -> str:
    """The findings of one of the two alone: gone with `-`, new with `+`."""
    signed = [*(("-", each) for each in before), *(("+", each) for each in after)]
    return "\n".join(f"{sign} {' · '.join(str(part) for part in each if part is not None)}" for sign, each in signed)

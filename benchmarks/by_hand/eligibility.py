"""Does the proposal meet the criteria of the pool that it asks?"""

# ruff: noqa: D103 - each function is named after its rule

from benchmarks.by_hand.interval import ZERO, above, at_most, below, exact
from benchmarks.by_hand.judged import Judged
from benchmarks.by_hand.sheet import Sheet
from engine.model.proposal import Answer


def el_101(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.service_is_told:
        longest = exact(s.parameters.longest_payback)
        judged.compare(s.service_payback, at_most, longest, s.stated_service.place)


def el_102(s: Sheet, judged: Judged) -> None:
    if s.is_investering:
        judged.compare(s.total_payback, at_most, exact(s.parameters.longest_payback), s.stated_total.place)


def el_103(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.varige and s.service_is_told:
        effect = s.service_effect.at(s.last) if s.service else ZERO
        judged.compare(effect, below, ZERO, s.place)


def el_104(s: Sheet, judged: Judged) -> None:
    if s.implementering:
        judged.compare(s.paid, above, ZERO, s.place)


def el_105(s: Sheet, judged: Judged) -> None:
    if s.is_investering:
        for line in s.implementering:
            if line.area in s.parameters.known_areas:
                judged.demand(line.area in s.parameters.pool_areas, line.row.place)


def el_106(s: Sheet, judged: Judged) -> None:
    if s.is_innovation:
        for line in s.implementering:
            if line.area in s.parameters.known_areas:
                judged.demand(line.area == "service", line.row.place)


def el_107(s: Sheet, judged: Judged) -> None:
    future = s.proposal.future
    if s.is_innovation and future:
        judged.demand(future.cross_cutting or future.large_scale or future.mature_technology, future.place)


def el_108(s: Sheet, judged: Judged) -> None:
    approved = any(approval.answer is Answer.YES for approval in s.approvals_by("cø"))
    judged.demand(approved, s.place_of("godkendelse"))

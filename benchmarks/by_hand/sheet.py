"""A proposal with the lists and sums that most rules start from, each gathered once, when first asked for."""

from collections.abc import Iterator
from functools import cached_property

from benchmarks.by_hand.interval import NEVER, Interval
from benchmarks.by_hand.labels import Counted, counted
from benchmarks.by_hand.lines import Figures, Line, YearTable
from benchmarks.by_hand.parameters import Parameters
from benchmarks.by_hand.quantities import Column, columns_of
from engine.model.budget import Role, Section
from engine.model.cell import Cell, State
from engine.model.place import Place
from engine.model.proposal import Consultation, DateAsWritten, Kind, Proposal, Statement, Topic

DETAIL, SUBTOTAL, TOTAL = Role.DETAIL, Role.SUBTOTAL, Role.TOTAL
VARIGE, IMPLEMENTERING, SAMLET = Section.VARIGE, Section.IMPLEMENTERING, Section.SAMLET


class Sheet:
    """The proposal as the rules see it. Names are compared without the case of their letters. Amounts in 1.000 kr."""

    def __init__(self, proposal: Proposal, parameters: Parameters) -> None:
        self.proposal = proposal
        self.parameters = parameters
        self.place = proposal.place
        self.is_investering = proposal.kind is Kind.INVESTERING
        self.is_innovation = proposal.kind is Kind.INNOVATION
        self.economy = YearTable(proposal.economy)
        self.administration = YearTable(proposal.administration_effect)
        self.years = self.economy.years
        self.rows = self.economy.lines
        self.hearings = proposal.hearings or ()
        self._sums: dict[Section, Figures] = {}

    # The rows of Tabel 1

    @cached_property
    def _by_place(self) -> dict[tuple[Section, Role], list[Line]]:
        found: dict[tuple[Section, Role], list[Line]] = {}
        for line in self.rows:
            found.setdefault((line.section, line.role), []).append(line)
        return found

    def of(self, section: Section, role: Role) -> list[Line]:
        """The rows of a section with that role."""
        return self._by_place.get((section, role), [])

    def details(self, section: Section) -> list[Line]:
        """The detail rows of a section."""
        return self.of(section, DETAIL)

    @cached_property
    def all_details(self) -> list[Line]:
        """The detail rows of all sections."""
        return [line for line in self.rows if line.role is DETAIL]

    @cached_property
    def varige(self) -> list[Line]:
        """The permanent changes, row by row."""
        return self.details(VARIGE)

    @cached_property
    def implementering(self) -> list[Line]:
        """The implementation costs, row by row."""
        return self.details(IMPLEMENTERING)

    @cached_property
    def samlet(self) -> list[Line]:
        """The rows of the overall effect."""
        return [line for line in self.rows if line.section is SAMLET]

    @cached_property
    def service(self) -> list[Line]:
        """The permanent changes on service. A row without a known styringsområde counts as service."""
        return [line for line in self.varige if line.area == "service" or line.area not in self.parameters.known_areas]

    @cached_property
    def service_is_told(self) -> bool:
        """Whether the permanent changes on service can be told: each row has an area, or only service is in use."""
        known = self.parameters.known_areas
        in_use = {line.area for line in self.rows if line.area in known}
        return in_use <= {"service"} or all(line.area in known for line in self.varige)

    @cached_property
    def admin_details(self) -> list[Line]:
        """The detail rows of the administration table."""
        return [line for line in self.administration.lines if line.role is DETAIL]

    @cached_property
    def admin_totals(self) -> list[Line]:
        """The totals of the administration table."""
        return [line for line in self.administration.lines if line.role is TOTAL]

    @cached_property
    def years_of_both(self) -> list[tuple[int, int]]:
        """The indices of each year in the administration table and in Tabel 1, where both have it."""
        index = self.economy.index
        return [(at, index[year]) for at, year in enumerate(self.administration.years) if year in index]

    # Sums by year

    def sum_of(self, section: Section) -> Figures:
        """The sum of a section's detail rows."""
        found = self._sums.get(section)
        if found is None:
            found = self._sums[section] = self.economy.sum(self.details(section))
        return found

    @cached_property
    def effect(self) -> Figures:
        """The permanent effect."""
        return self.sum_of(VARIGE)

    @cached_property
    def service_effect(self) -> Figures:
        """The permanent effect on service."""
        return self.economy.sum(self.service)

    @cached_property
    def net(self) -> Figures:
        """The permanent effect with the implementation costs."""
        return self.economy.total([self.effect, self.sum_of(IMPLEMENTERING)])

    @cached_property
    def service_net(self) -> Figures:
        """The permanent effect on service with the implementation costs."""
        return self.economy.total([self.service_effect, self.sum_of(IMPLEMENTERING)])

    @cached_property
    def paid(self) -> Interval | None:
        """The implementation costs of all years."""
        costs = self.sum_of(IMPLEMENTERING)
        return None if costs.unknown else Interval(sum(costs.lows), sum(costs.highs))

    # Years

    @cached_property
    def last(self) -> int | None:
        """The index of the last year."""
        return self.economy.index[max(self.years)] if self.years else None

    @cached_property
    def first_year(self) -> int | None:
        """The first with an amount; None where there is none, or where a cell leaves it open."""
        for at, year in enumerate(self.years):
            amounts = [line.figures.at(at) for line in self.rows if at < len(line.cells)]
            if any(amount and (amount.low > 0 or amount.high < 0) for amount in amounts):
                return year
            if any(amount is None or amount.low < amount.high for amount in amounts):
                return None
        return None

    def payback(self, net: Figures) -> Interval | None:
        """In how many years from the first with an amount the running sum is zero or below."""
        first = self.first_year
        if first is None:
            return None
        low = high = ordinal = 0
        earliest = NEVER
        for at, year in enumerate(self.years):
            if year < first:
                continue
            if at in net.unknown:
                return None
            ordinal += 1
            low += net.lows[at]
            high += net.highs[at]
            if low <= 0:
                earliest = min(earliest, ordinal)
            if high <= 0:
                return Interval(earliest, ordinal)
        return Interval(earliest, NEVER)

    @cached_property
    def total_payback(self) -> Interval | None:
        """On total economy."""
        return self.payback(self.net)

    @cached_property
    def service_payback(self) -> Interval | None:
        """On the service effect."""
        return self.payback(self.service_net)

    # What is stated of the payback

    @cached_property
    def stated_service(self) -> Cell:
        """The stated payback on the service effect."""
        return self.proposal.payback.service if self.proposal.payback else Cell(place=self.place)

    @cached_property
    def stated_total(self) -> Cell:
        """The stated payback on total economy."""
        return self.proposal.payback.total if self.proposal.payback else Cell(place=self.place)

    # What it is about

    @cached_property
    def is_it(self) -> bool:
        """Whether the title or a row speaks of IT."""
        words = self.parameters.it_words
        return words.are_in(self.proposal.title) or any(line.mentions(words) for line in self.rows)

    @cached_property
    def is_staffing(self) -> bool:
        """Whether the title or a permanent change speaks of staff, or any row of staff that leaves."""
        words, leaving = self.parameters.staff_words, self.parameters.leaving_words
        if words.are_in(self.proposal.title) or leaving.are_in(self.proposal.title):
            return True
        return any(line.mentions(leaving) or (line.section is VARIGE and line.mentions(words)) for line in self.rows)

    # The rest

    @cached_property
    def headings(self) -> set[str]:
        """The names of its sections."""
        return {heading.kind.casefold() for heading in self.proposal.headings}

    @cached_property
    def captions(self) -> set[str]:
        """The names of its tables."""
        return {caption.kind.casefold() for caption in self.proposal.captions}

    @cached_property
    def tables(self) -> set[str]:
        """The names of its tables as far as anything was read of them."""
        own = self.proposal
        there = {
            "økonomi": own.economy is not None,
            "kriterier": own.future is not None,
            "høring": own.hearings is not None,
            "opfølgning": bool(own.goals),
            "godkendelse": bool(own.approvals),
            "samarbejdspartnere": own.partners is not None,
        }
        return {name for name, is_there in there.items() if is_there}

    @cached_property
    def goal_groups(self) -> set[str]:
        """The groups of its goals."""
        return {group.text.casefold() for group in self.proposal.goal_groups}

    @cached_property
    def asked(self) -> set[str]:
        """Who was heard."""
        return {hearing.body.casefold() for hearing in self.hearings}

    @cached_property
    def dates(self) -> list[DateAsWritten]:
        """The dates of approvals and hearings."""
        return [date for each in (*self.proposal.approvals, *self.hearings) for date in each.dates]

    @cached_property
    def columns(self) -> list[Column]:
        """The columns with a total of all tables of quantities."""
        return [column for table in self.proposal.figure_tables for column in columns_of(table)]

    @cached_property
    def counted(self) -> list[Counted]:
        """The counts in the rows' labels."""
        return list(counted(self.rows))

    def said(self, topic: Topic) -> Iterator[Statement]:
        """The figures of the prose on a topic."""
        return (statement for statement in self.proposal.statements if statement.topic is topic)

    def approvals_by(self, body: str) -> Iterator[Consultation]:
        """The rows of the approval table for that body."""
        return (approval for approval in self.proposal.approvals if approval.body.casefold() == body)

    def place_of(self, table: str) -> Place:
        """The place of the caption of that name; that of the proposal where it has none."""
        found = (caption.place for caption in self.proposal.captions if caption.kind == table)
        return next(found, self.place)


def is_stated(cell: Cell) -> bool:
    """Whether anything but a nil stands in it."""
    return cell.state is State.NUMBER or cell.state is State.UNREADABLE

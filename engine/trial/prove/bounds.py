"""The size of the proposals of which something is proved."""

from engine.model.base import Model


class Bounds(Model):
    """How large the proposals are of which something is proved: at most so many of each; every one may be missing.

    Amounts are in 1.000 kr. to either side of 0. The years of Tabel 1 ascend; a row of a total is there once a section.
    After the last of them the permanent effect goes on for `later_years`: fewer than a check looks at,
    and enough to tell whether it is paid back within six years of any first one.
    On administration there may be a year more than in Tabel 1, and the years stand in any order, each once.
    """

    years: int = 6
    later_years: int = 5
    details: int = 2
    subtotals: int = 2
    administration_years: int = 7
    headings: int = 6
    captions: int = 6
    goals: int = 2
    goal_groups: int = 3
    approvals: int = 2
    hearings: int = 3
    partners: int = 1
    risk_levels: int = 1
    statements: int = 1
    amount: int = 100_000

"""The size of the proposals of which something is proved."""

from engine.model.base import Model


class Bounds(Model):
    """How large the proposals are of which something is proved: at most so many of each; every one may be missing.

    Amounts are in 1.000 kr. to either side of 0. Years ascend; a row of a total is there once a section.
    """

    years: int = 6
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

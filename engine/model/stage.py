"""When a proposal is asked about."""

from enum import StrEnum


class Stage(StrEnum):
    """A draft in a forvaltning, handed in to ØKF, or before the politicians."""

    KLADDE = "kladde"
    INDSENDT = "indsendt"
    POLITISK = "politisk"

    def reached(self, other: "Stage") -> bool:
        """Whether a proposal at this stage has come to the other."""
        order = list(Stage)
        return order.index(self) >= order.index(other)

"""When a proposal is asked about."""

from enum import StrEnum


class Stage(StrEnum):
    """A draft in a forvaltning, handed in to ØKF, or before the politicians."""

    KLADDE = "kladde"
    INDSENDT = "indsendt"
    POLITISK = "politisk"

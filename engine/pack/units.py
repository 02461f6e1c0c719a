"""The types that a parameter may have."""

from enum import StrEnum


class Unit(StrEnum):
    """The type of a parameter in the rule language."""

    KRONER = "Kroner"
    YEARS = "Years"
    YEAR = "Year"
    COUNT = "Count"
    SHARE = "Share"
    NUMBER = "Number"
    DATE = "Date"
    TEXT = "Text"

"""A pack that cannot be used."""

from engine.source.problem import SourceError


class PackError(SourceError):
    """What is wrong with a rule pack, with file, line and column."""

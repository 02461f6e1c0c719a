"""puljetjek: checks investment proposals of the City of Copenhagen against declarative rules."""

__version__ = "0.1.0"

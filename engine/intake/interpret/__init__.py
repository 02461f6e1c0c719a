"""The one interpreter: it knows the template and nothing of formats."""

from engine.intake.interpret.reading import Reading, interpret

__all__ = ["Reading", "interpret"]

"""The one interpreter: it knows the template and nothing of formats."""

from engine.template.reading import Reading, interpret

__all__ = ["Reading", "interpret"]

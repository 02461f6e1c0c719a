"""puljetjek: checks investment proposals of the City of Copenhagen against declarative rules.

The public API is `engine.run`; docs/api.md tells it with an example.
"""

__version__ = "0.1.0"

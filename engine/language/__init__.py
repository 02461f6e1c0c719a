"""The rule language: from a sentence to constraints and closures.

library(definitions, parameters)       what a pack adds to the language
compile_rule(name, check, …)           a rule, parsed and type-checked; raises LanguageError
View(proposal_or_bundle)               a subject, prepared once for all rules
CompiledRule.run(view)                 Result: how many constraints held, and the Outcomes that did not
CompiledRule.ground(view)              the rule's constraints on the subject
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.language.rule import CompiledRule, Outcome, Result, View
    from engine.language.scope import Library, Parameter
    from engine.language.understand import LanguageError, RuleText, compile_rule, library, parameter

__all__ = [
    "CompiledRule",
    "LanguageError",
    "Library",
    "Outcome",
    "Parameter",
    "Result",
    "RuleText",
    "View",
    "compile_rule",
    "library",
    "parameter",
]

_RUNNING = {"CompiledRule", "Outcome", "Result", "View"}


def __getattr__(name: str) -> object:
    """What runs a rule comes without what parses one: with a pack from the cache nothing is parsed."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{'rule' if name in _RUNNING else 'understand'}"), name)

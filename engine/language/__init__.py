"""The rule language: from a sentence to what it says of a proposal or a bundle.

library(definitions, parameters)       what a pack adds to the language
compile_rule(name, check, …)           a rule, parsed and type-checked; raises LanguageError
View(proposal_or_bundle)               a subject, prepared once for all rules
CompiledRule.run(view)                 Result: how many demands held, and the Outcomes that did not
CompiledRule.ground(view)              the rule's demands on the subject as constraints
"""

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

"""The rule language: from a sentence to constraints and closures.

library(definitions, parameters)       what a pack adds to the language
compile_rule(name, check, …)           a rule, parsed and type-checked; raises LanguageError
View(proposal_or_bundle)               a subject, prepared once for all rules
CompiledRule.run(view)                 Result: how many constraints held, and the Outcomes that did not
CompiledRule.ground(view)              the rule's constraints on the subject
"""

from engine.language.checker import Library, Parameter
from engine.language.rule import (
    CompiledRule,
    LanguageError,
    Outcome,
    Result,
    RuleText,
    View,
    compile_rule,
    library,
    parameter,
)

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

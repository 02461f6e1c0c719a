"""The rule language: from a sentence to constraints and closures."""

"""The words of the template, as data: what the readers match. A pack fills it."""

from engine.model.written import Written

Words = dict[str, tuple[str, ...]]
"""A name of ours, and the ways documents write it. Matching ignores case, hyphens at line ends and runs of blanks."""

APPROVING = frozenset({"cø", "direktørkredsen", "økonomiudvalget", "fagudvalg"})
"""Of the bodies those that approve a proposal; the others are heard."""


class Lexicon(Written):
    """Every word of the template that may change from one round to the next.

    `prompts` are what the empty form says where somebody is to write, in square brackets: never an answer.
    """

    kinds: Words = {}
    sections: Words = {}
    tables: Words = {}
    contents: Words = {}
    """No words of documents: for each section what rules ask for in it, by the names of ours (`høring`)."""
    columns: Words = {}
    cover_columns: Words = {}
    budget_sections: Words = {}
    totals: Words = {}
    payback: Words = {}
    areas: Words = {}
    administrations: Words = {}
    committees: Words = {}
    bodies: Words = {}
    goal_groups: Words = {}
    risk_levels: Words = {}
    criteria: Words = {}
    markers: Words = {}
    prompts: Words = {}
    # How prose is read: units and what is no figure, what its words mean, which of them weigh little.
    figures: Words = {}
    sentences: Words = {}
    stems: Words = {}
    labels: Words = {}
    amounts: Words = {}
    phrases: Words = {}
    synonyms: Words = {}

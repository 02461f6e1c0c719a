"""Proofs about a pack's rules, by z3: every rule read as a formula over one open proposal.

- logic: truth and values as formulas; lexis: words as numbers
- bounds, world: the open proposal, and how large it may be
- read: a rule's typed tree as formulas over it; `arithmetic` and `states` beside it
- ask: the questions to z3; witness: from a model of z3 back to a proposal
- changed: a pack's rules with another value of a parameter
- questions: what is asked of a pack (`prove` is the whole); differ: two versions of a rule told apart
"""

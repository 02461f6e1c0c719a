"""Proofs about a pack's rules, by z3: every rule read as a formula over one open proposal.

logic      truth and values as formulas
world      the open proposal, within bounds
read       a rule's typed tree as formulas over it
ask        the questions to z3
witness    from a model of z3 back to a proposal
changed    a pack's rules with another value of a parameter
questions  what is asked of a pack; `prove` is the whole
"""

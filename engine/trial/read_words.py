"""Which of a pack's word lists a reader, or the form that is written, asks for by name: no other is ever read.

Of the other groups (sections, areas, bodies …) every list is read: its name becomes what a document says.
"""

from collections.abc import Iterator

from engine.model.budget import Section
from engine.model.proposal import Kind
from engine.source.nodes import Mapping, Node, Scalar

ASKED_FOR: dict[str, frozenset[str]] = {
    "kinds": frozenset(Kind),
    "budget_sections": frozenset({Section.VARIGE, Section.IMPLEMENTERING, Section.SAMLET}),
    "totals": frozenset({*Section, "figures"}),
    "payback": frozenset({"service", "total"}),
    "columns": frozenset({"styringsområde", "goal", "measure", "owner", "time", "answer", "remark", "partners"}),
    "markers": frozenset({"summary", "administration", "origin", "title", "yes", "no", "notes", "round", "risk"})
    | frozenset({"cross_cutting", "confidential", "no_effect", "negation", "guidance", "payback", "paid_back"}),
}


def unread(words: Node) -> Iterator[Scalar]:
    """The names, with their places, of the lists in words.yaml that no reader asks for."""
    for group, names in words.items() if isinstance(words, Mapping) else ():
        if group in ASKED_FOR and isinstance(names, Mapping):
            for name in names:
                key = names.key(name)
                if key is not None and name not in ASKED_FOR[group]:
                    yield key

"""The faults that no correction of at most three cells explains."""

from engine.diagnose.attach import rules_of
from engine.diagnose.build import build_system
from engine.diagnose.diagnosis import diagnose
from engine.model.bundle import Bundle
from engine.model.finding import Finding
from engine.model.proposal import Proposal
from engine.pack.pack import Pack


def unexplained(
    subject: Proposal | Bundle, findings: tuple[Finding, ...], pack: Pack
) -> tuple[tuple[Finding, ...], ...]:
    """For each fault that too many cells would have to change for: the findings that tell which equations it breaks."""
    faults = []
    for diagnosis in diagnose(build_system(subject, rules_of(pack))):
        demands = {(each.rule, each.stated) for each in diagnosis.broken if each.stated}
        told = tuple(each for each in findings if (each.rule, each.address) in demands)
        if told and not diagnosis.corrections:
            faults.append(told)
    return tuple(faults)

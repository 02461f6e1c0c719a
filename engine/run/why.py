"""What led to a verdict."""

from typing import TYPE_CHECKING

from engine.model.stage import Stage
from engine.run.judge import ProposalTask, Setting, judge_proposal
from engine.run.options import Options
from engine.run.read import Member, Read
from engine.texts import speaking

if TYPE_CHECKING:
    from engine.decide.why import Node


def why(member: Member, found: Read, options: Options) -> "Node":
    """The tree of conclusions, down to the findings. Raises CheckFault or EngineFault."""
    from engine.decide.facts import Outcome
    from engine.decide.why import tree

    stage = options.stage or (Stage.INDSENDT if found.covers else Stage.KLADDE)
    with speaking(options.language):
        task = ProposalTask(*member, Setting(found.packs, options.language, stage), alone=False)
        report = judge_proposal(task)
        outcome = Outcome(report.findings, report.skipped)
        return tree(report.verdict, outcome, found.packs.of(member.ref).verdicts, options.language)

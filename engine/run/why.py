"""What led to a verdict."""

from typing import TYPE_CHECKING

from engine.model.stage import Stage
from engine.run.errors import RunError, WorkerError
from engine.run.judge import ProposalTask, Setting, judge_proposal
from engine.run.options import Options
from engine.run.read import Member, Read
from engine.run.work import Exceeded, Fault, work
from engine.texts import speaking

if TYPE_CHECKING:
    from engine.decide.why import Node


def why(member: Member, found: Read, options: Options) -> "Node":
    """The tree of conclusions, down to the findings.

    Raises RunError where it takes more than a proposal may, and WorkerError where we fail.
    """
    from engine.decide.facts import Outcome
    from engine.decide.why import tree

    stage = options.stage or (Stage.INDSENDT if found.covers else Stage.KLADDE)
    with speaking(options.language):
        task = ProposalTask(*member, Setting(found.packs, options.language, stage), alone=False)
        (report,) = work(judge_proposal, [task], options.executor, options.watcher)
        if isinstance(report, Exceeded):
            raise RunError(f"{member.source.file}: {report.why}")
        if isinstance(report, Fault):
            raise WorkerError(f"{member.source.file}: {report.error}", report.trace)
        outcome = Outcome(report.findings, report.skipped)
        return tree(report.verdict, outcome, found.packs.of(member.ref).verdicts, options.language)

"""Everything that was handed in, judged: one report."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine import __version__
from engine.capabilities.parts import ENGINE, part
from engine.model.bundle import Bundle
from engine.model.report import BundleReport, ProposalReport, Report, RuleInfo, RunInfo, Source, Unreadable
from engine.model.stage import Stage
from engine.run.judge import BundleTask, ProposalTask, Setting, judge_proposal, judge_together
from engine.run.ledger import records, unreadable
from engine.run.listing import Named
from engine.run.options import Options
from engine.run.read import Read, read
from engine.run.together import Together, together
from engine.run.watch import unwatched
from engine.run.work import Exceeded, Fault, work
from engine.texts import say, speaking


def check(named: Sequence[Named], options: Options = Options()) -> Report:  # noqa: B008 - it is frozen
    """Everything that was named, read and judged; files, folders, or the names and bytes of files.

    Raises RunError where there is nothing to read, a pack cannot be used, or an edition is chosen that is none.
    """
    return judged(read(named, options), options)


def judged(found: Read, options: Options) -> Report:
    """What was read, judged: every proposal by its own round, and all together. Raises RunError as `check` does."""
    with speaking(options.language):
        whole = together(found)
        stage = options.stage or (Stage.INDSENDT if found.covers else Stage.KLADDE)
        setting = Setting(found.packs, options.language, stage)
        outcome = _proposals(found, whole, setting, options)
        if found.covers or len(whole.members) > 1:
            outcome = _with_bundle(outcome, found, whole, setting, options)
        refs = dict.fromkeys((*(each.ref for each in found.members), *([whole.ref] if outcome.bundle else [])))
        return Report(
            version=__version__,
            language=options.language,
            pack=found.packs.info(whole.ref),
            bundle=outcome.bundle,
            proposals=tuple(outcome.proposals.values()),
            unreadable=(*unreadable(found), *outcome.exceeded),
            rules=_rules(found, whole, options.language),
            run=RunInfo(
                at=options.at(),
                stage=stage,
                audience=options.audience,
                packs=tuple(dict.fromkeys(map(found.packs.info, refs))),
                notes=(*found.notes, *whole.notes, *outcome.notes, *_remarks(found), *_lacking(outcome)),
            ),
            files=records(
                found,
                failed={each.file: each.error for each in outcome.faults},
                exceeded={each.file: each.error for each in outcome.exceeded},
            ),
            faults=outcome.faults,
        )


class _Outcome(NamedTuple):
    """The reports on the proposals by their places in the run, that on all together, and what came to none."""

    proposals: dict[int, ProposalReport]
    faults: tuple[Unreadable, ...]
    exceeded: tuple[Unreadable, ...] = ()
    bundle: BundleReport | None = None
    notes: tuple[str, ...] = ()


def _proposals(found: Read, whole: Together, setting: Setting, options: Options) -> _Outcome:
    """Each proposal by itself; those of a bundle with a cover are diagnosed with it, and not alone."""
    tasks = [
        ProposalTask(*member, setting, alone=not found.covers or at not in whole.members)
        for at, member in enumerate(found.members)
    ]
    results = dict(enumerate(work(judge_proposal, tasks, options.executor, options.watcher)))
    hard = [at for at, each in results.items() if isinstance(each, Exceeded) and tasks[at].alone]
    again = [tasks[at]._replace(alone=False) for at in hard]
    results |= zip(hard, work(judge_proposal, again, options.executor, unwatched), strict=True)
    files = [each.source.file for each in found.members]
    faults = [Unreadable(files[at], each.error) for at, each in results.items() if isinstance(each, Fault)]
    faults += [Unreadable(file, fault.error) for file, fault in found.faults.items()]
    exceeded = [Unreadable(files[at], each.why) for at, each in results.items() if isinstance(each, Exceeded)]
    reports = {at: each for at, each in results.items() if isinstance(each, ProposalReport)}
    notes = [_without_corrections(files[at]) for at in hard if at in reports]
    return _Outcome(reports, tuple(faults), tuple(exceeded), notes=tuple(notes))


def _without_corrections(name: str) -> str:
    """What a diagnosis costs that takes more than it may: corrections, and never findings."""
    return say("{file}: no corrections, as they take longer to find than a proposal may", file=name)


def _with_bundle(outcome: _Outcome, found: Read, whole: Together, setting: Setting, options: Options) -> _Outcome:
    """The same with all together, of whom none may be missing: a bundle is not called right without one that failed."""
    if outcome.faults:
        told = say("the bundle is not judged, since the program failed on a file")
        return outcome._replace(faults=(*outcome.faults, Unreadable("", told)))
    if outcome.exceeded:
        told = say("the bundle is not judged, since one of its proposals could not be")
        return outcome._replace(exceeded=(*outcome.exceeded, Unreadable(say("the bundle"), told)))
    cover = found.covers[0] if found.covers else None
    inside = [at for at in outcome.proposals if at in whole.members]
    reports = tuple(outcome.proposals[at] for at in inside)
    pack = setting.packs.load(whole.ref.folder)
    bundle = Bundle(
        round=pack.round,
        cover=cover.cover if cover else None,
        proposals=tuple(each.proposal for each in reports),
        frames=pack.frames,
    )
    source = Source(cover.file, cover.format, cover.sha256 or "") if cover else None
    task = BundleTask(bundle, source, reports, whole.ref, setting)
    (result,) = work(judge_together, [task], options.executor, unwatched)
    notes = outcome.notes
    if isinstance(result, Exceeded) and cover:
        (result,) = work(judge_together, [task._replace(diagnosed=False)], options.executor, unwatched)
        notes = (*notes, _without_corrections(say("the bundle")))
    if isinstance(result, Fault):
        return outcome._replace(faults=(Unreadable(source.file if source else "", result.error),))
    if isinstance(result, Exceeded):
        return outcome._replace(exceeded=(Unreadable(source.file if source else say("the bundle"), result.why),))
    of_bundle, members = result
    with_members = outcome.proposals | dict(zip(inside, members, strict=True))
    return outcome._replace(proposals=with_members, bundle=of_bundle, notes=notes)


def _rules(found: Read, whole: Together, language: str) -> tuple[RuleInfo, ...]:
    """What is to be known of the rules that were applied, those of the bundle's pack before others of the same id."""
    refs = dict.fromkeys((whole.ref, *(each.ref for each in found.members)))
    infos = [info for ref in refs for info in found.packs.of(ref).rule_infos(language)]
    return tuple({info.id: info for info in reversed(infos)}.values())[::-1]


def _lacking(outcome: "_Outcome") -> Iterator[str]:
    """What this machine lacks, where a verdict rests on less for it."""
    engine = part(ENGINE)
    if outcome.proposals and not engine.present:
        yield engine.line()


def _remarks(found: Read) -> Iterator[str]:
    """What had to be decided to read the files that count."""
    counting = {member.source.file for member in found.members} | {each.file for each in found.covers[:1]}
    return (remark for each in found.files if each.file in counting for remark in each.remarks)

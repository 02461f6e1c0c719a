"""A run: from files to one report. It puts the rooms in a row, and knows none of them from the inside."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from engine import __version__
from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.lexicon import Lexicon
from engine.model.proposal import Proposal
from engine.model.report import BundleReport, ProposalReport, Report, Source, Unreadable
from engine.run.errors import RunError
from engine.run.inputs import Inputs
from engine.run.judge import diagnosed, diagnosed_whole, judge, judge_bundle
from engine.run.watch import Watcher, told, unwatched
from engine.texts import language, say

if TYPE_CHECKING:
    from engine.decide.why import Node
    from engine.pack.pack import Pack
    from engine.run.open import Opened

T = TypeVar("T")


class Member(NamedTuple):
    """A proposal, and the file that it came from."""

    proposal: Proposal
    source: Source


class Read(NamedTuple):
    """What the files hold, and the pack that they are held against (`chosen`: why, where nobody named one)."""

    opened: tuple["Opened", ...]
    unreadable: tuple[Unreadable, ...]
    pack: "Pack"
    chosen: str = ""

    def members(self) -> tuple[Member, ...]:
        """Every proposal of every file."""
        return tuple(Member(each, _source(opened)) for opened in self.opened for each in opened.proposals)


def load(rules: str) -> "Pack":
    """The pack that `rules` names (an id or a folder), the newest where it is "". Raises RunError."""
    from engine.pack.load import load_pack

    return _usable(lambda: load_pack(rules)) if rules else _choose(())[0]


def read(inputs: Inputs, rules: str, watcher: Watcher = unwatched) -> Read:
    """Reads the files in the words of the pack `rules`; where it is "", of the pack of the round that they name.

    A file that cannot be read is told in `unreadable`. Raises RunError for a pack that cannot be used.
    """
    return _one_cover(_read(inputs, rules, watcher))


def read_along(read: Read, files: Sequence[Path], rules: str) -> Read:
    """The run with further files, which alone name its round. What was read already is not read again for them.

    Unless it was read in the words of a pack that has others than theirs. Raises RunError.
    """
    more = _read(Inputs(tuple(files), (), ()), rules)
    opened, unreadable = read.opened, read.unreadable
    if more.pack.lexicon != read.pack.lexicon:
        again = Inputs(tuple(Path(each.file) for each in opened), (), ())
        opened, lost = _open_all(again, more.pack.lexicon)
        unreadable = (*unreadable, *lost)
    return _one_cover(more._replace(opened=(*opened, *more.opened), unreadable=(*unreadable, *more.unreadable)))


def _read(inputs: Inputs, rules: str, watcher: Watcher = unwatched) -> Read:
    if rules:
        pack = load(rules)
        return Read(*_open_all(inputs, pack.lexicon, watcher), pack)
    words = Lexicon() if all(map(_is_canonical, inputs.files)) else load("").lexicon
    opened, unreadable = _open_all(inputs, words, watcher)
    pack, why = _choose(tuple(proposal.round for each in opened for proposal in each.proposals))
    if words not in (Lexicon(), pack.lexicon):
        opened, unreadable = _open_all(inputs, pack.lexicon)
    named = {proposal.round for each in opened for proposal in each.proposals if proposal.round}
    if not named:
        return Read(opened, unreadable, pack.guessed(), why)
    if named == {pack.round}:
        return Read(opened, unreadable, pack, why)
    return Read(opened, unreadable, _of_another_round(pack, named), why)


def _of_another_round(pack: "Pack", named: set[str]) -> "Pack":
    because = say(
        "there is no rule pack for {rounds}: {pack} was used, without its rules on its own years and dates",
        rounds=", ".join(sorted(named)),
        pack=pack.id,
    )
    return pack.of_another_round(because)


def reread(read: Read, copies: Mapping[str, bytes]) -> Read:
    """The same run with other bytes in some of its files (by their name). Raises RunError where they cannot be read."""
    from engine.formats.errors import DocumentError
    from engine.run.open import open_bytes
    from engine.source.problem import SourceError

    opened = list(read.opened)
    for at, each in enumerate(opened):
        if each.file in copies:
            try:
                opened[at] = open_bytes(copies[each.file], each.file, read.pack.lexicon)
            except (SourceError, DocumentError) as error:
                raise RunError(f"{each.file}: {_one_line(error, Path(each.file))}") from error
    return read._replace(opened=tuple(opened))


def check(read: Read, watcher: Watcher = unwatched) -> Report:
    """Every proposal, and all of them together, held against the pack. Raises CheckFault or EngineFault."""
    members = told_apart(read.members())
    judged = tuple(judge(*member, read.pack) for member in told(members, watcher))
    whole, seen = _diagnosed(read, judged)
    return Report(
        version=__version__,
        language=language.get(),
        pack=read.pack.info(read.chosen),
        bundle=whole,
        proposals=seen,
        unreadable=read.unreadable,
        rules=read.pack.rule_infos(language.get()),
    )


def why(member: Member, pack: "Pack") -> "Node":
    """What led to the proposal's verdict. Raises CheckFault or EngineFault."""
    from engine.decide.facts import Outcome
    from engine.decide.why import tree

    report = judge(*member, pack)
    return tree(report.verdict, Outcome(report.findings, report.skipped), pack.verdicts, language.get())


def _open_all(
    inputs: Inputs, words: Lexicon, watcher: Watcher = unwatched
) -> tuple[tuple["Opened", ...], tuple[Unreadable, ...]]:
    from engine.formats.errors import DocumentError
    from engine.run.open import open_path
    from engine.source.problem import SourceError

    opened: list[Opened] = []
    unreadable = [Unreadable(file=str(path), error=say("there is no such file or folder")) for path in inputs.missing]
    unreadable += [Unreadable(file=str(path), error=say("this folder may not be opened")) for path in inputs.barred]
    for path in told(inputs.files, watcher):
        try:
            opened.append(open_path(path, words))
        except (SourceError, DocumentError) as error:
            unreadable.append(Unreadable(file=str(path), error=_one_line(error, path)))
    return tuple(opened), tuple(unreadable)


def _is_canonical(path: Path) -> bool:
    """Whether the file needs no words of a template to be read. One that cannot be read needs none either."""
    from engine.run.open import format_of
    from engine.source.files import read_bytes
    from engine.source.problem import SourceError

    try:
        return format_of(read_bytes(path), path.suffix) in {"yaml", "json"}
    except SourceError:
        return True


def _choose(rounds: tuple[str, ...]) -> tuple["Pack", str]:
    from engine.pack.load import choose_pack

    return _usable(lambda: choose_pack(rounds))


def _usable(load: Callable[[], T]) -> T:
    from engine.pack.problem import PackError

    try:
        return load()
    except PackError as error:
        raise RunError(str(error)) from error


def _bundle(read: Read, judged: tuple[ProposalReport, ...]) -> Bundle | None:
    """All together, where a file is a bundle or more than one proposal was read."""
    covered = _covered(read)
    members = once_each(judged)
    if covered is None and len(members) < 2:
        return None
    proposals = tuple(each.proposal for each in members)
    cover = covered.cover if covered else None
    return Bundle(round=read.pack.round, cover=cover, proposals=proposals, frames=read.pack.frames)


def _covered(read: Read) -> "Opened | None":
    return next((opened for opened in read.opened if opened.cover), None)


def _bundle_report(read: Read, judged: tuple[ProposalReport, ...], bundle: Bundle) -> BundleReport:
    covered = _covered(read)
    verdicts = {each.proposal.owner: each.verdict for each in once_each(judged)}
    return judge_bundle(bundle, _source(covered) if covered else None, read.pack, verdicts)


def _diagnosed(
    read: Read, judged: tuple[ProposalReport, ...]
) -> tuple[BundleReport | None, tuple[ProposalReport, ...]]:
    """The bundle's report and the proposals': with a cover all together, else each by itself.

    Another edition of a member of the bundle is diagnosed by itself too.
    """
    bundle = _bundle(read, judged)
    whole = _bundle_report(read, judged, bundle) if bundle else None
    seen: dict[int, ProposalReport] = {}
    if bundle and whole and bundle.cover:
        members = once_each(judged)
        whole, together = diagnosed_whole(bundle, whole, members, read.pack)
        seen = dict(zip(map(id, members), together, strict=True))
    return whole, tuple(seen.get(id(each)) or diagnosed(each, read.pack) for each in judged)


def once_each(judged: Sequence[ProposalReport]) -> tuple[ProposalReport, ...]:
    """The proposals of the bundle: BC04.yaml and BC04.docx are one proposal, handed in twice."""
    members: dict[str, ProposalReport] = {}
    for each in judged:
        members.setdefault(each.proposal.owner, each)
    return tuple(members.values())


def told_apart(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members, each with a handle where its id is none, or that of another one before it.

    Two editions of one proposal, as BC04.yaml and BC04.docx, keep one name; two proposals of one file never do.
    """
    owners: dict[tuple[str, str, int], str] = {}
    taken = {""}
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for proposal, source in members:
        nth = seen[proposal.id, source.file] = seen[proposal.id, source.file] + 1
        key = (proposal.id, Path(source.file).stem, nth)
        if key not in owners:
            names = (f"{proposal.id}#{number}" for number in count(len(owners) + 1))
            owners[key] = next(name for name in chain([proposal.id], names) if name not in taken)
            taken.add(owners[key])
        handle = "" if owners[key] == proposal.id else owners[key]
        found.append(Member(replace(proposal, handle=handle) if handle else proposal, source))
    return tuple(found)


def _one_cover(read: Read) -> Read:
    return read._replace(unreadable=(*read.unreadable, *_second_covers(read.opened)))


def _second_covers(opened: Sequence["Opened"]) -> Iterator[Unreadable]:
    """Only one bundle is checked at a time; that another one's cover was not is told, never passed over."""
    covered = [Path(each.file) for each in opened if each.cover]
    for file in covered[1:]:
        if file.stem != covered[0].stem:
            error = say("its cover was not checked: only one bundle at a time, and {first} is one", first=covered[0])
            yield Unreadable(file=str(file), error=error)


def _source(opened: "Opened") -> Source:
    return Source(file=opened.file, format=opened.format, sha256=opened.sha256)


def _one_line(error: Exception, path: Path) -> str:
    """The error's text without the file's name, which stands beside it."""
    return "; ".join(line.removeprefix(f"{path}:").removeprefix(":").strip() for line in str(error).splitlines())

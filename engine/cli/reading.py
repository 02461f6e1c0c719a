"""What the paths of a command hold, and what a person should know of how they were read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.exits import complain
from engine.cli.progress import watching
from engine.run import session
from engine.run.inputs import Inputs, gather, listed_beside, remarks
from engine.texts import say_count

if TYPE_CHECKING:
    from engine.run.session import Read


def read(paths: Sequence[Path], rules: str) -> "Read":
    """The files of the paths, in the words of the pack `rules`. Raises Refused where there is nothing to read."""
    inputs = gather(paths)
    for line in remarks(inputs):
        complain(line)
    with watching() as watcher:
        found = session.read(inputs, rules, watcher)
    read = _with_listed(found, inputs, rules)
    if read.pack.because:
        complain(read.pack.because)
    for opened in read.opened:
        for remark in opened.remarks:
            complain(remark)
    return read


def _with_listed(read: "Read", inputs: Inputs, rules: str) -> "Read":
    """A cover alone says little of itself: the proposals beside it are read along, as if they had been named."""
    if len(inputs.files) != 1 or not read.opened or read.members():
        return read
    cover = read.opened[0].cover
    if cover is None:
        return read
    ids = {each.id for each in cover.investments} | {each.id for each in cover.innovations}
    beside = listed_beside(inputs.files[0], ids)
    if not beside:
        return read
    complain(
        say_count(
            "the cover lists a proposal that lies beside it, and it is read too: {first}",
            "the cover lists {count} proposals that lie beside it, and they are read too, {first} for one",
            len(beside),
            first=beside[0],
        )
    )
    return session.read_along(read, beside, rules)

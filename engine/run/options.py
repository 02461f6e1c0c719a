"""What a caller may wish of a run."""

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field

from engine.model.stage import Stage
from engine.pack.pack import Pack
from engine.run.watch import Watcher, unwatched


@dataclass(frozen=True, kw_only=True)
class Options:
    """The arguments of a run. Nothing else decides what comes out: no environment, no global state."""

    language: str = "da"
    """The language of texts for people: da or en."""
    rules: str | Pack = ""
    """A pack's id or folder, or a pack itself; where it is "", each proposal is judged by the pack of its own round."""
    stage: Stage | None = None
    """When it is asked; None: a draft, or handed in where a cover is among the files."""
    audience: str = "internal"
    """For whom the report is."""
    editions: Mapping[str, str] = field(default_factory=dict)
    """Of proposals that several files say: the file that counts, by the proposal's id."""
    executor: Executor | None = None
    """Where the work on files is done; None: in this process, one file after the other."""
    watcher: Watcher = unwatched
    """Told of each piece of work before it is waited for."""
    now: dt.datetime | None = None
    """When the run is made; None: now."""

    def at(self) -> str:
        """When the run is made, in UTC."""
        made = self.now or dt.datetime.now(dt.UTC)
        return made.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""The words of a half: what rows are called, and the sentences."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.prose.case import Half, Naming

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Label:
    """A row's label, and how sentences speak of the row. `work`: it can be told in hours and årsværk."""

    label: str
    work: bool
    forms: tuple[tuple[Naming, tuple[str, ...]], ...]

    def named(self, naming: Naming) -> tuple[str, ...]:
        """The forms of one naming."""
        return dict(self.forms)[naming]


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with slots. `number` counts the sentences of its file from 0."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a half: `labels` by what the rows are, what makes `parts` of one, `templates` by what they tell."""

    labels: dict[str, tuple[Label, ...]]
    parts: dict[str, tuple[str, ...]]
    templates: dict[str, tuple[Template, ...]]


@cache
def words_of(half: Half) -> Words:
    """The words of a half."""
    rows = _parts(FOLDER / half / "rows.txt")
    parts = {name: tuple(rows.pop(f"{name} part")) for name in ("cost", "saving")}
    labels = {name: tuple(map(_label, lines)) for name, lines in rows.items()}
    count = 0
    templates: dict[str, tuple[Template, ...]] = {}
    for name, lines in _parts(FOLDER / half / "sentences.txt").items():
        templates[name] = tuple(Template(count + index, line) for index, line in enumerate(lines))
        count += len(lines)
    return Words(labels, parts, templates)


def _label(line: str) -> Label:
    label, *forms = (part.strip() for part in line.split("|"))
    names = (Naming.FULL, Naming.SHORT, Naming.COMPOUND, Naming.SYNONYM)
    pairs = zip(names, (tuple(each.strip() for each in form.split(";")) for form in forms), strict=True)
    return Label(label.removeprefix("+ "), label.startswith("+ "), tuple(pairs))


def _parts(path: Path) -> dict[str, list[str]]:
    """The lines under each `[name]`; comments and empty lines are passed over."""
    parts: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            parts[line.strip("[]")] = []
        elif line and not line.startswith("# "):
            parts[list(parts)[-1]].append(line)
    return parts

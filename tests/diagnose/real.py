"""Real proposals as cases: read by the project's own doors, judged by the newest pack's own rules."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from engine.diagnose import Rules, System, build_system, diagnose
from engine.diagnose.attach import rules_of
from engine.diagnose.cells import with_figures, with_row_moved
from engine.language import CompiledRule
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.finding import Category, Severity
from engine.model.proposal import Proposal
from engine.pack.load import load_pack
from engine.pack.pack import Pack, Rule
from engine.run.open import open_path
from tests.diagnose.spoil import Figures

PACK = "budget-2026"


@dataclass(frozen=True)
class RealCase:
    """A proposal or a bundle, and the rules it is held against."""

    subject: Proposal | Bundle
    rules: Rules

    def system(self) -> System:
        """Its cells and constraints."""
        return self._system

    @cached_property
    def _system(self) -> System:
        return build_system(self.subject, self.rules)

    def with_figures(self, figures: Figures) -> "RealCase":
        """The same with other figures in some cells."""
        return RealCase(with_figures(self.subject, figures), self.rules)

    def with_row_moved(self, row: CellAddress, section: str, area: str) -> "RealCase":
        """The same with a row of Tabel 1 in another place."""
        return RealCase(with_row_moved(self.subject, row, section, area), self.rules)

    def mended(self) -> "RealCase":
        """The same with the first correction of each fault made."""
        edits = [edit for found in diagnose(self.system()) for each in found.corrections[:1] for edit in each.cells]
        return self.with_figures({edit.address: edit.to for edit in edits})


@cache
def pack() -> Pack:
    """The pack of the real proposals."""
    return load_pack(PACK)


@cache
def rules() -> Rules:
    """Errors are firm, all else is soft."""
    single = [rule for rule in pack().rules if rule.category is not Category.BUNDLE]
    whole = [rule for rule in pack().rules if rule.category is Category.BUNDLE]
    return Rules(*_split(single), *_split(whole), committees=rules_of(pack()).committees)


def _split(found: list[Rule]) -> tuple[tuple[CompiledRule, ...], tuple[CompiledRule, ...]]:
    firm = tuple(rule.compiled for rule in found if rule.severity is Severity.ERROR)
    return firm, tuple(rule.compiled for rule in found if rule.severity is not Severity.ERROR)


def bundle_of(path: Path) -> Bundle:
    """The bundle in a file, or in the canonical files of a folder."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    opened = [open_path(each, pack().lexicon) for each in files]
    cover = next((each.cover for each in opened if each.cover), None)
    return Bundle(cover=cover, proposals=tuple(proposal for each in opened for proposal in each.proposals))

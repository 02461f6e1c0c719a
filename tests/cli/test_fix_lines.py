"""What is said of the corrections of a whole run, and of what became of those chosen."""

import shutil
from pathlib import Path

import pytest

from engine.cli.fix_lines import Run, listed
from engine.model.base import replace
from engine.model.report import Source
from engine.run.packs import Packs
from engine.run.read import Member, Read
from tests.cli.conftest import ROUND, Puljetjek, flat, number_of
from tests.report.samples import clean, sample


def test_every_fault_is_shown_with_its_file_the_covers_first(puljetjek: Puljetjek, folder: Path) -> None:
    said = puljetjek("fix", folder)
    cover, proposal, unreadable, how = (flat(group) for group in said.out.split("\n\n"))
    assert said.code == 0
    assert cover.startswith("BU-615 ")
    assert "round/bundle.yaml:99] [1] »Virtuelle agenter" in cover
    assert proposal.startswith("TA-205 ")
    assert "round/BC04.yaml:78] [2] »Samlet økonomisk påvirkning«" in proposal
    assert unreadable.startswith("TA-211 ")
    assert "round/BC08.yaml:109] [3] »I alt«, Årlige henvendelser: skal være 218.000" in unreadable
    assert how == "puljetjek fix round --apply N skriver rettelse N ind i en kopi."


def test_what_was_changed_is_told_by_file_and_the_checks_of_the_whole_run(puljetjek: Puljetjek, folder: Path) -> None:
    said = puljetjek("fix", folder, "--apply", 2, "--apply", 1)
    proposal, cover = flat(said.out).removeprefix("round/BC04.yaml: ").split("round/bundle.yaml: ")
    assert proposal.startswith("[2] »Samlet økonomisk påvirkning«, 2026: -4.510 bliver til 4.510")
    assert cover.startswith("[1] »Virtuelle agenter")
    assert "Før: 6 fejl, " in cover
    assert " Efter: 4 fejl, " in cover
    for name in ("BC04.rettet.yaml", "bundle.rettet.yaml"):
        assert f"puljetjek: skrev round/{name}\n" in said.err


def test_a_finding_that_is_still_there_is_told(puljetjek: Puljetjek, folder: Path) -> None:
    """A zero too many in BC08 changes its payback: the cover's is right only once that is mended too."""
    wrong = folder / "BC08.yaml"
    wrong.write_text(wrong.read_text("utf-8").replace("2028: -328", "2028: -3280", 1), "utf-8")
    alone = puljetjek("fix", folder, "--apply", 1, "--out", folder.parent / "alone")
    assert "BU-615 findes stadig: " in flat(alone.out)
    zero = number_of(puljetjek, folder, "-3.280 bliver til -328")
    together = puljetjek("fix", folder, "--apply", 1, "--apply", zero, "--out", folder.parent / "together")
    assert together.code == 0
    assert "findes stadig" not in flat(together.out)


def test_a_file_that_is_only_read_is_told_among_others(puljetjek: Puljetjek, folder: Path) -> None:
    (folder / "BC04.yaml").unlink()
    shutil.copy(ROUND / "pdf" / "BC04.pdf", folder)
    said = flat(puljetjek("fix", folder).out)
    assert "[2] »Samlet økonomisk påvirkning«, 2026: -4.510 bliver til 4.510" in said
    assert "round/BC04.pdf: For en fil i formatet pdf kan rettelser kun vises" in said
    assert "puljetjek fix round --apply N" in said


def test_where_only_files_that_are_read_are_concerned_no_writing_is_offered(puljetjek: Puljetjek, folder: Path) -> None:
    said = puljetjek("fix", shutil.copy(ROUND / "pdf" / "BC04.pdf", folder), folder / "BC07.yaml").out
    assert "[1]" in said
    assert "--apply" not in said


def test_findings_without_a_correction_are_not_called_nothing(puljetjek: Puljetjek, folder: Path) -> None:
    said = puljetjek("fix", folder / "BC03.yaml", folder / "BC07.yaml")
    assert said.code == 0
    assert "nogen rettelse til de 2 filer (2 advarsler, 3 bemærkninger;" in flat(said.out)


@pytest.mark.parametrize(("names", "words"), [(("a.yaml",), "a.yaml"), (("a.yaml", "b.yaml"), "de 2 filer")])
def test_where_nothing_was_found_there_is_nothing_to_correct(names: tuple[str, ...], words: str) -> None:
    report = replace(
        sample(), bundle=None, proposals=tuple(replace(clean(), source=Source(name, "yaml", "")) for name in names)
    )
    assert report.findings() == ()
    packs = Packs("budget-2026")
    ref = packs.asked
    assert ref
    members = tuple(Member(each.proposal, each.source, ref) for each in report.proposals)
    assert list(listed(Run("x", Read(packs, (), (), {}, (), members), report, ()))) == [
        f"Der er ikke noget at rette i {words}."
    ]

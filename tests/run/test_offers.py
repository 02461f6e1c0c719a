"""What is offered, under which number, and which files it goes into."""

import pytest

from engine.model.base import replace
from engine.model.cell import CellAddress
from engine.model.finding import CellEdit, Correction
from engine.model.report import ProposalReport, Report
from engine.run.errors import RunError
from engine.run.offers import COVER, Offer, chosen, file_of, files, offers, parts
from tests.report.samples import bundle, faulty, sample


def edit(owner: str, part: str = "economy", to: int = 1) -> CellEdit:
    return CellEdit(address=CellAddress(owner, part, 0, 0), table="", row="Række", column="2026", start=0, to=to)


def correction(*cells: CellEdit) -> Correction:
    return Correction(edit="value", cells=cells, clears=(), unique=True)


def report(whole: tuple[Correction, ...], *own: tuple[str, str, tuple[Correction, ...]]) -> Report:
    """A round with a cover: the corrections of its one finding, and the id, the file and those of each proposal's."""
    finding = faulty().findings[0]
    cover = replace(bundle(), findings=(replace(finding, corrections=whole),))
    proposals = tuple(
        replace(
            faulty(),
            proposal=replace(faulty().proposal, id=id),
            source=replace(faulty().source, file=file),
            findings=(replace(finding, corrections=corrections),),
        )
        for id, file, corrections in own
    )
    return replace(sample(), bundle=cover, proposals=proposals)


def homes(each: Offer) -> list[int]:
    return [part.home for part in parts([each])]


def test_they_are_numbered_in_the_order_of_the_findings() -> None:
    one, two, three = (correction(edit("BC04", to=to)) for to in (1, 2, 3))
    listed = offers(report((one,), ("BC04", "BC04.yaml", (two, three))))
    assert [(each.number, each.correction) for each in listed] == [(1, one), (2, two), (3, three)]


def test_a_correction_of_the_cover_and_of_a_proposal_goes_into_both_files() -> None:
    both = correction(edit("", "cover.investments"), edit("BC04"))
    round_ = report((both,), ("BC03", "BC03.yaml", ()), ("BC04", "BC04.yaml", ()))
    (only,) = offers(round_)
    assert homes(only) == [COVER, 1]
    assert [part.correction.cells for part in parts([only])] == [both.cells[:1], both.cells[1:]]
    assert files(round_, [only]) == (file_of(round_, COVER), "BC04.yaml")


def test_what_one_fault_broke_in_cover_and_proposal_is_offered_once() -> None:
    shared = (correction(edit("BC04", to=1)), correction(edit("BC04", to=2)))
    listed = offers(report(shared, ("BC04", "BC04.yaml", shared)))
    assert [each.number for each in listed] == [1, 2]
    assert [len(each.fault.findings) for each in listed] == [2, 2]
    with pytest.raises(RunError, match="udelukker"):
        chosen(listed, [1, 2])


def test_of_two_editions_each_is_corrected_by_its_own_findings_and_the_first_by_the_bundles() -> None:
    own = correction(edit("BC04", to=1))
    whole = correction(edit("BC04", to=2))
    listed = offers(report((whole,), ("BC04", "word/BC04.docx", (own,)), ("BC04", "BC04.yaml", (own,))))
    assert [homes(each) for each in listed] == [[0], [0], [1]]
    assert chosen(listed, [2, 3]) == listed[1:]
    with pytest.raises(RunError, match="udelukker"):
        chosen(listed, [1, 2])


def test_of_two_proposals_with_one_id_the_one_that_is_meant_is_corrected() -> None:
    round_ = report((correction(edit("BC04#2")),), ("BC04", "a.yaml", ()), ("BC04", "b.yaml", ()))
    first, second = round_.proposals
    apart = replace(second, proposal=replace(second.proposal, handle="BC04#2"))
    known = replace(round_, proposals=(first, apart))
    assert files(known, offers(known)) == ("b.yaml",)


def test_two_that_exclude_each_other_are_not_applied_together() -> None:
    listed = offers(sample())
    rivals = [each for each in listed if len(each.fault.corrections) > 1]
    assert len(rivals) > 1
    with pytest.raises(RunError):
        chosen(listed, [rivals[0].number, rivals[1].number])
    assert chosen(listed, [rivals[0].number, rivals[0].number]) == (rivals[0],)


def test_a_number_without_a_correction() -> None:
    with pytest.raises(RunError, match="99"):
        chosen(offers(sample()), [1, 99])


def test_every_offer_of_a_report_says_whose_cells_it_changes() -> None:
    every: tuple[ProposalReport, ...] = sample().proposals
    for each in offers(sample()):
        for part in parts([each]):
            owners = {cell.address.owner for cell in part.correction.cells}
            assert owners == ({""} if part.home == COVER else {every[part.home].proposal.id})

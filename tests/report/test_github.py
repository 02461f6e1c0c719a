"""Commands that a build server understands, and that no text can end or add to."""

from engine.report import render
from tests.report.samples import hostile, sample


def lines(document: bytes) -> list[str]:
    return document.decode().splitlines()


def test_a_finding_is_a_command_at_its_line() -> None:
    found = lines(render(sample("en"), "github"))
    assert found[0].startswith("::error file=oversigt.txt,line=9,title=BU-601::Tabel 1 › I alt › Investering i alt: ")
    (total,) = [line for line in found if "(TA-103)" in line]
    assert total.startswith("::error file=tm09.txt,line=41,title=Varige ændringer i alt (TA-103)::Tabel 1 › ")
    assert found[-1].startswith("::error file=scan.pdf,title=Could not be read::")


def test_each_severity_has_its_own() -> None:
    commands = [line.split(" ")[0] for line in lines(render(sample(), "github"))]
    assert [commands.count(each) for each in ("::error", "::warning", "::notice")] == [6, 2, 1]


def test_hostile_texts_end_no_command() -> None:
    report = hostile(2)
    found = lines(render(report, "github"))
    assert len(found) == len(report.findings()) + len(report.unreadable)
    for line in found:
        head, _, _ = line[2:].partition("::")
        assert all(part.count("=") >= 1 for part in head.partition(" ")[2].split(","))

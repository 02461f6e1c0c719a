"""A workbook that a person can go on with: its formulas compute, its texts do nothing."""

import csv
import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from engine.model.base import replace
from engine.model.report import RunInfo
from engine.report import render
from engine.report.excel.sums import of_budget, values
from engine.report.grids import proposal_grids
from tests.report.samples import budget, hostile, key_cabinets, sample

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SETTINGS = """<?xml version="1.0"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
"""LibreOffice computes each workbook anew, and believes no value in it."""


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheets(data: bytes) -> dict[str, ET.Element]:
    """Each sheet's XML by its name."""
    found = parts(data)
    names = [each.get("name", "") for each in ET.fromstring(found["xl/workbook.xml"]).iter(f"{MAIN}sheet")]  # noqa: S314
    return {
        name: ET.fromstring(found[f"xl/worksheets/sheet{number}.xml"])  # noqa: S314 - our own
        for number, name in enumerate(names, 1)
    }


def formulas(sheet: ET.Element) -> dict[str, tuple[str, str]]:
    """Formula and value by cell."""
    cells = ((each.get("r", ""), each.find(f"{MAIN}f"), each.find(f"{MAIN}v")) for each in sheet.iter(f"{MAIN}c"))
    return {name: (f.text or "", v.text or "") for name, f, v in cells if f is not None and v is not None}


def test_the_rows_that_a_total_sums() -> None:
    assert of_budget(budget()) == {3: (1, 2), 7: (6,), 8: (5,), 9: (5, 6), 10: (3, 9)}


def test_what_is_not_plain_is_summed_by_nobody() -> None:
    table = budget()
    opened = replace(table, rows=(table.rows[0], replace(table.rows[1], placements=((0, 1, 2, 3),)), *table.rows[2:]))
    assert 3 not in of_budget(opened)
    nameless = replace(table.rows[6], area=replace(table.rows[6].area, name=""))
    assert 7 not in of_budget(replace(table, rows=(*table.rows[:6], nameless, *table.rows[7:])))


def test_the_values_are_the_sums() -> None:
    grid = proposal_grids(key_cabinets())[0]
    found = values(grid, of_budget(budget()))
    assert [found[3, column] for column in range(6)] == [0, 0, -340, -780, -780, -780]
    assert [found[10, column] for column in range(6)] == [0, 1450, 110, -780, -780, -780]


def test_every_sheet_that_a_reader_looks_for() -> None:
    names = list(sheets(render(sample("en"), "xlsx")))
    assert names == ["Overview", "Findings", "Not checked", "The cover", "TM09", "TM10"]


def test_the_total_of_a_section_is_a_formula_and_says_what_it_comes_to() -> None:
    found = formulas(sheets(render(sample("en"), "xlsx"))["TM09"])
    summed = r"IF\(OR\(ISTEXT\((F\d+)\),ISTEXT\((F\d+)\)\),NA\(\),\1\+\2\)"
    each, *_ = [value for formula, value in found.values() if re.fullmatch(summed, formula)]
    assert each == "-780"


def test_a_wrong_cell_has_a_comment_that_says_so() -> None:
    found = parts(render(sample(), "xlsx"))
    comments = "".join(data.decode() for name, data in found.items() if name.startswith("xl/comments"))
    assert "er ikke summen af rækkerne over den" in comments
    assert "to cifre byttet om" in comments


def test_equal_reports_give_equal_bytes() -> None:
    report = replace(sample(), run=RunInfo(at="2026-12-01T14:30:00Z"))
    assert render(report, "xlsx") == render(report, "xlsx")
    assert b"2026-12-01T14:30:00Z" in parts(render(report, "xlsx"))["docProps/core.xml"]


def test_no_text_is_a_formula_a_link_or_a_sheet_of_another_name() -> None:
    report = hostile(3)
    for text in ("=1+1", "http://x.example", "+1", "a" * 40, "Overblik", "x[]:*?/\\'y"):
        proposal = replace(report.proposals[0].proposal, id=text, title=text)
        data = render(replace(report, proposals=(replace(report.proposals[0], proposal=proposal),)), "xlsx")
        ours = [each for sheet in sheets(data).values() for each, _ in formulas(sheet).values()]
        assert all(re.fullmatch(r"[A-Z0-9+:(),<=> ]+", each) for each in ours)
        assert all(len(name) <= 31 for name in sheets(data))
        links = [each.get("location") for sheet in sheets(data).values() for each in sheet.iter(f"{MAIN}hyperlink")]
        assert len(links) == 1


@pytest.mark.skipif(
    shutil.which("soffice") is None or not list(Path("/usr/lib/libreoffice/program").glob("libsclo.so")),
    reason="LibreOffice Calc is not here",
)
def test_libreoffice_computes_what_an_author_corrects(tmp_path: Path) -> None:
    """The drift of 2027 is made 160 instead of 60: the totals that hang on it move by 100, and no other."""
    book = tmp_path / "report.xlsx"
    found = parts(render(sample("en"), "xlsx"))
    name = "xl/worksheets/sheet5.xml"
    found[name], changed = re.subn(rb'(<c r="E\d+"(?: s="\d+")?><v>)60<', rb"\g<1>160<", found[name])
    assert changed == 1
    with zipfile.ZipFile(book, "w") as archive:
        for part, data in found.items():
            archive.writestr(part, data)
    computed = [row[9:15] for row in _computed(book, tmp_path)["TM09"]]
    numbers = [[each.replace(",", "") for each in row] for row in computed]
    assert ["0", "0", "-240", "-780", "-780", "-780"] in numbers
    assert ["0", "1450", "210", "-780", "-780", "-780"] in numbers
    assert ["0", "1450", "1660", "880", "100", "-680"] in numbers
    assert ["0", "0", "0", "0", "0", "1"] in numbers


def _computed(book: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Every sheet's rows as LibreOffice computes them."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    every_sheet = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += [every_sheet, "--outdir", str(folder), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    tables = {path.stem.removeprefix("report-"): path for path in folder.glob("report-*.csv")}
    return {
        name: list(csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter=";"))
        for name, path in tables.items()
    }

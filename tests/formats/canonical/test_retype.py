"""Only the cell changes in a canonical file, whatever its style."""

import pytest

from engine.formats.canonical.read import read_proposal
from engine.formats.canonical.retype import corrected_yaml
from engine.formats.refused import RefusedError
from engine.formats.retyping.plan import typings
from engine.model.cell import CellAddress
from engine.model.finding import CellEdit, Correction, LabelEdit
from engine.source.files import decode
from engine.source.located import read_yaml
from engine.source.nodes import Mapping

HEAD = """\
# om forslaget
id: TM09
kind: investeringsforslag
economy:
  unit: 1.000 kr.
  years: [2026, 2027, 2028]
  varige:
    - label: Færre ture   # kommentar
"""
ROWS = {
    "flow": "      values: {2026: -1.200, 2028:   -400}  # note\n",
    "block": "      values:\n        2026: -1.200\n        2028: -400  # note\n",
    "quoted": "      values: {2026: \"-1.200\", 2028: '-400'}\n",
    "in order": '      cells: [-1.200, "", -400]\n',
    "spelt out": "      values: {2026: {text: x, state: unreadable, reason: not_a_number}, 2028: -400}\n",
    "below": "      values:\n        2026:\n          text: x\n          state: unreadable\n        2028: -400\n",
    "none": "",
    "no values yet": "      values: {}\n",
}
TAIL = "    - label: Drift\n      values: {2026: 60}\npayback:\n  service: 4 år\n"


def read(data: bytes) -> dict[str, tuple[int | None, ...]]:
    node = read_yaml(decode(data, "x.yaml"), "x.yaml")
    assert isinstance(node, Mapping)
    economy = read_proposal(node, "x.yaml").economy
    assert economy is not None
    return {row.label: tuple(cell.value for cell in row.cells) for row in economy.rows}


def corrected(data: bytes, *edits: tuple[str, int, int, int | None]) -> bytes:
    node = read_yaml(decode(data, "x.yaml"), "x.yaml")
    assert isinstance(node, Mapping)
    cells = tuple(
        CellEdit(address=CellAddress("TM09", part, row, column), table="", row="", column="", start=None, to=to)
        for part, row, column, to in edits
    )
    correction = Correction(edit="value", cells=cells, clears=(), unique=True)
    return corrected_yaml(data, typings([read_proposal(node, "x.yaml")], None, [correction]))


@pytest.mark.parametrize("style", ROWS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("column", range(3))
def test_every_style_takes_the_figure_and_nothing_else_moves(style: str, newline: str, bom: bytes, column: int) -> None:
    data = bom + (HEAD + ROWS[style] + TAIL).replace("\n", newline).encode()
    before = list(read(data)["Færre ture"])
    copy = corrected(data, ("economy", 0, column, -1500))
    before[column] = -1500
    assert read(copy) == {"Færre ture": tuple(before), "Drift": (60, None, None)}
    assert copy.startswith(bom)
    assert copy.count(b"\r") == (copy.count(b"\n") if newline == "\r\n" else 0)
    for kept in ("# om forslaget", "# kommentar", *(["# note"] if "note" in ROWS[style] else [])):
        assert kept.encode() in copy


def test_only_the_scalar_differs() -> None:
    data = (HEAD + ROWS["flow"] + TAIL).encode()
    copy = corrected(data, ("economy", 0, 2, 1250))
    assert copy == data.replace(b"  -400", b"  1.250")


def test_several_cells_of_one_row_at_once() -> None:
    for style, row in ROWS.items():
        data = (HEAD + row + TAIL).encode()
        copy = corrected(
            data, ("economy", 0, 1, 5), ("economy", 0, 0, 4), ("economy", 1, 2, 6), ("economy", 0, 2, None)
        )
        assert read(copy) == {"Færre ture": (4, 5, None), "Drift": (60, None, 6)}, style


def test_a_payback_keeps_its_unit_and_a_missing_one_is_added() -> None:
    data = (HEAD + ROWS["flow"] + TAIL).encode()
    assert corrected(data, ("payback", 0, 0, 5)) == data.replace(b"4 \xc3\xa5r", b'"5 \xc3\xa5r"')
    node = read_yaml(corrected(data, ("payback", 1, 0, 6)).decode(), "x.yaml")
    assert isinstance(node, Mapping)
    payback = read_proposal(node, "x.yaml").payback
    assert payback is not None
    assert (payback.service.value, payback.total.value) == (4, 6)


def moved(edit: str, to: str) -> Correction:
    label = LabelEdit(address=CellAddress("TM09", "economy", 0, 0), table="", row="Færre ture", start="", to=to)
    return Correction(edit=edit, cells=(), labels=(label,), clears=(), unique=True)


def test_a_row_gets_its_area_and_is_moved_to_another_section_by_a_person() -> None:
    data = (HEAD + "      area: Service\n" + ROWS["flow"] + TAIL).encode()
    node = read_yaml(data.decode(), "x.yaml")
    assert isinstance(node, Mapping)
    proposals = [read_proposal(node, "x.yaml")]
    copy = corrected_yaml(data, typings(proposals, None, [moved("area", "Anlæg")]))
    assert copy == data.replace(b"area: Service", "area: Anlæg".encode())
    with pytest.raises(RefusedError):
        typings(proposals, None, [moved("section", "implementering")])

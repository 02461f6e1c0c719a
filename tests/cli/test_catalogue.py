"""The committed catalogue of the rules is the one that the rules make."""

from pathlib import Path

from engine.cli.catalogue import catalogue
from engine.cli.rules_page import Pages
from engine.texts import speaking
from tests.cli.conftest import Puljetjek

COMMITTED = Path(__file__).parent.parent.parent / "docs" / "rules"


def test_the_committed_catalogue_is_current() -> None:
    """`puljetjek rules catalogue budget-2026 --lang en --out docs/rules` makes it anew."""
    with speaking("en"):
        made = catalogue(Pages("budget-2026"))
    assert {path.name: path.read_text(encoding="utf-8") for path in COMMITTED.glob("*.md")} == made


def test_a_page_has_the_five_parts_and_shows_what_a_fault_is_told_by() -> None:
    pages = Pages("budget-2026")
    with speaking("en"):
        page = pages.of(next(rule for rule in pages.pack.rules if rule.id == "EL-101"))
    parts = {part.title: "\n".join(part.lines) for part in page.parts}
    assert list(parts) == ["Summary", "Avoid", "Prefer", "Rationale", "Configuration"]
    assert "→" in parts["Avoid"]
    assert "longest_payback = 6" in parts["Configuration"]


def test_a_pack_that_extends_another_shows_its_rules_with_their_cases(puljetjek: Puljetjek, tmp_path: Path) -> None:
    end = puljetjek("rules", "catalogue", "budget-2027", "--out", tmp_path, "--lang", "en")
    assert end.code == 0
    assert "2026, 2027, 2028, 2029, 2030, 2031" in (tmp_path / "form.md").read_text(encoding="utf-8")

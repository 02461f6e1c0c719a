"""Made-up texts as an extraction gives them: a cell is its text and one blank, an empty one a blank or two."""

from collections.abc import Sequence

YEARS = (2025, 2026, 2027, 2028, 2029, 2030)


def cells(texts: Sequence[str], cost: int = 1) -> str:
    """Cells as they show in a line."""
    return "".join(f"{text} " if text else " " * cost for text in texts)


def row(label: str, area: str, figures: Sequence[str], cost: int = 1) -> str:
    """A row of Tabel 1 whose label fits on one line; a wrapped label has newlines, its last line without figures."""
    head = f"{label}\n" if "\n" in label else f"{label} "
    return head + cells([area, *figures], cost)


def economy(rows: Sequence[str], years: Sequence[int] = YEARS, area: str = "Styrings-\n\nområde ") -> str:
    """Tabel 1 with its caption and header."""
    header = f" 1.000 kr. 2026 p/l \n\n{area}\n" + cells([str(year) for year in years])
    return "\n\n".join(["Tabel 1. Forslagets samlede økonomiske konsekvenser ", header, *rows, ""])


HEAD = """
·
XX01 Fælles kalender i bygningerne·
·

·

Kort resumé: Med forslaget indføres en fælles kalender, så lokalerne bruges bedre og flere kan låne dem·

uden at ringe. Forslagets effektiviseringspotentiale er 900 t. kr. årligt fra 2027.·

·

Fremstillende·

forvaltning:·

Kultur- og Fritidsforvaltningen·

·

1. Beskrivelse af forslag (fremgangsmåde og effekt)·

Kalenderen samler bookingen ét sted.·

2. Økonomi·
""".replace("·", " ")


def proposal(*parts: str, head: str = HEAD) -> str:
    """A proposal with these parts below its section on economy."""
    return head + "\n\n" + "\n\n".join(parts) + "\n\n"

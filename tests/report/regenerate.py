"""The golden files: `python -m tests.report.regenerate` writes them anew; read every changed line before committing."""

from pathlib import Path

from engine.report import FORMATS, render, rendered
from engine.report.screen import ANSI, Screen
from tests.report.samples import hostile, sample

GOLDEN = Path(__file__).parent / "golden"


def expected() -> dict[str, bytes]:
    """Each golden file's name, and what the program makes of its sample today."""
    files = {f"round.{language}.{FORMATS[name].suffix}": render(sample(language), name) for name, language in _pairs()}
    files["round.narrow.txt"] = render(sample(), "terminal", Screen(width=56))
    files["round.colours.txt"] = render(sample(), "terminal", Screen(width=100, palette=ANSI))
    files["hostile.txt"] = render(hostile(3), "terminal")
    files["hostile.html"] = render(hostile(2), "html")
    files["hostile.md"] = render(hostile(2), "markdown")
    files["round.da.figures.csv"] = rendered(sample(), "csv")["figures.csv"]
    files["hostile.json"] = render(hostile(1), "json")
    return files


def _pairs() -> list[tuple[str, str]]:
    everything = [(name, "da") for name, each in FORMATS.items() if each.is_text]
    return [*everything, ("terminal", "en"), ("html", "en")]


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, content in expected().items():
        (GOLDEN / name).write_bytes(content)

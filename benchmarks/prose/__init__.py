"""Danish prose about sound tables, with the truth of each figure in it, to measure a reader of prose by.

`draw(seed)` gives a `Case`: a sound proposal, paragraphs about it, and what each figure in them stands for.
`alterations(case)` alters the figures one at a time, so that each contradicts. `score(case, reports)` counts what a
reader made of it. The words stand in two halves, `training/` and `held_out/`; who writes a reader opens the first only.
The generator knows nothing of any reader, and its output for some seeds is held by a digest in its test.
"""

from benchmarks.prose.alter import alterations
from benchmarks.prose.case import Case, Figure, Half
from benchmarks.prose.document import document, word
from benchmarks.prose.draw import draw
from benchmarks.prose.score import Outcome, Report, Score, Span, score

__all__ = [
    "Case",
    "Figure",
    "Half",
    "Outcome",
    "Report",
    "Score",
    "Span",
    "alterations",
    "document",
    "draw",
    "score",
    "word",
]

"""Whether a proposal springs from an innovation proposal: two boxes, one of them crossed, and a title."""

import re
from collections.abc import Sequence

from engine.formats.document import Block, Paragraph, rows_of
from engine.formats.words import begins, fold
from engine.model.lexicon import Lexicon
from engine.model.place import NO_TEXT, Place, Text
from engine.model.proposal import Origin
from engine.template.grid import text_of

_BOX = re.compile(r"([☒☑✓✔☐□]|\[\s{0,3}x?\s{0,3}\]|\(\s{0,3}x?\s{0,3}\))\s*(Ja|Nej)\b", re.IGNORECASE)
"""A box, or one that is typed: [x]."""
_CROSSED = frozenset("☒☑✓✔xX")
MAX_TITLE = 300


def read_origin(lexicon: Lexicon, blocks: Sequence[Block]) -> Origin | None:
    """The answer under the question; None where the question is not asked. `blocks` are those of one section."""
    for index, block in enumerate(blocks):
        if any(asks_origin(lexicon, text) for text, _ in _texts(block)):
            return _answer(lexicon, blocks[index:], block.place)
    return None


def asks_origin(lexicon: Lexicon, text: str) -> bool:
    """Whether a text is the question of where the proposal springs from."""
    return any(begins(fold(text[:200]), fold(form)) for form in lexicon.markers.get("origin", ()))


def _texts(block: Block) -> list[tuple[str, Place]]:
    if isinstance(block, Paragraph):
        return [(block.text, block.place)]
    return [(text_of(each), each.place) for row in rows_of(block) for each in row.cells if text_of(each)]


def _answer(lexicon: Lexicon, blocks: Sequence[Block], place: Place) -> Origin:
    answers: dict[str, bool] = {}
    title: list[tuple[str, Place]] = []
    open_answer = ""
    for block in blocks:
        for text, where in _texts(block):
            boxes = list(_BOX.finditer(text))
            for box in boxes:
                open_answer = box.group(2).lower()
                answers[open_answer] = not _CROSSED.isdisjoint(box.group(1))
            rest = text[boxes[-1].end() :] if boxes else text
            if open_answer == "ja" and rest.strip():
                title.append((rest.strip(), where))
    yes, no = answers.get("ja", False), answers.get("nej", False)
    return Origin(from_innovation=yes if yes != no else None, title=_title(lexicon, title), place=place)


def _title(lexicon: Lexicon, pieces: Sequence[tuple[str, Place]]) -> Text:
    text = " ".join(" ".join(piece.split()) for piece, _ in pieces)[:MAX_TITLE]
    for form in lexicon.markers.get("title", ()):
        if text.lower().startswith(form.lower()):
            text = text[len(form) :].lstrip(" :")
    return Text(text=text, place=pieces[0][1]) if text else NO_TEXT

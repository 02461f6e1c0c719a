"""The runs of a cell, with other texts in them: as if typed, or as tracked changes."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from engine.formats.word.comments import AUTHOR
from engine.formats.word.source import Node, Source

_UNSEEN = ("del", "moveFrom", "Fallback", "txbxContent")
_SIGNS = ("t", "noBreakHyphen", "softHyphen", "sym", "tab", "br", "cr")
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
_DELETED = {"t": "delText", "instrText": "delInstrText"}
_KEPT, _GONE, _NEW = range(3)


class Sign(NamedTuple):
    """A piece of text, or a sign that is no text, and where it begins and ends in the cell's text."""

    run: Node
    node: Node
    start: int
    end: int


class Signs(NamedTuple):
    """All that a reader sees in a cell, and its text."""

    each: tuple[Sign, ...]
    text: str


class Edit(NamedTuple):
    """A text to put in the place of a stretch of a cell's text, or of everything in the cell."""

    start: int
    end: int
    text: str
    is_whole: bool = False

    def touches(self, sign: Sign) -> bool:
        """Whether it takes away the sign or some of its text."""
        return self.is_whole or (self.start < sign.end and sign.start < self.end)


class New(NamedTuple):
    """Behind which sign the new text stands, and the properties of its run: those of the first run it comes for."""

    behind: Sign
    look: str


Piece = tuple[int, str]
"""What becomes of a piece of a run (kept, gone, new), and its markup."""


def signs_of(cell: Node) -> Signs:
    """The signs of the runs of the cell; not those of tables, boxes and deletions in it, nor hidden ones."""
    found, texts, at = [], [], 0
    for run in cell.within("r"):
        above = next((each for each in run.above() if each.local in ("tc", *_UNSEEN)), None)
        if above is not cell or run.child("rPr", "vanish"):
            continue
        for node in run:
            if node.local in _SIGNS:
                text = node.text if node.local == "t" else ""
                found.append(Sign(run, node, at, at + len(text)))
                texts.append(text)
                at += len(text)
    return Signs(tuple(found), "".join(texts))


class Runs:
    """Writes the runs of a part anew where texts change. `track`: what goes and what comes are tracked changes."""

    def __init__(self, source: Source, track: bool) -> None:
        self._source, self._track = source, track
        ids = (each.attributes.get(f"{{{source.root.namespace}}}id", "") for each in source.root.iter())
        self._next = max((int(each) for each in ids if each.isdecimal() and len(each) < 9), default=0) + 1

    def edit(self, cell: Node, signs: Signs, edits: Sequence[Edit]) -> None:
        """Puts the texts in; each stands behind the last sign, beside the first one, that it takes the place of."""
        self._forget_help(cell)
        field = _field_around(next(sign.run for sign in signs.each if edits[0].touches(sign))) if self._track else []
        if field and edits[0].is_whole:
            # A change inside a field's result would be lost with the next result: the field comes anew.
            self._renew(field, edits[0].text)
            signs = Signs(tuple(sign for sign in signs.each if sign.run not in field), "")
            edits = [edits[0]._replace(text="")] if signs.each else []
        news = {edit: self._placed(signs, edit) for edit in edits}
        for _, group in groupby(signs.each, key=lambda sign: id(sign.run)):
            own = list(group)
            if any(edit.touches(sign) for edit in edits for sign in own):
                self._source.replace(own[0].run, self._written(own, news))

    def fill(self, cell: Node, text: str) -> None:
        """Puts the text in an empty cell: in its control if it has one, else in its first paragraph."""
        self._forget_help(cell)
        source, paragraph = self._source, next(cell.within("p"), None)
        if paragraph is None:
            source.last_in(cell, source.element(cell, "p", self._new(cell, "", text)))
            return
        mark = paragraph.child("pPr", "rPr")
        look = source.without(mark, *_CHANGES) if mark else ""
        source.last_in(paragraph.child("sdt", "sdtContent") or paragraph, self._new(paragraph, look, text))

    def _renew(self, field: Sequence[Node], text: str) -> None:
        """The same field with another result, and the old one gone."""
        is_typed = False
        new = ""
        for run in field:
            look = self._look(run)
            gone = "".join(self._as_gone(node) for node in run if node.local != "rPr")
            self._source.replace(run, self._change(run, "del", self._source.element(run, "r", look + gone)))
            kept = [node for node in run if node.local not in ("rPr", *_SIGNS)]
            content = "".join(map(self._source.written, kept))
            if len(kept) < len([node for node in run if node.local != "rPr"]) and not is_typed:
                is_typed = True
                content += self._source.text(run, "t", text)
            if content:
                new += self._change(run, "ins", self._source.element(run, "r", look + content))
        self._source.after(field[-1], new)

    def _as_gone(self, node: Node) -> str:
        name = _DELETED.get(node.local)
        return self._source.text(node, name, node.text) if name else self._source.written(node)

    def _forget_help(self, cell: Node) -> None:
        """A control that showed its help shows what is typed now."""
        for each in cell.within("sdt"):
            flag = each.child("sdtPr", "showingPlcHdr")
            if flag:
                self._source.remove(flag)

    def _placed(self, signs: Signs, edit: Edit) -> New:
        gone = [sign for sign in signs.each if edit.touches(sign)]
        beside = [sign for sign in gone if sign.run.parent is gone[0].run.parent]
        return New(beside[-1], self._look(gone[0].run))

    def _look(self, run: Node) -> str:
        """The properties of a run, but for what a change did to them, or a control that shows its help."""
        properties = run.child("rPr")
        if properties is None:
            return ""
        return self._source.without(properties, "rPrChange", *["rStyle"] * _shows_help(run))

    def _written(self, signs: Sequence[Sign], edits: dict[Edit, New]) -> str:
        """The run of these signs as runs of what is kept, what is gone, and what is new."""
        run = signs[0].run
        properties = run.child("rPr")
        look, helps = self._look(run), _shows_help(run)
        by_node = {id(sign.node): sign for sign in signs}
        pieces: list[Piece] = []
        for node in run:
            sign = by_node.get(id(node))
            if sign:
                pieces += self._pieces(sign, edits)
            elif node is not properties:
                pieces.append((_KEPT, self._source.written(node)))
        groups = ((kind, "".join(markup for _, markup in each)) for kind, each in groupby(pieces, lambda each: each[0]))
        return "".join(self._run(run, look, kind, markup, is_help=helps) for kind, markup in groups)

    def _pieces(self, sign: Sign, edits: dict[Edit, New]) -> Iterator[Piece]:
        """The sign cut where an edit begins and ends, and behind it the texts that stand there."""
        at = sign.start
        touching = sorted(each for each in edits if each.touches(sign))
        for edit in touching:
            start, end = max(sign.start, edit.start), min(sign.end, edit.end)
            yield from self._part(sign, at, start, _KEPT)
            yield from self._part(sign, start, end, _GONE)
            at = end
            if edits[edit].behind is sign:
                yield _NEW, self._new(sign.node, edits[edit].look, edit.text)
        yield from self._part(sign, at, sign.end, _KEPT)
        if sign.node.local != "t":
            yield _GONE if touching else _KEPT, self._source.written(sign.node)

    def _part(self, sign: Sign, start: int, end: int, kind: int) -> Iterator[Piece]:
        text = sign.node.text[start - sign.start : end - sign.start] if sign.start < sign.end else ""
        if text:
            name = "delText" if kind == _GONE and self._track else "t"
            yield kind, self._source.text(sign.node, name, text)

    def _run(self, near: Node, look: str, kind: int, content: str, *, is_help: bool) -> str:
        if kind == _NEW:
            return content
        run = self._source.element(near, "r", look + content)
        if kind == _KEPT:
            return run
        return "" if is_help or not self._track else self._change(near, "del", run)

    def _new(self, near: Node, look: str, text: str) -> str:
        if not text:
            return ""
        run = self._source.element(near, "r", look + self._source.element(near, "t", escape(text), space=True))
        return self._change(near, "ins", run) if self._track else run

    def _change(self, near: Node, name: str, run: str) -> str:
        number = str(self._next)
        self._next += 1
        return self._source.element(near, name, run, id=number, author=AUTHOR)


def _field_around(run: Node) -> list[Node]:
    """The runs from the beginning of the field, in whose result the run is, to its end; [] where it is in none."""
    beside = [each for each in run.parent or () if each.local == "r"]
    marks = [[mark.attribute("fldCharType") for mark in each if mark.local == "fldChar"] for each in beside]
    at = beside.index(run)
    begins = next((i for i in range(at, -1, -1) if "begin" in marks[i]), None)
    ends = next((i for i in range(at, len(beside)) if "end" in marks[i]), None)
    is_open = begins is not None and not any("end" in each for each in marks[begins:at])
    return beside[begins : ends + 1] if is_open and ends is not None else []


def _shows_help(run: Node) -> bool:
    """Whether a control around the run, within its cell, shows its help and not what somebody has typed."""
    for each in run.above():
        if each.local == "tc":
            return False
        if each.local == "sdt" and each.child("sdtPr", "showingPlcHdr"):
            return True
    return False

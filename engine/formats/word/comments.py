"""Word comments: the part that holds their texts, and the marks that tie them to a paragraph or a cell."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.formats.word.source import Node, Source

AUTHOR, INITIALS = "puljetjek", "pj"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

_EMPTY = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{namespace}"></w:comments>'
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_PARAGRAPH = "paraId"


class Own(NamedTuple):
    """A comment of an earlier run: its element and text, and the paragraph that it begins in (None: in none)."""

    comment: Node
    text: str
    begins: Node | None


class Comments:
    """The comments of a document: those that it has, and ours. Names are in the namespace of its main part."""

    def __init__(self, document: Source, part: Source | None) -> None:
        """`part` is the document's comments part, where it has one."""
        self._document = document
        self.part = part or Source(_EMPTY.format(namespace=document.root.namespace).encode(), "comments")
        ids = [each.attribute("id") for each in self.part.root]
        self._next = max([int(each) for each in ids if each.isdecimal()], default=-1) + 1
        self._own = {own.comment.attribute("id"): own for own in _own(document.root, self.part.root)}

    def add(self, target: Node, paragraphs: Sequence[str]) -> None:
        """Ties a comment of these paragraphs to a paragraph, or to all of a cell's.

        One of ours that says the same there already stays, with what people have answered to it.
        """
        inside = paragraphs_of(target)
        first, last = _out_of_box(inside[0]), _out_of_box(inside[-1])
        same = (each for each, own in self._own.items() if own.begins is first and own.text == "\n".join(paragraphs))
        kept = next(same, None)
        if kept is not None:
            del self._own[kept]
            return
        number = str(self._next)
        self._next += 1
        self._tie(first, last, number)
        self.part.last_in(self.part.root, self._comment(number, paragraphs))

    def remove_left(self) -> frozenset[str]:
        """Takes out our comments that were not added again; returns the ids of their paragraphs, for other parts."""
        for own in self._own.values():
            self.part.remove(own.comment)
        for each in self._document.root.within(*_MARKS):
            if each.attribute("id") in self._own:
                run = each.parent if each.local == _MARKS[2] else None
                self._document.remove(run or each)
        paragraphs = (each for own in self._own.values() for each in own.comment.within("p"))
        return frozenset(each.attribute(_PARAGRAPH) for each in paragraphs) - {""}

    def _tie(self, first: Node, last: Node, number: str) -> None:
        document = self._document
        start = document.element(first, "commentRangeStart", id=number)
        if first.children and first.children[0].local == "pPr":
            document.after(first.children[0], start)
        else:
            document.first_in(first, start)
        reference = document.element(last, "r", document.element(last, "commentReference", id=number))
        document.last_in(last, document.element(last, "commentRangeEnd", id=number) + reference)

    def _comment(self, number: str, paragraphs: Sequence[str]) -> str:
        root, element = self.part.root, self.part.element
        content = (element(root, "p", element(root, "r", self.part.text(root, "t", each))) for each in paragraphs)
        return element(root, "comment", *content, id=number, author=AUTHOR, initials=INITIALS)


def own_texts(document: Node, part: Node) -> tuple[str, ...]:
    """What our comments of an earlier run say, their paragraphs as lines."""
    return tuple(own.text for own in _own(document, part))


def paragraphs_of(target: Node) -> list[Node]:
    """The paragraph itself, or those in it."""
    return [each for each in target.within("p") if each.namespace == target.namespace]


def _own(document: Node, part: Node) -> list[Own]:
    starts = {each.attribute("id"): each for each in document.within(_MARKS[0])}
    own = [each for each in part if each.attribute("author") == AUTHOR]
    return [Own(each, _text(each), _paragraph_around(starts.get(each.attribute("id")))) for each in own]


def _text(comment: Node) -> str:
    return "\n".join("".join(t.text for t in p.within("t")) for p in comment.within("p"))


def _paragraph_around(mark: Node | None) -> Node | None:
    return next((each for each in mark.above() if each.local == "p"), None) if mark else None


def _out_of_box(paragraph: Node) -> Node:
    """Word takes no comments in text boxes: the paragraph that the outermost box is anchored in."""
    boxes = [each for each in paragraph.above() if each.local == "txbxContent"]
    return next((each for each in boxes[-1].above() if each.local == "p"), paragraph) if boxes else paragraph

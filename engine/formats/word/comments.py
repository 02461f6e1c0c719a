"""Word comments: the part that holds their texts, and the marks that tie them to a paragraph or a cell."""

from collections.abc import Sequence

from lxml import etree

AUTHOR, INITIALS = "puljetjek", "pj"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """The comments of a document: those that it has, and ours. Names are in the namespace `w` of its main part."""

    def __init__(self, document: etree._Element, part: etree._Element | None) -> None:
        """`part` is the document's comments part, where it has one. Our own of an earlier run are taken out."""
        self._w = etree.QName(document).namespace
        self._document = document
        self.part = etree.Element(self._name("comments"), nsmap={"w": str(self._w)}) if part is None else part
        self._remove_own()
        ids = [each.get(self._name("id"), "") for each in self.part]
        self._next = max([int(each) for each in ids if each.isdecimal()], default=-1) + 1

    def add(self, target: etree._Element, paragraphs: Sequence[str]) -> None:
        """Ties a comment of these paragraphs to a paragraph, or to all of a cell's."""
        inside = [target] if etree.QName(target).localname == "p" else list(target.iter(self._name("p")))
        first, last = _out_of_box(inside[0]), _out_of_box(inside[-1])
        number = str(self._next)
        self._next += 1
        start = 1 if len(first) and first[0].tag == self._name("pPr") else 0
        first.insert(start, self._element("commentRangeStart", id=number))
        run = self._element("r")
        run.append(self._element("commentReference", id=number))
        last.extend([self._element("commentRangeEnd", id=number), run])
        comment = self._element("comment", id=number, author=AUTHOR, initials=INITIALS)
        comment.extend([self._paragraph(text) for text in paragraphs])
        self.part.append(comment)

    def _paragraph(self, text: str) -> etree._Element:
        paragraph, run, words = self._element("p"), self._element("r"), self._element("t")
        words.text = text
        words.set(_SPACE, "preserve")
        run.append(words)
        paragraph.append(run)
        return paragraph

    def _remove_own(self) -> None:
        own = [each for each in self.part if each.get(self._name("author")) == AUTHOR]
        ids = {each.get(self._name("id")) for each in own}
        marks = [self._name(each) for each in ("commentRangeStart", "commentRangeEnd", "commentReference")]
        found = [each for each in self._document.iter(*marks) if each.get(self._name("id")) in ids]
        runs = [each.getparent() if each.tag == marks[2] else each for each in found]
        for gone in own + [each for each in runs if each is not None]:
            parent = gone.getparent()
            if parent is not None:
                parent.remove(gone)

    def _element(self, name: str, **attributes: str) -> etree._Element:
        return etree.Element(self._name(name), {self._name(key): value for key, value in attributes.items()})

    def _name(self, local: str) -> str:
        return f"{{{self._w}}}{local}"


def _out_of_box(paragraph: etree._Element) -> etree._Element:
    """Word takes no comments in text boxes: the paragraph that the outermost box is anchored in."""
    boxes = list(paragraph.iterancestors("{*}txbxContent"))
    return next(boxes[-1].iterancestors("{*}p"), paragraph) if boxes else paragraph

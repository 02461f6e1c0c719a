"""Where in a document something stands."""

from engine.model.base import Model


class Place(Model):
    """A physical place in a file, as exactly as the format knows it.

    `line` and `column` count from 1 (text, YAML); `page` counts from 1 (PDF).
    `anchor` is the address that the format's own door understands, for example
    `t3/r5/c2` (third table, fifth row, second cell) or `p17` in a Word file.
    """

    file: str = ""
    page: int | None = None
    line: int | None = None
    column: int | None = None
    anchor: str | None = None


NOWHERE = Place()


class Text(Model):
    """Words as the author wrote them (line breaks and soft hyphens undone), and where."""

    text: str = ""
    place: Place = NOWHERE

    def __bool__(self) -> bool:
        return bool(self.text.strip())


NO_TEXT = Text()

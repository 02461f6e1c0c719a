"""What a rule rests on: a public decision, which has an address."""

import datetime as dt
from typing import Annotated

from msgspec import Meta

from engine.model.base import Model
from engine.model.production import Wording

SourceId = Annotated[str, Meta(pattern=r"^[a-zæøå0-9][a-zæøå0-9-]{0,39}$")]

MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905


class PublicSource(Model):
    """A public decision. `years` are the budget years for which it was said, `says` is in our own words.

    `site` names the public place where the minutes stand; `link` leads to them, "" where nobody has found it.
    `unread` says what of the item is known to nobody here.
    """

    body: str
    date: dt.date
    item: int
    years: Annotated[tuple[int, ...], Meta(min_length=1)]
    site: str
    says: Wording
    link: str = ""
    unread: Wording | None = None

    @property
    def name(self) -> str:
        """Body, date and item, as a citation in a Danish text."""
        date = f"{self.date.day}. {MONTHS[self.date.month - 1]} {self.date.year}"
        return f"{self.body} {date}, punkt {self.item}"


def cited(sources: dict[str, PublicSource], cites: tuple[str, ...], remark: str) -> str:
    """What a reader is told that something rests on: the decisions, and what is to be said beside them."""
    names = "; ".join(sources[each].name for each in cites)
    return f"{names} ({remark})" if names and remark else names or remark

"""What a rule rests on: a public decision, which has an address."""

from typing import Annotated

from pydantic import Field

from engine.model.production import Wording
from engine.model.written import IsoDate, Whole, Written

SourceId = Annotated[str, Field(pattern=r"^[a-zæøå0-9][a-zæøå0-9-]{0,39}$")]

MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905


class PublicSource(Written):
    """A public decision. `years` are the budget years for which it was said, `says` is in our own words.

    `site` names the public place where the minutes stand; `link` leads to them, "" where nobody has found it.
    `unread` says what of the item is known to nobody here.
    """

    body: str
    date: IsoDate
    item: Whole
    years: Annotated[tuple[Whole, ...], Field(min_length=1)]
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

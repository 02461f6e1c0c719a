"""The form of a bundle's file: the cover tables that ØKF writes."""

from typing import Annotated, Literal

from pydantic import Field

from engine.formats.canonical.base import Figure
from engine.formats.canonical.parts import PartForm
from engine.model.budget import Role
from engine.model.proposal import Kind
from engine.model.written import Flag
from engine.source.form import NONE, Form, Words, described

BUNDLE: Literal["bundle"] = "bundle"


class CommitteeForm(Form):
    """A row of Tabel 1, by udvalg. `count` includes `innovation`."""

    label: Words
    committee: Annotated[Words, described("The pack's name: KFU, SUD, …")] = NONE
    role: Role = Role.DETAIL
    count: Figure = NONE
    innovation: Figure = NONE
    investment: Figure = NONE
    effect: Figure = NONE


class ListedForm(Form):
    """What both lists of proposals have."""

    id: Words = NONE
    label: Words
    owner: Annotated[Words, described("The udvalg or forvaltning as listed")] = NONE
    committee: Annotated[Words, described("The pack's name of the udvalg that the owner belongs to")] = NONE
    role: Role = Role.DETAIL
    kind: Annotated[Kind | None, described("What is listed, where it is not what the table is of")] = None
    cross_cutting: Flag = False
    confidential: Flag = False
    service: Figure = NONE


class ListedInvestmentForm(ListedForm):
    """A row of Tabel 2: amounts in 1.000 kr., payback in years."""

    anlaeg: Figure = Field(default=NONE, alias="anlæg")
    effect: Figure = NONE
    payback: Figure = NONE


class BundleForm(Form):
    """The cover of a bundle of proposals."""

    kind: Literal["bundle"]
    announced: Annotated[Figure, described("The number of proposals that the summary names")] = NONE
    price_levels: Annotated[tuple[Figure, ...], described("The p/l year of each table")] = ()
    committees: tuple[CommitteeForm, ...] = ()
    investments: tuple[ListedInvestmentForm, ...] = ()
    innovations: tuple[ListedForm, ...] = ()
    parts: Annotated[tuple[PartForm, ...], described("What of the cover was not read or tied")] = ()

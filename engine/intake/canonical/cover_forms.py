"""The form of a bundle's file: the cover tables that ØKF writes."""

from typing import Literal

from pydantic import Field

from engine.intake.canonical.base import NONE, Figure, Form, Words
from engine.model.budget import Role
from engine.source.fields import Flag

BUNDLE: Literal["bundle"] = "bundle"


class CommitteeForm(Form):
    """A row of Tabel 1, by udvalg. `count` includes `innovation`."""

    label: Words
    committee: Words = Field(NONE, description="The pack's name: KFU, SUD, …")
    role: Role = Role.DETAIL
    count: Figure = NONE
    innovation: Figure = NONE
    investment: Figure = NONE
    effect: Figure = NONE


class ListedForm(Form):
    """What both lists of proposals have."""

    id: Words = NONE
    label: Words
    owner: Words = Field(NONE, description="The udvalg or forvaltning as listed")
    committee: Words = Field(NONE, description="The pack's name of the udvalg that the owner belongs to")
    role: Role = Role.DETAIL
    cross_cutting: Flag = False
    confidential: Flag = False
    service: Figure = NONE


class ListedInvestmentForm(ListedForm):
    """A row of Tabel 2: amounts in 1.000 kr., payback in years."""

    anlaeg: Figure = Field(NONE, alias="anlæg")
    effect: Figure = NONE
    payback: Figure = NONE


class BundleForm(Form):
    """The cover of a bundle of proposals."""

    kind: Literal["bundle"]
    announced: Figure = Field(NONE, description="The number of proposals that the summary names")
    price_levels: tuple[Figure, ...] = Field((), description="The p/l year of each table")
    committees: tuple[CommitteeForm, ...] = ()
    investments: tuple[ListedInvestmentForm, ...] = ()
    innovations: tuple[ListedForm, ...] = ()

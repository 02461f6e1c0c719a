"""The cover of a bundle: from its canonical file, and to it."""

from engine.formats.canonical import cover_forms as forms
from engine.formats.canonical.parts import parts_tree, read_parts
from engine.formats.canonical.tree import Tree, cell_tree, filled, listed
from engine.formats.canonical.values import Values
from engine.formats.canonical.yaml_text import yaml_text
from engine.formats.numbers import COUNTS, THOUSANDS, YEARS
from engine.model.base import parts
from engine.model.budget import Role
from engine.model.bundle import CommitteeRow, Cover, ListedInnovation, ListedInvestment
from engine.model.proposal import Kind
from engine.source.nodes import Node
from engine.source.validate import validate

SCHEMA = "../bundle.schema.json"


def read_cover(node: Node, file: str) -> Cover:
    """The cover that a canonical file describes; raises SourceError with one line a problem."""
    form = validate(forms.BundleForm, node, file)
    values = Values(file)
    cover = Cover(
        announced=values.cell(form.announced, COUNTS),
        price_levels=tuple(values.cell(each, COUNTS) for each in form.price_levels),
        committees=tuple(_committee(each, values) for each in form.committees),
        investments=tuple(_investment(each, values) for each in form.investments),
        innovations=tuple(_innovation(each, values) for each in form.innovations),
        parts=read_parts(form.parts, file),
        place=form.place(file),
    )
    values.raise_problems()
    return cover


def write_cover_yaml(cover: Cover) -> str:
    """The cover as YAML."""
    return f"# yaml-language-server: $schema={SCHEMA}\n" + yaml_text(cover_tree(cover))


def cover_tree(cover: Cover) -> dict[str, Tree]:
    """The cover as plain data."""
    return filled(
        kind=forms.BUNDLE,
        announced=cell_tree(cover.announced, COUNTS),
        price_levels=listed(cell_tree(each, COUNTS) for each in cover.price_levels),
        committees=listed(map(_committee_tree, cover.committees)),
        investments=listed(map(_investment_tree, cover.investments)),
        innovations=listed(map(_listed_tree, cover.innovations)),
        parts=parts_tree(cover.parts),
    )


def _committee(form: forms.CommitteeForm, values: Values) -> CommitteeRow:
    return CommitteeRow(
        label=str(form.label),
        committee=str(form.committee),
        role=form.role,
        count=values.cell(form.count, COUNTS),
        innovation=values.cell(form.innovation, COUNTS),
        investment=values.cell(form.investment),
        effect=values.cell(form.effect),
        place=form.place(values.file),
    )


def _investment(form: forms.ListedInvestmentForm, values: Values) -> ListedInvestment:
    return ListedInvestment(
        **(parts(_innovation(form, values)) | {"kind": form.kind or Kind.INVESTERING}),
        anlaeg=values.cell(form.anlaeg),
        effect=values.cell(form.effect),
        payback=values.cell(form.payback, YEARS),
    )


def _innovation(form: forms.ListedForm, values: Values) -> ListedInnovation:
    return ListedInnovation(
        label=str(form.label),
        id=str(form.id),
        owner=str(form.owner),
        committee=str(form.committee),
        role=form.role,
        cross_cutting=form.cross_cutting,
        confidential=form.confidential,
        service=values.cell(form.service),
        kind=form.kind or Kind.INNOVATION,
        place=form.place(values.file),
    )


def _committee_tree(row: CommitteeRow) -> Tree:
    parts = filled(
        committee=row.committee,
        role=_role(row.role),
        count=cell_tree(row.count, COUNTS),
        innovation=cell_tree(row.innovation, COUNTS),
        investment=cell_tree(row.investment, THOUSANDS),
        effect=cell_tree(row.effect, THOUSANDS),
    )
    return {"label": row.label, **parts}


def _investment_tree(row: ListedInvestment) -> Tree:
    figures = {"anlæg": cell_tree(row.anlaeg, THOUSANDS), "effect": cell_tree(row.effect, THOUSANDS)}
    return _listed_tree(row) | filled(**figures, payback=cell_tree(row.payback, YEARS))


def _listed_tree(row: ListedInvestment | ListedInnovation) -> dict[str, Tree]:
    usual = Kind.INVESTERING if isinstance(row, ListedInvestment) else Kind.INNOVATION
    parts = filled(
        owner=row.owner,
        committee=row.committee,
        kind="" if row.kind is usual else row.kind.value,
        role=_role(row.role),
        cross_cutting=row.cross_cutting,
        confidential=row.confidential,
        service=cell_tree(row.service, THOUSANDS),
    )
    return {**filled(id=row.id), "label": row.label, **parts}


def _role(role: Role) -> str | None:
    return None if role is Role.DETAIL else str(role)

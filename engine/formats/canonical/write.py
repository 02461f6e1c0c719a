"""From a proposal to its canonical file."""

import json

from engine.formats.canonical.base import optional
from engine.formats.canonical.claims import claims_tree
from engine.formats.canonical.parts import parts_tree
from engine.formats.canonical.read import area_of, inferred
from engine.formats.canonical.tree import (
    Columns,
    Tree,
    cell_tree,
    days_tree,
    filled,
    inferred_cell_tree,
    listed,
    quantities_tree,
    stated_tree,
)
from engine.formats.canonical.yaml_text import WIDTH, yaml_text
from engine.formats.numbers import COUNTS, THOUSANDS, YEARS, scale_of
from engine.model.base import replace
from engine.model.budget import Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.cell import EMPTY
from engine.model.figures import FigureRow, FigureTable
from engine.model.place import NOWHERE
from engine.model.proposal import (
    Answer,
    Caption,
    Consultation,
    FutureProposal,
    Goal,
    Heading,
    Origin,
    Payback,
    Proposal,
    Statement,
)

SCHEMA = "../proposal.schema.json"
"""Where an editor finds the JSON Schema, seen from a file in a round's folder."""
_BESIDE = len("    - {label: , area: (service), role: subtotal, values: {}}")


def write_yaml(proposal: Proposal) -> str:
    """The proposal as YAML."""
    return f"# yaml-language-server: $schema={SCHEMA}\n" + yaml_text(proposal_tree(proposal))


def write_json(proposal: Proposal) -> str:
    """The proposal as JSON, with the same keys and texts as the YAML."""
    return json.dumps(proposal_tree(proposal), ensure_ascii=False, indent=2) + "\n"


def proposal_tree(proposal: Proposal) -> dict[str, Tree]:
    """The proposal as plain data."""
    named = {"id": proposal.id, **filled(title=proposal.title), "kind": str(proposal.kind)}
    return named | filled(
        round=proposal.round,
        administration=proposal.administration,
        administration_text=proposal.administration_text.text,
        cross_cutting=proposal.cross_cutting,
        confidential=proposal.confidential,
        headings=listed(map(_title, proposal.headings)),
        captions=listed(map(_title, proposal.captions)),
        economy=optional(proposal.economy, _economy),
        payback=optional(proposal.payback, _payback),
        figure_tables=listed(map(_figure_table, proposal.figure_tables)),
        future=optional(proposal.future, _future),
        goal_groups=listed(each.text for each in proposal.goal_groups),
        goals=listed(map(_goal, proposal.goals)),
        risk_levels=listed(proposal.risk_levels),
        origin=optional(proposal.origin, _origin),
        administration_effect=optional(proposal.administration_effect, _administration),
        no_administration_effect=proposal.no_administration_effect.text,
        approvals=listed(map(_consultation, proposal.approvals)),
        partners=None if proposal.partners is None else [each.text for each in proposal.partners],
        hearings=None if proposal.hearings is None else [_consultation(each) for each in proposal.hearings],
        statements=listed(map(_statement, proposal.statements)),
        claims=listed(claims_tree(proposal)),
        notes=listed(each.text for each in proposal.notes),
        parts=parts_tree(proposal.parts),
    )


def _title(title: Heading | Caption) -> Tree:
    return filled(number=title.number, title=title.title, kind=title.kind)


def _economy(table: BudgetTable) -> Tree:
    order = [Section.VARIGE, Section.IMPLEMENTERING, Section.SAMLET]
    sections = [row.section for row in table.rows]
    rows = _rows(table)
    if not set(sections) <= set(order) or sections != sorted(sections, key=order.index):
        return _head(table) | filled(
            rows=listed({"section": str(s), **row} for s, row in zip(sections, rows, strict=True))
        )
    groups = {str(each): listed(row for s, row in zip(sections, rows, strict=True) if s is each) for each in order}
    return _head(table) | filled(**groups)


def _administration(table: BudgetTable) -> Tree:
    default = Section.ADMINISTRATION
    rows = [
        filled(section=None if row.section is default else str(row.section)) | tree
        for row, tree in zip(table.rows, _rows(table), strict=True)
    ]
    return _head(table) | filled(rows=listed(rows))


def _head(table: BudgetTable) -> dict[str, Tree]:
    return filled(
        number=table.number,
        title=table.title,
        unit=table.unit.text,
        price_level=cell_tree(table.price_level, COUNTS),
        years=listed(table.years),
    )


def _rows(table: BudgetTable) -> list[dict[str, Tree]]:
    """The rows of a table, their figures aligned under each other."""
    rows = [_row(row, table) for row in table.rows]
    by_year = [figures for row in rows for figures in row.values() if isinstance(figures, Columns)]
    widths = dict.fromkeys(table.years, 0)
    for figures in by_year:
        widths |= {year: max(widths[year], len(text)) for year, text in figures.items() if isinstance(text, str)}
    room = max((len(row.label) for row in table.rows), default=0) + sum(
        len("2026: , ") + each for each in widths.values()
    )
    for figures in by_year:
        figures.widths, figures.one_line = widths, room + _BESIDE <= WIDTH
    return rows


def _row(row: BudgetRow, table: BudgetTable) -> dict[str, Tree]:
    parts = filled(
        area=_area(row.area),
        role=None if row.role is Role.DETAIL else str(row.role),
        placement=None if row.reading is Reading.PLAIN else str(row.reading),
        **_figures(row, table),
        placements=listed(list(each) for each in row.placements),
    )
    return {"label": row.label, **parts}


def _figures(row: BudgetRow, table: BudgetTable) -> dict[str, Tree]:
    """The row's figures by year, or in order where the years cannot name them."""
    scale = scale_of(table.unit.text)
    flags = inferred(row.cells, row.reading, row.placements)
    pairs = zip(row.cells, flags, strict=True)
    trees = [inferred_cell_tree(cell, scale) if flag else cell_tree(cell, scale) for cell, flag in pairs]
    if row.role is Role.HEADING and not row.cells:
        return {}
    if len(row.cells) != len(table.years) or len(set(table.years)) != len(table.years):
        return {"cells": trees}
    figures = Columns({year: tree for year, tree in zip(table.years, trees, strict=True) if tree != ""})
    return {"values": figures} if figures or row.role is Role.HEADING else {}


def _area(area: Area) -> Tree:
    short = f"({area.name})" if area.inherited else area.text
    if area_of(short) == replace(area, place=NOWHERE):
        return short
    return filled(name=area.name, text=area.text, inherited=area.inherited)


def _payback(payback: Payback) -> Tree:
    return filled(service=cell_tree(payback.service, YEARS), total=cell_tree(payback.total, YEARS))


def _figure_table(table: FigureTable) -> Tree:
    rows = [_figure_row(row) for row in table.rows]
    return filled(number=table.number, title=table.title, columns=listed(table.columns), rows=listed(rows))


def _figure_row(row: FigureRow) -> Tree:
    cells = listed(quantities_tree(cell) for cell in row.cells)
    return {"label": row.label, **filled(role=None if row.role is Role.DETAIL else str(row.role), cells=cells)}


def _future(future: FutureProposal) -> Tree:
    return filled(
        cost=cell_tree(future.cost, THOUSANDS),
        adoption=future.adoption.text,
        effect=cell_tree(future.effect, THOUSANDS),
        effect_area=future.effect_area.text,
        cross_cutting=future.cross_cutting,
        large_scale=future.large_scale,
        mature_technology=future.mature_technology,
    )


def _goal(goal: Goal) -> Tree:
    texts = {"goal": goal.goal, "measure": goal.measure, "owner": goal.owner, "time": goal.time}
    parts = filled(group=goal.group, **{name: text.text for name, text in texts.items()})
    return {**parts, "unparted": True} if goal.unparted else parts


def _origin(origin: Origin) -> Tree:
    answer = {} if origin.from_innovation is None else {"from_innovation": origin.from_innovation}
    return {**answer, **filled(title=origin.title.text)}


def _consultation(consultation: Consultation) -> Tree:
    return filled(
        body=consultation.body,
        label=consultation.label,
        answer=None if consultation.answer is Answer.BLANK else str(consultation.answer),
        remark=consultation.remark.text,
        dates=days_tree(consultation.dates, consultation.remark.text),
    )


def _statement(statement: Statement) -> Tree:
    bare = replace(statement.figure, place=NOWHERE)
    parts = filled(
        about=statement.about,
        figure=None if bare == EMPTY else stated_tree(statement.figure, statement.topic),
        first_year=statement.first_year,
        last_year=statement.last_year,
    )
    return {"topic": str(statement.topic), **parts}

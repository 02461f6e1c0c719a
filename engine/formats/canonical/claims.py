"""Figures of the prose in a canonical file, both ways. Rows go by their labels, where no other row has the same."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from engine.formats.canonical import forms
from engine.formats.canonical.tree import Tree, filled, listed
from engine.formats.canonical.values import Values
from engine.model.budget import BudgetTable
from engine.model.claims import Claim, ClaimKind, ClaimPart, Firmness, How, Meaning, Share
from engine.model.proposal import Proposal
from engine.source.nodes import Scalar
from engine.texts import say

_DECIMAL = re.compile(r"\d{1,15}(?:\.\d{1,8})?")
Labels = dict[ClaimPart, list[str]]


def read_claims(form: forms.ProposalForm, values: Values) -> tuple[Claim, ...]:
    """The claims that a file states; a row that no table has, and a bound that is no number, are problems."""
    economy = [*form.economy.varige, *form.economy.implementering, *form.economy.samlet] if form.economy else []
    if form.economy and form.economy.rows:
        economy = [*form.economy.rows]
    administration = form.administration_effect.rows if form.administration_effect else ()
    labels = {
        ClaimPart.ECONOMY: [str(each.label) for each in economy],
        ClaimPart.ADMINISTRATION: [str(each.label) for each in administration],
    }
    return tuple(_claim(each, labels, values) for each in form.claims)


def claims_tree(proposal: Proposal) -> Iterator[Tree]:
    """The claims of a proposal as plain data."""
    labels = {
        ClaimPart.ECONOMY: _labels(proposal.economy),
        ClaimPart.ADMINISTRATION: _labels(proposal.administration_effect),
    }
    return (_tree(each, labels) for each in proposal.claims)


def _labels(table: BudgetTable | None) -> list[str]:
    return [row.label for row in table.rows] if table else []


def _claim(form: forms.ClaimForm, labels: Labels, values: Values) -> Claim:
    at = form.at if len(form.at) == len(("paragraph", "sentence", "start", "end")) else (0, 0, 0, 0)
    return Claim(
        kind=form.kind,
        text=str(form.text),
        low=_bound(form.low, values),
        high=_bound(form.high, values),
        negative=form.negative,
        about=str(form.about),
        section=str(form.section),
        years=form.years,
        meanings=tuple(_meaning(each, labels, values) for each in form.means),
        hints=tuple(row for row in form.hints if 0 <= row < len(labels[ClaimPart.ECONOMY])),
        firmness=form.firmness,
        share=form.share,
        price=form.price,
        paragraph=at[0],
        sentence=at[1],
        start=at[2],
        end=at[3],
        place=form.place(values.file),
    )


def _bound(text: Scalar, values: Values) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        values.refuse(values.place(text), say("“{text}” is not a number such as 4050 or 0.5", text=text[:60]))
        return Decimal(0)
    return Decimal(text)


def _meaning(form: forms.MeaningForm, labels: Labels, values: Values) -> Meaning:
    known = labels.get(form.part)
    rows = []
    for row in form.rows:
        if isinstance(row, int):
            rows.append(row)
        elif known and str(row) in known:
            rows.append(known.index(str(row)))
        else:
            values.refuse(values.place(row), say("there is no row “{row}” in the table", row=str(row)[:60]))
    if known is not None and any(not 0 <= row < len(known) for row in rows):
        values.refuse(form.place(values.file), say("the table has no row of that number"))
        rows = []
    return Meaning(form.part, tuple(rows), form.years, form.how)


def _tree(claim: Claim, labels: Labels) -> Tree:
    kind = "" if claim.kind is ClaimKind.AMOUNT else str(claim.kind)
    return {"text": claim.text} | filled(
        kind=kind,
        low=f"{claim.low.normalize():f}",
        high=f"{claim.high.normalize():f}",
        negative=claim.negative,
        about=claim.about,
        section=claim.section,
        years=listed(claim.years),
        means=listed(_meaning_tree(each, labels) for each in claim.meanings),
        hints=listed(claim.hints),
        firmness="" if claim.firmness is Firmness.LOOSE else str(claim.firmness),
        share="" if claim.share is Share.NONE else str(claim.share),
        price=claim.price,
        at=[claim.paragraph, claim.sentence, claim.start, claim.end],
    )


def _meaning_tree(meaning: Meaning, labels: Labels) -> Tree:
    known = labels.get(meaning.part, [])
    often = Counter(known)
    rows: list[Tree] = [known[row] if known and often[known[row]] == 1 else row for row in meaning.rows]
    part = "" if meaning.part is ClaimPart.ECONOMY else str(meaning.part)
    how = "" if meaning.how is How.SUM else str(meaning.how)
    return filled(part=part, rows=rows, years=listed(meaning.years), how=how)

"""From a neutral document to the cover and the proposals in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.formats.document import Block, Document, Paragraph, Table
from engine.formats.errors import NoProposalError
from engine.formats.words import begins, fold, leading, mentioned
from engine.model.base import Model, replace
from engine.model.budget import BudgetTable
from engine.model.bundle import Cover, ListedInnovation, ListedInvestment
from engine.model.figures import FigureTable
from engine.model.lexicon import Lexicon, Words
from engine.model.parts import Part, PartFate, PartKind
from engine.model.place import NO_TEXT, Text
from engine.model.proposal import OF_THE_TEMPLATE, Consultation, FutureProposal, Goal, Kind, Payback, Proposal
from engine.prose.reading import MAX_CLAIMS
from engine.prose.scene import Scene
from engine.template.budget import Economy, read_administration, read_economy
from engine.template.claims import claims
from engine.template.consultations import read_consultations, read_partners
from engine.template.cover import read_cover
from engine.template.criteria import read_criteria
from engine.template.figures import read_figures
from engine.template.followup import Followup, read_followup
from engine.template.front import administration, answers_yes, is_marked, kind_of, note_round, notes, page_round
from engine.template.grid import find_years, text_of
from engine.template.origin import asks_origin, read_origin
from engine.template.parts import placed_parts
from engine.template.payback import said_payback, together
from engine.template.prompts import unprompted
from engine.template.prose import Prose, statements
from engine.template.risk import risk_levels
from engine.template.sections import Section, caption, heading, sections
from engine.template.split import Cut, Stretch, is_summary, split
from engine.template.tables import Tables, put_together, tables_of
from engine.template.unread import unread_in_tables
from engine.texts import say

LONGEST_ANSWER = 200
"""Characters: a longer paragraph tells of more than that there is nothing."""


class Reading(Model):
    """What a document holds. `round` is the round that it names, "" if none."""

    cover: Cover | None = None
    proposals: tuple[Proposal, ...] = ()
    round: str = ""


def interpret(document: Document, lexicon: Lexicon) -> Reading:
    """The cover and the proposals of a document; raises NoProposalError where no proposal can be recognised."""
    document = unprompted(document, lexicon)
    cut = split(tuple(put_together(lexicon, document.blocks)), lexicon)
    cover = read_cover(lexicon, cut.cover)
    if not cut.proposals and not cover:
        raise NoProposalError(document.file, None, say("no proposal can be recognised in this document"))
    found_round = page_round(lexicon, document.blocks)
    listed = _by_id(cover)
    stretches = cut.proposals if cover else _with_head(cut)
    read = (_proposal(lexicon, each, found_round, document.parts) for each in stretches)
    proposals = tuple(_marked(each, listed) for each in read)
    named_round = found_round or next((each.round for each in proposals if each.round), "")
    return Reading(cover=cover, proposals=proposals, round=named_round)


def _with_head(cut: Cut) -> tuple[Stretch, ...]:
    """The proposals; what could not be read above the first one is its own where there is no cover."""
    above = tuple(block for block in cut.cover if isinstance(block, Part))
    first, *others = cut.proposals
    return (first._replace(blocks=(*above, *first.blocks)), *others)


def _proposal(lexicon: Lexicon, part: Stretch, document_round: str, of_all: tuple[Part, ...]) -> Proposal:
    blocks = part.blocks
    tables = tables_of(lexicon, blocks)
    headings = tuple(found for found in (heading(lexicon, block) for block in blocks) if found)
    economy = _economy(lexicon, tables)
    table = economy.table if economy else None
    found_sections = tuple(sections(lexicon, blocks))
    front = found_sections[0].blocks
    code, text = administration(lexicon, blocks)
    administration_table = _administration(lexicon, tables)
    figures = {id(each.table): read_figures(lexicon, each.table, each.caption) for each in tables.other}
    followup = _followup(lexicon, tables)
    found_notes = notes(lexicon, blocks)
    fallback = Kind.INNOVATION if "kriterier" in tables.known else _kind_by_title(lexicon, part.title)
    kind = kind_of(lexicon, blocks, headings, fallback)
    read = Proposal(
        id=part.id,
        title=part.title,
        kind=kind,
        administration=code,
        administration_text=text,
        round=page_round(lexicon, blocks) or note_round(found_notes, table) or document_round,
        cross_cutting=answers_yes(lexicon, front, "cross_cutting"),
        confidential="confidential" in mentioned(lexicon.markers, part.title)
        or answers_yes(lexicon, front, "confidential")
        or is_marked(lexicon, blocks, "confidential"),
        headings=headings,
        captions=tuple(found for found in (caption(lexicon, block) for block in blocks) if found),
        economy=table,
        payback=_payback(lexicon, economy, kind, blocks),
        administration_effect=administration_table,
        no_administration_effect=_no_effect(lexicon, found_sections, loosely=administration_table is None),
        figure_tables=tuple(found for found in figures.values() if found),
        future=_future(lexicon, tables),
        goals=followup.goals,
        goal_groups=followup.groups,
        risk_levels=risk_levels(lexicon, [each.text for each in _prose(found_sections, "risiko")]),
        origin=next((found for found in (read_origin(lexicon, each.blocks) for each in found_sections) if found), None),
        approvals=_consultations(lexicon, tables, "godkendelse") or (),
        partners=_partners(lexicon, tables),
        hearings=_consultations(lexicon, tables, "høring"),
        statements=statements(Prose(tuple(_body(lexicon, blocks)), table, lexicon)),
        notes=found_notes,
        parts=(*_parts(lexicon, part, tables, _Read(economy, figures, followup.goals)), *of_all),
        place=part.place,
    )
    found = claims(lexicon, blocks, Scene.of(read))
    if len(found) == MAX_CLAIMS:
        why = say("so many figures stand in the text: those behind this one are not held against the tables")
        read = replace(read, parts=(*read.parts, Part(PartKind.TEXT, found[-1].place, why=why, beside=found[-1].text)))
    return replace(read, claims=found)


class _Read(NamedTuple):
    """What was made of tables: Tabel 1, the other tables' figures by the `id` of each, the goals."""

    economy: Economy | None
    figures: Mapping[int, FigureTable | None]
    goals: tuple[Goal, ...]


def _parts(lexicon: Lexicon, part: Stretch, tables: Tables, read: _Read) -> Iterator[Part]:
    """What of the proposal was not read."""
    front = {id(block) for block in next(sections(lexicon, part.blocks)).blocks}
    others = [each for each in tables.other if not read.figures[id(each.table)]]
    unused = [each for each in others if id(each.table) not in front and not _is_read_as_text(lexicon, each.table)]
    rows = {"økonomi": read.economy.unexplained} if read.economy else {}
    yield from placed_parts(lexicon, part.blocks, unread_in_tables(lexicon, tables, rows, unused))
    yield from _unparted(read.goals)


def _is_read_as_text(lexicon: Lexicon, table: Table) -> bool:
    """Whether a table's words are looked at, or it has none: with the summary, or the question of origin."""
    texts = [text_of(each) for row in table.rows for each in row.cells]
    return not any(texts) or is_summary(table, lexicon) or any(asks_origin(lexicon, text) for text in texts)


def _unparted(goals: Sequence[Goal]) -> Iterator[Part]:
    """The goals of which it is open which words are the measure, the owner or the time."""
    why = say("it is open where the cells of this goal end: it is not checked for empty ones")
    for goal in goals:
        if goal.unparted:
            yield Part(PartKind.ROW, goal.goal.place, PartFate.UNTIED, why, goal.goal.text, ("opfølgning",), bars=True)


_Listed = ListedInvestment | ListedInnovation


def _by_id(cover: Cover | None) -> dict[str, _Listed]:
    """The proposals that the cover lists."""
    rows: list[_Listed] = [*cover.investments, *cover.innovations] if cover else []
    return {row.id: row for row in rows if row.id}


def _marked(proposal: Proposal, listed: dict[str, _Listed]) -> Proposal:
    """The proposal with the marks that the cover gives it, beside its own."""
    row = listed.get(proposal.id)
    if not row:
        return proposal
    return replace(
        proposal,
        cross_cutting=row.cross_cutting or proposal.cross_cutting,
        confidential=row.confidential or proposal.confidential,
    )


def _kind_by_title(lexicon: Lexicon, title: str) -> Kind:
    """A kind that has no form of its own, where the title begins with it ("Foranalyse af …")."""
    name = leading(lexicon.kinds, title)[0]
    return Kind(name) if name in set(Kind) - set(OF_THE_TEMPLATE) else Kind.INVESTERING


def _economy(lexicon: Lexicon, tables: Tables) -> Economy | None:
    found = tables.known.get("økonomi")
    years = find_years(found.table, lexicon) if found else None
    return read_economy(lexicon, found.table, years, found.caption) if found and years else None


def _payback(lexicon: Lexicon, economy: Economy | None, kind: Kind, blocks: Sequence[Block]) -> Payback | None:
    """What stands below Tabel 1, else what sentences say; those of an innovation proposal speak of one to come."""
    stated = economy.payback if economy else None
    if kind is Kind.INNOVATION:
        return stated
    return together(stated, said_payback(lexicon, tuple(_body(lexicon, blocks))))


def _administration(lexicon: Lexicon, tables: Tables) -> BudgetTable | None:
    found = tables.known.get("administration")
    years = find_years(found.table, lexicon) if found else None
    return read_administration(lexicon, found.table, years, found.caption) if found and years else None


def _future(lexicon: Lexicon, tables: Tables) -> FutureProposal | None:
    found = tables.known.get("kriterier")
    return read_criteria(lexicon, found.table) if found else None


def _followup(lexicon: Lexicon, tables: Tables) -> Followup:
    found = tables.known.get("opfølgning")
    return read_followup(lexicon, found.table) if found else Followup((), ())


def _consultations(lexicon: Lexicon, tables: Tables, kind: str) -> tuple[Consultation, ...] | None:
    found = tables.known.get(kind)
    return read_consultations(lexicon, found.table) if found else None


def _partners(lexicon: Lexicon, tables: Tables) -> tuple[Text, ...] | None:
    found = tables.known.get("samarbejdspartnere")
    return read_partners(lexicon, found.table) if found else None


def _no_effect(lexicon: Lexicon, found: Sequence[Section], *, loosely: bool) -> Text:
    """The answer that there is no effect on administration, in its own section.

    A sentence of the pack's; `loosely`, where no table says otherwise, a bare no or any short negation too.
    """
    forms = tuple(fold(form) for form in lexicon.markers.get("no_effect", ()))
    guidance = tuple(fold(form) for form in lexicon.markers.get("guidance", ()))
    no = {name: lexicon.markers.get(name, ()) for name in ("no", "negation")}
    for each in _prose(found, "administration"):
        folded = fold(each.text)
        if any(form in folded for form in forms) or (loosely and _is_no(no, each.text, guidance)):
            return each
    return NO_TEXT


def _is_no(no: Words, text: str, guidance: tuple[str, ...]) -> bool:
    """Whether a short text has a word that makes it a no, and is none of the form's own on how to answer."""
    is_own = any(begins(fold(text), form) for form in guidance)
    return len(text) <= LONGEST_ANSWER and not is_own and bool(mentioned(no, text))


def _prose(found: Sequence[Section], kind: str) -> Iterator[Text]:
    for section in found:
        if section.kind == kind:
            for block in section.blocks:
                if isinstance(block, Paragraph) and not block.page_header:
                    yield Text(text=" ".join(block.text.split()), place=block.place)


def _body(lexicon: Lexicon, blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The running text, with the headings that stand over it; the summary may stand in a table."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _summary(block) if is_summary(block, lexicon) and not find_years(block, lexicon) else ()
        elif isinstance(block, Paragraph) and not block.page_header and not caption(lexicon, block):
            yield block


def _summary(table: Table) -> Iterator[Paragraph]:
    """The cells that the template sets apart at the top of a proposal."""
    cells = (each for row in table.rows for each in row.cells)
    return (Paragraph(text=each.text, place=each.place) for each in cells if text_of(each))

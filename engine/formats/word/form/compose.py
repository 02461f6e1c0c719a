"""A proposal laid out in the form of its round."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.formats.word.form import tables
from engine.formats.word.form.answers import yes_or_no
from engine.formats.word.form.pieces import Box, Control, Field, Form, Grid, Line, Part, Piece, Row
from engine.formats.word.form.sentences import risk_sentences, statement_sentences
from engine.model.lexicon import Lexicon
from engine.model.proposal import Caption, Origin, Proposal

_HOME = {
    "økonomi": "økonomi",
    "kriterier": "kommende",
    "opfølgning": "implementering",
    "administration": "administration",
    "godkendelse": "hørt",
    "samarbejdspartnere": "hørt",
    "høring": "hørt",
}
"""The section that each table stands in."""
_WRITTEN = ("beskrivelse", "økonomi", "kommende", "implementering", "risiko", "administration")
"""The sections in which people write."""


def compose(proposal: Proposal, lexicon: Lexicon) -> Form:
    """All that the proposal holds, in the order of its own headings and captions."""
    head = (proposal.round, proposal.kind.value.capitalize())
    return Form(tuple(text for text in head if text), tuple(_Composer(proposal, lexicon).pieces()))


def without_help(form: Form) -> Form:
    """The form as it is handed in: a field that nobody filled is blank."""
    return Form(form.head, tuple(_unhelped(piece) for piece in form.pieces))


def _unhelped(piece: Piece) -> Piece:
    if isinstance(piece, Line):
        return replace(piece, parts=tuple(_plain(part) for part in piece.parts))
    rows = (replace(row, boxes=tuple(map(_bare, row.boxes))) for row in piece.rows)
    return replace(piece, rows=tuple(rows))


def _plain(part: Part) -> Part:
    return replace(part, help="") if isinstance(part, Field) else part


def _bare(box: Box) -> Box:
    """Of a filled form the totals are those that are stated, whether they are the sums or not."""
    return replace(box, part=_plain(box.part), formula="")


class _Composer:
    """Puts each caption and table under its section, and what is left under the last one."""

    def __init__(self, proposal: Proposal, lexicon: Lexicon) -> None:
        self._proposal, self._lexicon = proposal, lexicon
        self._figures = list(enumerate(proposal.figure_tables, start=1))
        self._captions = [*proposal.captions, *_uncaptioned(proposal)]
        self._kinds = {each.kind for each in proposal.headings}

    def pieces(self) -> Iterator[Piece]:
        """The whole form. What has no section of its own stands before the first or after the last one."""
        yield from self._front()
        if "beskrivelse" not in self._kinds:
            yield from self._prose("beskrivelse")
        headings = self._proposal.headings
        for index, heading in enumerate(headings):
            number = f"{heading.number}. " if heading.number is not None else ""
            yield Line((f"{number}{heading.title}",), level=2)
            yield from self._prose(heading.kind)
            yield from self._tables(heading.kind, {each.kind for each in headings[index + 1 :]})
        yield from self._tables("", set())
        if "administrative" not in self._kinds:
            yield from self._prose("administrative")

    def _front(self) -> Iterator[Piece]:
        proposal, words = self._proposal, self._lexicon.markers
        title = f"{proposal.id} {proposal.title}".strip()
        prompts = self._lexicon.prompts
        yield Line((Field("titel", title, prompts["titel"][0]),), level=1)
        summary = Field("resumé", "", prompts["resumé"][0], Control.RICH)
        rows = [Row((Box(f"{words['summary'][0]}:", strong=True), Box(summary)))]
        administration = proposal.administration_text.text or proposal.administration
        if administration or not proposal.id:
            names = tuple(forms[0] for forms in self._lexicon.administrations.values())
            field = Field("forvaltning", administration, prompts["forvaltning"][0], Control.CHOICE, names)
            rows.append(Row((Box(f"{words['administration'][0]}:", strong=True), Box(field))))
        rows += self._marks()
        yield Grid((0.25, 0.75), tuple(rows))

    def _marks(self) -> Iterator[Row]:
        """Asked in an empty form; in a filled one only what is answered with Yes."""
        proposal, words = self._proposal, self._lexicon.markers
        marks = {
            "cross_cutting": ("tværgående", proposal.cross_cutting),
            "confidential": ("fortroligt", proposal.confidential),
        }
        for name, (tag, marked) in marks.items():
            if marked or not proposal.id:
                answer = yes_or_no(tag, words["yes"][0] if marked else "", self._lexicon)
                yield Row((Box(f"{words[name][0]}:", strong=True), Box(answer)))

    def _prose(self, kind: str) -> Iterator[Piece]:
        proposal = self._proposal
        sentences: list[str] = []
        if kind == "beskrivelse":
            sentences = list(statement_sentences(proposal.statements, proposal.economy))
        elif kind == "risiko":
            sentences = list(risk_sentences(proposal.risk_levels, self._lexicon.risk_levels))
        elif kind == "administration" and proposal.no_administration_effect:
            sentences = [proposal.no_administration_effect.text]
        for number, sentence in enumerate(sentences, start=1):
            yield Line((Field(f"{kind}.tekst.{number}", sentence, control=Control.RICH),))
        if not sentences and kind in _WRITTEN:
            yield Line((Field(f"{kind}.tekst", "", self._lexicon.prompts[kind][0], Control.RICH),))
        if kind == "risiko" and not proposal.id:
            yield self._risk()
        if kind == "administrative" and proposal.origin:
            yield from _origin(proposal.origin, self._lexicon)

    def _risk(self) -> Line:
        levels = tuple(forms[0] for forms in self._lexicon.risk_levels.values())
        level = Field("risiko.niveau", "", self._lexicon.prompts["risikoniveau"][0], Control.CHOICE, levels)
        return Line((f"{self._lexicon.markers['risk'][0]} ", level, "."))

    def _tables(self, kind: str, later: set[str]) -> Iterator[Piece]:
        """The captions that belong here: those whose section is this one, or does not come any more."""
        while self._captions:
            home = _HOME.get(self._captions[0].kind, kind)
            if home != kind and home in later:
                break
            yield from self._captioned(self._captions.pop(0))
        if kind == "økonomi":
            yield from (Line((note.text,)) for note in self._proposal.notes)

    def _captioned(self, caption: Caption) -> Iterator[Piece]:
        if caption.number is not None:
            yield Line((f"Tabel {caption.number}. {caption.title}",), caption=True)
        yield from self._table(caption.kind)

    def _table(self, kind: str) -> Iterator[Grid]:
        proposal, lexicon = self._proposal, self._lexicon
        if kind == "økonomi" and proposal.economy:
            yield tables.economy(proposal.economy, proposal.payback, lexicon)
        elif kind == "administration" and proposal.administration_effect:
            yield tables.administration(proposal.administration_effect, lexicon)
        elif kind == "opfølgning":
            yield tables.goals(proposal.goals, proposal.goal_groups, lexicon)
        elif kind == "kriterier" and proposal.future:
            yield tables.criteria(proposal.future, lexicon, self._unit())
        elif kind in ("godkendelse", "samarbejdspartnere", "høring"):
            yield from self._people(kind)
        elif not kind and self._figures:
            number, table = self._figures.pop(0)
            yield tables.figures(table, f"tabel.{number}")

    def _people(self, kind: str) -> Iterator[Grid]:
        proposal, lexicon = self._proposal, self._lexicon
        if kind == "godkendelse":
            yield tables.consultations(proposal.approvals, kind, lexicon)
        elif kind == "høring" and proposal.hearings is not None:
            yield tables.consultations(proposal.hearings, kind, lexicon)
        elif kind == "samarbejdspartnere" and proposal.partners is not None:
            yield tables.partners(proposal.partners, lexicon)

    def _unit(self) -> str:
        table = self._proposal.economy
        return f"{table.unit.text} {table.price_level.text} p/l" if table else ""


def _uncaptioned(proposal: Proposal) -> Iterator[Caption]:
    """A stand-in for each table that has no caption."""
    captioned = [each.kind for each in proposal.captions]
    held = {
        "økonomi": proposal.economy,
        "kriterier": proposal.future,
        "opfølgning": proposal.goals or proposal.goal_groups,
        "administration": proposal.administration_effect,
        "godkendelse": proposal.approvals,
        "samarbejdspartnere": proposal.partners,
        "høring": proposal.hearings,
    }
    yield from (Caption(kind=name) for name, held_one in held.items() if held_one and name not in captioned)
    yield from [Caption()] * (len(proposal.figure_tables) - captioned.count(""))


def _origin(origin: Origin, lexicon: Lexicon) -> Sequence[Piece]:
    words = lexicon.markers
    yes = Field("oprindelse.ja", "x" * (origin.from_innovation is True), control=Control.BOX)
    no = Field("oprindelse.nej", "x" * (origin.from_innovation is False), control=Control.BOX)
    title = Field("oprindelse.titel", origin.title.text, lexicon.prompts["innovationsforslag"][0])
    return (
        Line((f"{words['origin'][0]}:",)),
        Line((yes, f" {words['yes'][0]}   {words['title'][0]}: ", title)),
        Line((no, f" {words['no'][0]}")),
    )

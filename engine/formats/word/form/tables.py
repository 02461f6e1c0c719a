"""The tables of a form."""

from collections.abc import Iterator, Sequence

from engine.formats.word.form.answers import yes_or_no
from engine.formats.word.form.budget import BudgetRows
from engine.formats.word.form.pieces import Box, Control, Field, Grid, Row
from engine.model.budget import BudgetTable, Role
from engine.model.figures import FigureTable, Quantity
from engine.model.lexicon import Lexicon
from engine.model.place import Text
from engine.model.proposal import Answer, Consultation, FutureProposal, Goal, Payback

_ANSWERS = {Answer.YES: "yes", Answer.NO: "no"}
_GOAL = ("goal", "measure", "owner", "time")
_DIGIT, _SHORTEST = 0.0095, 0.08
"""Shares of the page's width: of a digit in a table, and of the narrowest column of figures."""


def economy(table: BudgetTable, payback: Payback | None, lexicon: Lexicon) -> Grid:
    """Tabel 1 with a column of styringsområder, and the payback times below."""
    area = lexicon.columns["styringsområde"][0]
    top = Row((Box(), Box(_unit(table), span=len(table.years) + 1)), header=True)
    years = Row((Box(), Box(area, strong=True), *_years(table)), header=True)
    rows = list(BudgetRows(table, "økonomi", lexicon, header=2, with_area=True).rows())
    rows += [_payback(name, payback, table.years, lexicon) for name in lexicon.payback if payback]
    return Grid(_widths(table, 0.15), (top, years, *rows))


def administration(table: BudgetTable, lexicon: Lexicon) -> Grid:
    """The table of the effect on administration."""
    top = Row((Box(_unit(table)), *_years(table)), header=True)
    rows = BudgetRows(table, "administration", lexicon, header=1, with_area=False).rows()
    return Grid(_widths(table, None), (top, *rows))


def goals(found: Sequence[Goal], groups: Sequence[Text], lexicon: Lexicon) -> Grid:
    """The follow-up goals under their groups."""
    header = Row(tuple(Box(lexicon.columns[name][0], strong=True) for name in _GOAL), header=True)
    return Grid((0.27, 0.29, 0.24, 0.2), (header, *_goal_rows(found, [group.text for group in groups], lexicon)))


def criteria(future: FutureProposal, lexicon: Lexicon, unit: str) -> Grid:
    """The investment proposal that an innovation proposal leads to, and the criteria it marks."""
    marks = (future.cross_cutting, future.large_scale, future.mature_technology)
    words = lexicon.criteria
    marked = zip(words, marks, strict=False)
    top = Row((Box("Kommende investeringsforslag", span=3), Box(lexicon.tables["kriterier"][0], span=3)), header=True)
    effect = f"Potentiale for varig effektivisering {unit} (styringsområde)"
    heads = (f"Udgift {unit}", "Forventet vedtagelse", effect, *(words[name][0] for name in words))
    area = f" ({future.effect_area.text})" if future.effect_area else ""
    row = (
        Box(Field("kriterier.udgift", future.cost.text, lexicon.prompts["beløb"][0]), figure=True),
        Box(Field("kriterier.vedtagelse", future.adoption.text, lexicon.prompts["runde"][0])),
        Box(Field("kriterier.effekt", f"{future.effect.text}{area}", lexicon.prompts["beløb_område"][0])),
        *(Box(Field(f"kriterier.{name}", "x" * mark, control=Control.BOX)) for name, mark in marked),
    )
    header = Row(tuple(Box(head, strong=True) for head in heads), header=True)
    return Grid((0.14, 0.16, 0.22, 0.16, 0.16, 0.16), (top, header, Row(row)))


def consultations(found: Sequence[Consultation], name: str, lexicon: Lexicon) -> Grid:
    """Who approved or was heard; `name` is the table's."""
    remark = lexicon.columns["remark"][-1 if name == "godkendelse" else 0]
    header = Row((Box(), Box(lexicon.columns["answer"][0], strong=True), Box(remark, strong=True)), header=True)
    rows = (_consultation(each, f"{name}.{n}", lexicon) for n, each in enumerate(found, start=1))
    return Grid((0.3, 0.12, 0.58), (header, *rows))


def partners(found: Sequence[Text], lexicon: Lexicon) -> Grid:
    """Who took part."""
    header = Row((Box(lexicon.columns["partners"][0], strong=True),), header=True)
    texts = [each.text for each in found] or [""]
    prompt = lexicon.prompts["hvem"][0]
    fields = (Field(f"samarbejdspartnere.{n}", text, prompt) for n, text in enumerate(texts, start=1))
    return Grid((1.0,), (header, *(Row((Box(field),)) for field in fields)))


def figures(table: FigureTable, tag: str) -> Grid:
    """Any other table with figures."""
    header = Row((Box(), *(Box(column, strong=True) for column in table.columns)), header=True)
    rows = tuple(
        Row((
            Box(row.label, strong=row.role is not Role.DETAIL),
            *(Box(Field(f"{tag}.{n}.{c}", _quantities(cell))) for c, cell in enumerate(row.cells, start=1)),
        ))
        for n, row in enumerate(table.rows, start=1)
    )  # fmt: skip
    width = max([len(table.columns), *(len(row.cells) for row in table.rows)])
    return Grid((0.3, *[0.7 / max(width, 1)] * width), (header, *rows))


def _quantities(cell: Sequence[Quantity]) -> str:
    return " ".join(each.text for each in cell)


def _unit(table: BudgetTable) -> str:
    level = f"{table.price_level.text} p/l" if table.price_level.text else ""
    return f"{table.unit.text} {level}".strip()


def _years(table: BudgetTable) -> Iterator[Box]:
    return (Box(str(year), figure=True, strong=True) for year in table.years)


def _widths(table: BudgetTable, area: float | None) -> tuple[float, ...]:
    """The figures' columns are as wide as the longest figure needs; the labels get the rest."""
    longest = max((len(cell.text) for row in table.rows for cell in row.cells), default=0)
    each = min(max(_SHORTEST, 0.012 + _DIGIT * longest), 0.8 / max(len(table.years), 1))
    areas = () if area is None else (area,)
    label = max(0.1, 1 - sum(areas) - each * len(table.years))
    return (label, *areas, *[each] * len(table.years))


def _payback(name: str, payback: Payback, years: Sequence[int], lexicon: Lexicon) -> Row:
    cell = payback.service if name == "service" else payback.total
    field = Field(f"tilbagebetalingstid.{name}", cell.text, lexicon.prompts["år"][0])
    return Row((Box(lexicon.payback[name][0]), Box(field), *[Box()] * len(years)))


def _goal_rows(found: Sequence[Goal], groups: list[str], lexicon: Lexicon) -> Iterator[Row]:
    """Each group's row stands before its first goal; groups without goals keep their order."""
    current, left = "", list(groups)
    for n, goal in enumerate(found, start=1):
        if goal.group != current:
            ahead = left.index(goal.group) + 1 if goal.group in left else 0
            for group in left[:ahead] or [goal.group]:
                yield _group(group)
            current, left = goal.group, left[ahead:]
        prompts = ((name, lexicon.prompts[name][0]) for name in _GOAL)
        yield Row(tuple(Box(Field(f"mål.{n}.{name}", getattr(goal, name).text, prompt)) for name, prompt in prompts))
    yield from map(_group, left)


def _group(name: str) -> Row:
    return Row((Box(name, span=4, strong=True),))


def _consultation(each: Consultation, tag: str, lexicon: Lexicon) -> Row:
    name = _ANSWERS.get(each.answer, "")
    answer = yes_or_no(f"{tag}.svar", lexicon.markers[name][0] if name else "", lexicon)
    when = Field(f"{tag}.bemærkning", each.remark.text, lexicon.prompts["dato"][0], Control.DATE)
    return Row((Box(each.label), Box(answer), Box(when)))

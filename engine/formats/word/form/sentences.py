"""The figures that a proposal's prose states, in sentences of our own that read back as the same figures."""

from collections.abc import Iterator, Sequence

from engine.model.budget import BudgetTable
from engine.model.lexicon import Words
from engine.model.proposal import Statement, Topic


def statement_sentences(statements: Sequence[Statement], economy: BudgetTable | None) -> Iterator[str]:
    """A sentence for each statement that one can be made for."""
    last = max(economy.years, default=None) if economy else None
    for statement in statements:
        sentence = _sentence(statement, last)
        if sentence:
            yield sentence


def risk_sentences(levels: Sequence[str], words: Words) -> Iterator[str]:
    """A sentence for each level of risk."""
    for level in levels:
        yield f"Risikoen vurderes som {(words.get(level) or (level,))[0]}."


def _sentence(statement: Statement, last: int | None) -> str:
    figure = statement.figure.text
    if statement.topic is Topic.INVESTMENT:
        return f"Der investeres i alt {figure}"
    if statement.topic is Topic.QUANTITY:
        return f"Forslaget regner med {figure} {statement.about}."
    years = _years(statement, last)
    if statement.topic is Topic.EFFECT:
        return f"Forslagets samlede effektivisering er {figure} {years}." if years else ""
    return f"{statement.about}: perioden er {statement.first_year}-{statement.last_year}."


def _years(statement: Statement, last: int | None) -> str:
    """The years said of an effect: one, or from one until the table ends."""
    if statement.first_year is None:
        return ""
    if statement.first_year == statement.last_year:
        return f"i {statement.first_year}"
    return f"fra {statement.first_year} og frem" if statement.last_year == last else ""

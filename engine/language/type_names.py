"""Types in words, for an author of rules whose sentence says something impossible."""

from engine.language.types import Collection, Numeric, Plain, Type
from engine.texts import say, sayable

_WORDS = {
    "Kroner": sayable("an amount"),
    "Years": sayable("a number of years"),
    "Year": sayable("a year of the calendar"),
    "Count": sayable("a count"),
    "Share": sayable("a share"),
    "Number": sayable("a bare number"),
    "number": sayable("a bare number"),
    "Text": sayable("a text"),
    "Bool": sayable("true or false"),
    "Date": sayable("a date"),
}


def described(of: Type) -> str:
    """The type by its name, and what it is: `Kroner (an amount)`."""
    if isinstance(of, Collection):
        return say("a list of {element}", element=described(of.element))
    word = _WORDS.get(str(of)) if isinstance(of, Numeric | Plain) else None
    return f"{of} ({say(word)})" if word else str(of)


def meaningless(left: Type, operator: str, right: Type) -> str:
    """Says that two types do not meet so, what each is, and what to do."""
    if left == right:
        return say(
            "`{operator}` means nothing between two of one kind: {words}", operator=operator, words=described(left)
        )
    return say(
        "{left} {operator} {right} means nothing: on the left stands {left_words}, on the right {right_words}. Let "
        "both sides be of the same kind.",
        left=left,
        operator=operator,
        right=right,
        left_words=described(left),
        right_words=described(right),
    )

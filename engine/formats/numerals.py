"""Small numbers in letters."""

_WORDS = """
    nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve
    """.split()  # noqa: SIM905 - one word after the other reads best
NUMERALS = {word: value for value, word in enumerate(_WORDS)} | {"et": 1, "ét": 1, "én": 1}


def number_of(word: str) -> int:
    """The number that digits or letters stand for. Raises KeyError for any other word."""
    return int(word) if word.isdigit() else NUMERALS[word.lower()]

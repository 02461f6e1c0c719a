"""What can be wrong with a sentence, and where in it."""


class LanguageProblem(Exception):  # noqa: N818 - LanguageError is what the facade raises
    """A sentence that cannot be understood.

    `offset` counts characters from 0 within the text that holds the mistake; `part` is "" for the text at hand, or
    the header of the definition in whose body the mistake stands.
    """

    def __init__(self, offset: int, message: str, part: str = "") -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.part = part


class SyntaxProblem(LanguageProblem):
    """The words do not make a sentence."""


class TypeProblem(LanguageProblem):
    """The sentence says something impossible: an unknown name, kroner against years."""

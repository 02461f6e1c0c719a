"""Names that a pack may not give: nobody could ever ask for them, or for the other of the same name."""

from engine.language.bundle_vocabulary import BUNDLE
from engine.language.parser import parse_header
from engine.language.problem import SyntaxProblem
from engine.language.proposal_vocabulary import PROPOSAL


def can_be_asked_for(name: str) -> bool:
    """Whether a rule that says this word can mean a parameter: it is one, and neither the language's nor a field."""
    try:
        header = parse_header(name)
    except SyntaxProblem:
        return False
    return header == (name, ()) and name not in PROPOSAL.fields and name not in BUNDLE.fields


def given_again(header: str) -> str:
    """The argument that a definition's header names twice, "" if none."""
    try:
        _, arguments = parse_header(header)
    except SyntaxProblem:
        return ""
    return next((name for at, name in enumerate(arguments) if name in arguments[:at]), "")

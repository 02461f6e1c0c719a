"""What a hostile text cannot hide: every invisible character is shown before anything is put out.

All formats go through here. A tab or a line break becomes a blank, because it may neither hide nor start anything; JSON
keeps the character itself and writes its escape.
"""

import json
import re

# Categories Cc, Cf, Cs, Co, Zl and Zp, and the default-ignorable letters and marks (Unicode 15, DerivedCoreProperties).
_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff"
    "\ufe00-\ufe0f\ufeff\uffa0\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
_PATTERN = re.compile(f"[{_INVISIBLE}]")
_BREAKS = str.maketrans("\t\n\r", "   ")
_COMMAND = re.compile(r"^((?:\s|\x1b\[[0-9;]*m)*)::", re.MULTILINE)


def visible(text: str) -> str:
    """The text in one line, with each invisible character as its code: `‹U+202E›`."""
    return _PATTERN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text.translate(_BREAKS))


def visible_json(document: str) -> str:
    """A JSON document with each invisible character inside its strings as JSON's own escape: the data stay the same."""
    return _PATTERN.sub(lambda match: json.dumps(match[0]).strip('"'), document)


def without_commands(output: str) -> str:
    """Output of which no line begins with `::` or holds `##[`, which the logs of build servers take for commands."""
    return _COMMAND.sub(r"\1: :", output).replace("##[", "# #[")

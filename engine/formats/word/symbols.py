"""Characters that Word writes as glyphs of a symbol font: mapped where known, else marked unreadable, never guessed."""

UNREADABLE = "\ufffd"

_PRIVATE = 0xF000
_WINGDINGS = {
    0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x78: "☒", 0xA8: "☐", 0xFB: "☒", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0xA7: "•", 0x9F: "•", 0x6C: "•", 0x6E: "•", 0xD8: "•", 0xE0: "→",
}  # fmt: skip
_WINGDINGS_2 = {0x2A: "☐", 0x30: "☐", 0x4F: "☒", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_SYMBOL = {0x2B: "+", 0x2D: "\u2212", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xAE: "→"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}

_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def symbol(code: int, font: str) -> str:
    """The character that a glyph of a symbol font stands for."""
    return _FONTS.get(font.lower().strip(), {}).get(code & 0xFF, UNREADABLE)


def from_private(text: str, font: str) -> str:
    """The text with its characters of the private range (where Word keeps symbol fonts) put in plain ones."""
    if text.isascii():
        return text
    return "".join(symbol(ord(c), font) if _PRIVATE <= ord(c) <= _PRIVATE + 0xFF else c for c in text)


def raised(text: str, how: str | None) -> str:
    """Superscript and subscript as characters of their own, so that no footnote mark is taken for a digit."""
    if how == "superscript":
        return text.translate(_RAISED)
    return text.translate(_LOWERED) if how == "subscript" else text

"""Prints cases to read: `python -m benchmarks.prose 0 3` shows seeds 0 to 2 of the training half, and their truth.

`--altered` prints the alterations; `--half held_out` the other half, which who writes a reader does not look at.
"""

import argparse

from benchmarks.prose import Case, Half, alterations, draw


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("end", type=int)
    parser.add_argument("--half", type=Half, choices=list(Half), default=Half.TRAINING)
    parser.add_argument("--altered", action="store_true")
    given = parser.parse_args()
    for seed in range(given.first, given.end):
        case = draw(seed, given.half)
        for each in alterations(case) if given.altered else [case]:
            print(altered(each) if given.altered else shown(each))


def shown(case: Case) -> str:
    """The table, the paragraphs, and under each its figures."""
    assert case.proposal.economy is not None
    lines = [f"== {case.half} {case.seed}: {case.proposal.kind}, {case.proposal.economy.years}"]
    lines += [f"   {row.label}: {[cell.text for cell in row.cells]}" for row in case.proposal.economy.rows]
    for number, prose in enumerate(case.paragraphs):
        lines.append(f"[{prose.section}] {prose.text}")
        for figure in case.figures:
            if figure.paragraph == number:
                what = figure.kind, figure.meaning, figure.firmness, figure.naming, figure.result, figure.unit
                truth = "-" if figure.truth is None else str(figure.truth)
                lines.append(f"    {case.text_of(figure)!r}: {', '.join(filter(None, what))}; in the tables {truth}")
    return "\n".join(lines)


def altered(case: Case) -> str:
    """The paragraph with the figure that was altered, and what stood there."""
    assert case.altered is not None
    figure = case.figures[case.altered.figure]
    text = case.paragraphs[figure.paragraph].text
    marked = f"{text[: figure.start]}>>{text[figure.start : figure.end]}<<{text[figure.end :]}"
    return f"{case.seed}/{figure.id} ({case.altered.slip}, {figure.firmness}; was {case.altered.before}): {marked}"


if __name__ == "__main__":
    main()

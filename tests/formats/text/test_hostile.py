"""Whatever the text: an answer or an DocumentError, and soon."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.formats.errors import DocumentError
from tests.formats.template import read
from tests.formats.text.made import HEAD, economy, row

SIZE = 200_000
SOON = 20.0
"""Seconds; what is quadratic in these sizes takes minutes."""

WORDS = [
    "Tabel 1. Forslagets samlede økonomiske konsekvenser \n",
    "Tabel 2. Opfølgningsmål \n",
    "Tabel 3. X \n",
    "Tabel 2. Kriterier til prioritering. \n",
    "Tabel 5. Inddragede samarbejdspartnere \n",
    "Tabel 6. Høring og inddragelse af kredse og udvalg \n",
    "Tabel 2. Indkomne ansøgninger til investeringspuljen \n",
    "2025 2026 2027 2028 2029 2030 \n",
    "1.000 kr. 2026 p/l \n",
    "Styrings-\n",
    "område \n",
    "Service ",
    "Anlæg ",
    "-",
    "5 ",
    "1.000 ",
    "-2.000 ",
    " ",
    "  ",
    "\n",
    "\n\n",
    " \n",
    "Ja \n",
    "Nej ",
    "☒ Ja ",
    "☐ Nej \n",
    "Ultimo 2026 \n",
    "X ",
    "XX01 Titel \n",
    "Kort resumé: ",
    "Fremstillende forvaltning: \n",
    "1. Beskrivelse af forslag \n",
    "2. Økonomi \n",
    "4. Risikovurdering \n",
    "Samlet varig ændring",
    ", service ",
    "Tilbagebetalingstid baseret på totaløkonomi ",
    "4 år \n",
    "Administrative bilag til investeringsforslag \n",
    "Forslaget udspringer af et innovationsforslag: \n",
    "I alt ",
    " Budget 2026 \n",
    "* note \n",
    "(1) ",
    "MED-udvalg ",
    "investeres 7,9 mio. kr. ",
    "2027-2029 ",
    "ęė ",
    "\u202e",
    "½ ",
    "\x00",
]


@pytest.mark.parametrize(
    "text",
    [
        "\n" * SIZE,
        " \n" * SIZE,
        "a" * SIZE,
        "a-\n" * SIZE,
        "1 " * SIZE,
        "( " * SIZE,
        "XX01 Titel \n" * 20_000,
        "\nXX01 Titel \n\nKort resumé: x \n" * 2_000,
        HEAD + "Tabel 1. Noget \n\n" * 10_000,
        HEAD + "1.000 kr. \n" * 20_000,
        HEAD + economy([row(f"Række {n}", "Service", ["1"] * 6) for n in range(3_000)]),
        HEAD + economy([f"Række {n} Anlæg 170  2220 170    " for n in range(500)]),
        HEAD + economy(["en del af et langt navn "] * 20_000),
        HEAD + "Tabel 2. Opfølgningsmål \n" + "Mål \n\nMåles \n\nEjer {} Ultimo 2026 \n\n" * 5_000,
        HEAD + "Tabel 2. Opfølgningsmål \n" + "\n\n".join(f"Mål\n\nEjer {n} Ultimo 2026 " for n in range(5_000)),
        HEAD + "Der investeres 7,9 mio. kr. " * 5_000,
        HEAD + "risiko " * 20_000 + "\n4. Risikovurdering\n" + "risiko " * 20_000,
        HEAD + "Forslagets besparelse er 1,0 mio. kr. i 2026 " * 5_000,
        "en to tre " * 20_000 + HEAD,
        HEAD + "Tabel 9. Udlån \n" + "Hus \n1 2 3 \n" * 5_000,
        HEAD + "1.000." * 30_000,
        HEAD + "2026 " * 30_000,
        "Tabel 2. Indkomne ansøgninger til investeringspuljen \n\n" + f"ØU{'*' * 400}x \n\n2 - -5 6 \n" * 100 + HEAD,
    ],
    ids=range(23),
)
def test_large_and_odd_texts_end_soon(text: str) -> None:
    start = time.process_time()
    with contextlib.suppress(DocumentError):
        read(text)
    assert time.process_time() - start < SOON


def test_a_text_beyond_reason_is_refused() -> None:
    with pytest.raises(DocumentError):
        read("a" * 8_000_001)


def test_a_text_without_a_proposal_is_refused_by_name() -> None:
    with pytest.raises(DocumentError) as refused:
        read("Kære alle\n\nHusk mødet i morgen.\n")
    assert refused.value.file == "bilag.txt"
    assert refused.value.message


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_mixture_is_read_or_refused(text: str) -> None:
    try:
        found = read(HEAD + text)
    except DocumentError:
        return
    for proposal in found.proposals:
        for table in (proposal.economy, proposal.administration_effect):
            for each in table.rows if table else ():
                assert len(each.cells) in (0, len(table.years) if table else 0)

"""How the YAML looks."""

from engine.formats.canonical.read import read_proposal
from engine.formats.canonical.write import write_yaml
from engine.source.located import read_yaml

BEAUTIFUL = """\
# yaml-language-server: $schema=../proposal.schema.json
id: BC99
title: Nye arbejdsgange i § 85-støtten
kind: investeringsforslag
round: Budget 2026

headings:
  - {number: 1, title: Beskrivelse af forslag (fremgangsmåde og effekt), kind: beskrivelse}
  - {           title: "Økonomi: overblik",                              kind: økonomi}

economy:
  number: 1
  unit: 1.000 kr.
  price_level: 2026
  years: [2026, 2027, 2028]
  varige:
    - {label: Lønbesparelse,        area: Service,                values: {2026: -1.850, 2027:      0, 2028: "-"}}
    - {label: Licenser,             area: (service),              values: {              2027: 12.150}}
    - {label: Samlet varig ændring,                  role: total, values: {2026: -1.850}}
  implementering:
    - {label: Uddannelse, role: heading}

payback: {service: 4, total: 4 år}

goals:
  - goal: Den nye arbejdsgang er i brug i alle enheder
    measure: |-
      Måles ved antal sager.
      Måles igen efter et år.
    owner: Center for Økonomi
    time: Ultimo 2027

administration_effect:
  years: [2026, 2027]
  rows:
    - label: Lønudgifter på hovedkonto 6 og øvrige administrative udgifter på samme hovedkonto i alle enheder
      values: {            2027: -70}
    - label: Øvrige udgifter
      role: total
      values: {2026: -100, 2027: -70}

partners: []
notes: [Alle tal er foreløbige, "- ja: nej", "", "#1"]
"""


def test_what_is_written_is_this_and_nothing_else() -> None:
    assert write_yaml(read_proposal(read_yaml(BEAUTIFUL, "f"), "f")) == BEAUTIFUL

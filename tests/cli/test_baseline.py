"""`puljetjek check --baseline`: what became of the findings of an earlier report."""

import json
from pathlib import Path

from engine.formats.canonical.write import write_yaml
from tests.cli.conftest import Puljetjek
from tests.report.samples import key_cabinets


def test_it_tells_what_is_still_there_and_refuses_what_is_no_report(puljetjek: Puljetjek, tmp_path: Path) -> None:
    proposal = tmp_path / "TM09.yaml"
    proposal.write_text(write_yaml(key_cabinets()), encoding="utf-8")
    earlier = tmp_path / "earlier.json"
    earlier.write_text(puljetjek("check", proposal, "--format", "json").out, encoding="utf-8")
    said = puljetjek("check", proposal, "--format", "json", "--baseline", earlier)
    (told,) = json.loads(said.out)["proposals"]
    assert told["since_baseline"]["new"] == told["since_baseline"]["mended"] == []
    assert len(told["since_baseline"]["kept"]) == len(told["findings"])
    for wrong in (tmp_path / "none.json", proposal):
        end = puljetjek("check", proposal, "--baseline", wrong)
        assert (end.code, end.out) == (2, "")
        assert str(wrong) in end.err

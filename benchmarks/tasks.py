"""How long do whole tasks take?

    python -m benchmarks.tasks [--turns 5] [--size 60]

Each is a process from its start to its end, as a person starts it, on files as a person has them: those in proposals/,
and a folder of proposals drawn at random, of which every other one has slips. Prints the processor's time, the least of
so many turns, and the most memory that was held.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.bundles import drawn_from
from engine.formats.canonical.write import write_yaml
from engine.model.base import replace
from engine.pack.load import load_pack
from engine.trial.disturbed import disturbed_proposals
from engine.trial.sound import sound_proposals

ROOT = Path(__file__).resolve().parent.parent
REAL = "proposals/budget-2026"
PACK = "budget-2026"
# Bytecode is kept from run to run, as it is wherever nobody forbids it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """Seconds of the processor, and the most megabytes that were held at once."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--size", type=int, default=60, help="proposals in the folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name), options.size)
        tasks: dict[str, tuple[str, ...]] = {
            "one YAML file": ("check", f"{REAL}/BC04.yaml"),
            "one Word file": ("check", f"{REAL}/word/BC04.docx"),
            "a bundle of five with its cover": ("check", f"{REAL}/bundle.yaml"),
            f"a folder of {options.size}, half of them broken": ("check", name, "--fail-on", "never"),
            "the trial of the rules, without slips": ("rules", "test", PACK, "--quick"),
        }
        for task, command in tasks.items():
            costs = [cost(command) for _ in range(options.turns + 1)][1:]
            seconds, megabytes = min(each.seconds for each in costs), max(each.megabytes for each in costs)
            print(f"{task:45} {seconds:7.2f} s {megabytes:6.0f} MB", flush=True)


def fill(folder: Path, size: int) -> None:
    """A folder of proposals drawn at random, always the same."""
    pack = load_pack(PACK)
    drawn = zip(drawn_from(sound_proposals(pack), size), drawn_from(disturbed_proposals(pack), size), strict=True)
    for number, pair in enumerate(drawn):
        id_ = f"BC{number + 10}"
        (folder / f"{id_}.yaml").write_text(write_yaml(replace(pair[number % 2], id=id_)), encoding="utf-8")


def cost(command: tuple[str, ...]) -> Cost:
    """What a process costs. Raises RuntimeError where it fails in a way of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "engine.cli", *command],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    error = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        raise RuntimeError(error.decode())
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()

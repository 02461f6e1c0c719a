"""How much slower is checking one proposal than only starting Python with the libraries that it stands on?

    python -m benchmarks.startup [PROPOSAL.yaml] [--pairs 30]

Whole processes, each pair run right after one another so that both see the same machine; prints the median of the
pairs' ratios. Compiled bytecode is kept from run to run, as it is wherever nobody forbids it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOOR = "import pydantic, typer, yaml; yaml.safe_load(open({file!r}, encoding='utf-8'))"
LIMIT = 1.8
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> int:
    """Measures and prints. Returns 1 where the median ratio is above the limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("proposal", nargs="?", type=Path, help="default: the first YAML file below proposals/")
    parser.add_argument("--pairs", type=int, default=30)
    options = parser.parse_args()
    proposal = options.proposal or first_proposal()
    ours = [sys.executable, "-m", "engine.cli", "check", str(proposal)]
    floor = [sys.executable, "-c", FLOOR.format(file=str(proposal))]
    for warm_up in (ours, floor):
        seconds(warm_up)
    pairs = [(seconds(ours), seconds(floor)) for _ in range(options.pairs)]
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"puljetjek check {proposal.name}: {statistics.median(one for one, _ in pairs) * 1000:.0f} ms")
    print(f"Python with pydantic, typer, yaml: {statistics.median(other for _, other in pairs) * 1000:.0f} ms")
    print(f"ratio (median of {options.pairs} pairs): {ratio:.2f}, at most {LIMIT}")
    return int(ratio > LIMIT)


def first_proposal() -> Path:
    """The first proposal in the repository that is in the canonical form."""
    return min((ROOT / "proposals").rglob("*.yaml"))


def seconds(command: list[str]) -> float:
    """How long the process takes, from its start to its end. Raises RuntimeError if it fails in a way of its own."""
    start = time.perf_counter()
    process = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if process.returncode > 1:
        raise RuntimeError(process.stderr.decode())
    return taken


if __name__ == "__main__":
    sys.exit(main())

"""uv, which resolves. It reads no settings of pip's, so that nothing of this machine's gets into what it writes."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def uv(arguments: Sequence[str | Path], cwd: Path = ROOT, given: str | None = None) -> str:
    """What uv said on its standard output. Raises CalledProcessError, after what it said of the matter was shown."""
    command = [sys.executable, "-m", "uv", "--quiet", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=given, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout

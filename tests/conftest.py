"""Fixtures that many tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent


# How fast a machine is, or what else it does, says nothing of what is right.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# A pack that was kept would hide what a change makes of it; and the user's own folders are not the tests' to fill.
os.environ["PULJETJEK_NO_CACHE"] = "1"


@pytest.fixture(scope="session")
def bilag7() -> Path:
    """The text of the real annex, which is not ours to commit; a machine without it skips what needs it."""
    path = Path(os.environ.get("PULJETJEK_BILAG7", ROOT.parent / "shared" / "seed" / "bilag7.txt"))
    if not path.exists():
        pytest.skip("the real annex is not on this machine (set PULJETJEK_BILAG7 to its path)")
    return path

"""Which cell is wrong, and what should stand there."""

from engine.diagnose.diagnosis import Diagnosis, Outcome, diagnose
from engine.diagnose.system import CellInfo, Computed, Guard, System

__all__ = ["CellInfo", "Computed", "Diagnosis", "Guard", "Outcome", "System", "diagnose"]

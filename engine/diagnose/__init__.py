"""Which cell is wrong, and what should stand there."""

from engine.diagnose.build import Rules, build_system
from engine.diagnose.diagnosis import Diagnosis, Outcome, diagnose
from engine.diagnose.system import CellInfo, Computed, System, Wanted

__all__ = ["CellInfo", "Computed", "Diagnosis", "Outcome", "Rules", "System", "Wanted", "build_system", "diagnose"]

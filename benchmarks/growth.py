"""How does diagnosis grow with the bundle?

    python -m benchmarks.growth [40 160 640]

A bundle with its cover, right but for one figure of the cover: seconds of the processor until diagnosis has named it,
grounding included.
"""

import sys
import time

from benchmarks.bundles import sound_bundle
from engine.diagnose.attach import diagnoses_of
from engine.diagnose.cells import with_figures
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.pack.load import load_pack

SIZES = (40, 160, 640)


def main() -> None:
    """Measures and prints."""
    pack = load_pack("budget-2026")
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        sound = sound_bundle(pack, size)
        address = CellAddress("", "cover.investments", size // 2, 0)
        figure = sound.cover.investments[address.row].service.amount if sound.cover else 0
        spoilt = with_figures(sound, {address: figure + 1000})
        assert isinstance(spoilt, Bundle)
        start = time.process_time()
        (found,) = diagnoses_of(spoilt, pack, broken=())
        taken = time.process_time() - start
        assert [(each.address, each.to) for each in found.corrections[0].cells] == [(address, figure)]
        print(f"{size:6} proposals {taken:7.2f} s", flush=True)


if __name__ == "__main__":
    main()

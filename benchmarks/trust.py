"""Measure on a finished bundle what of its damage is noticed: the figures of benchmarks/trust.md."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from edition.files.zip_bytes import unpacked
from edition.site.offline.manifest import manifest_faults

FLIPS = 500


def unseen(raw: bytes, flips: int) -> int:
    """Of so many random single flips of a bit, how many are noticed by nothing within the zip."""
    draw, count = random.Random(20), 0
    for at in (draw.randrange(len(raw)) for _ in range(flips)):
        files, faults = unpacked(raw[:at] + bytes([raw[at] ^ 1 << draw.randrange(8)]) + raw[at + 1 :], "bundle.zip")
        count += not faults and not manifest_faults(files)
    return count


if __name__ == "__main__":
    bundle = Path(sys.argv[1]).read_bytes()
    began = time.monotonic()
    assert unpacked(bundle, "bundle.zip")[1] == []
    print(f"read strictly in {time.monotonic() - began:.1f} s")
    print(f"{unseen(bundle, FLIPS)} of {FLIPS} flips unseen in {len(bundle)} bytes")

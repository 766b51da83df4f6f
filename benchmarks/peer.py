"""The public peer, where one can run: `cablemap.core` is not on the package index (looked up on 2026-11-25)."""

from importlib.util import find_spec

from benchmarks.report import Row

PEER = "cablemap"


def run(_quick: bool) -> list[Row]:
    """Say why nothing is compared."""
    reason = "it is installed, but no measurement is written for it" if find_spec(PEER) else "not on the package index"
    return [Row(f"peer, {PEER}.core", f"not run: {reason}")]

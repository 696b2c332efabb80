"""How long a product takes to import where ipywidgets is there already."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.bench.screen.products import Product

RUNS = 7
TIMED = """\
import IPython.display, ipywidgets
from time import perf_counter
started = perf_counter()
{imports}
print((perf_counter() - started) * 1000)"""


def import_times(python: Path, products: Sequence[Product]) -> dict[str, list[float]]:
    """Give the times in ms, each of a fresh process; the products take turns."""
    times: dict[str, list[float]] = {product.name: [] for product in products}
    for run in range(RUNS + 1):
        for product in products:
            took = _import_time(python, product.cells[0])
            if run:  # the first one compiles
                times[product.name].append(took)
    return times


def _import_time(python: Path, imports: str) -> float:
    code = TIMED.format(imports=imports)
    # From another folder, so that what is installed is imported and not what lies about.
    told = subprocess.run(
        [python, "-c", code], check=True, capture_output=True, text=True, cwd=python.parent
    )
    return float(told.stdout)

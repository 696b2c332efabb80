"""Measure the screen of the kit beside others, in one run and by turns.

    python -m tests.bench.screen --products kit,jupyterquiz --sizes 10,100 --runs 5 --out all.json

For each number of questions every product has its turn, then again, so that whatever else the
machine does hits all alike. Each turn has a fresh browser and a fresh kernel. The product is
imported, and its records are made, in cells that are not timed.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from tests.bench.screen.environment import prepare, versions
from tests.bench.screen.imports import import_times
from tests.bench.screen.products import KIT, PRODUCTS, Product, products_named
from tests.bench.screen.server import Server, serving
from tests.bench.screen.table import table
from tests.bench.screen.visit import Run, measure

ROOT = Path(__file__).resolve().parents[3]
MANY = 10_000
QUICK = 5.0  # s: whoever takes longer at the size before is not asked for many


def main() -> None:
    # As for whoever uses them: what Python has compiled once, it keeps.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    wanted = _arguments()
    products = products_named(wanted.products)
    sizes = [int(size) for size in wanted.sizes.split(",")]
    python = prepare(wanted.venv.absolute(), ROOT)
    told = versions(python)
    imports = import_times(python, products)
    runs: list[Run] = []
    with (
        tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder,
        serving(python, Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        for run in _by_turns(playwright, server, products, sizes, wanted.runs):
            runs.append(run)
            shown = "never" if run.ready_ms is None else f"{run.ready_ms:.0f} ms"
            print(f"{run.questions:6} {run.run:2} {run.product:16} {shown}", flush=True)
            if wanted.out:
                _save(wanted.out, told, imports, runs)
    print(f"\n{', '.join(f'{name} {version}' for name, version in told.items())}\n")
    print(table(runs, imports))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.screen")
    parser.add_argument("--products", default=",".join(product.name for product in PRODUCTS))
    parser.add_argument("--sizes", default="10,100,1000,10000", help="numbers of questions")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path, help="a JSON file for every single run")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv-bench")
    return parser.parse_args()


def _by_turns(
    playwright: Playwright,
    server: Server,
    products: Sequence[Product],
    sizes: Sequence[int],
    count: int,
) -> Iterator[Run]:
    """Give run after run; who never came to an end at a size has no further turn at it."""
    done: list[Run] = []
    for size in sorted(sizes):
        turns = [product for product in products if _may_try(product, size, done)]
        for number in range(1, count + 1):
            for product in list(turns):
                run = measure(playwright, server, product, questions=size, run=number)
                if run.quiet_s is None:
                    turns.remove(product)
                done.append(run)
                yield run


def _may_try(product: Product, size: int, done: Sequence[Run]) -> bool:
    """Whether a product has a turn at this size: the kit always, others if they were quick."""
    before = [run for run in done if run.product == product.name and run.questions < size]
    if product is KIT or size < MANY or not before:
        return True
    last = [run.quiet_s for run in before if run.questions == before[-1].questions]
    return None not in last and median(s for s in last if s is not None) <= QUICK


def _save(
    path: Path, told: dict[str, str], imports: dict[str, list[float]], runs: Sequence[Run]
) -> None:
    """Write all figures so far, so that a run that is cut short is not lost."""
    content = {
        "versions": told,
        "cores": os.cpu_count(),
        "import_ms": imports,
        "runs": [asdict(run) for run in runs],
    }
    path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

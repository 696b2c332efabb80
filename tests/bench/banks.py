"""How long a large bank takes, and how much memory, beside other readers of the same file.

    python -m tests.bench.banks [QUESTIONS]

The bank has four options a question, and evidence that is looked up. csv.reader only cuts the
cells; frictionless checks them by the Table Schema, cell by cell; the kit checks questions as
wholes. Times are CPU seconds, the least of three runs.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import frictionless

from kit.bank import load_bank
from kit.lessons import ArticleFolder
from kit.review import review_bank
from kit.widgets import BankEditor

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "kit" / "bank" / "bank.schema.json"
HEADER = "id,passage,row,text,feedback,evidence,tags,points\n"


def make(path: Path, count: int) -> Path:
    """Write a bank of so many questions on the Mosul article."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for n in range(count):
            file.write(
                f"news-who-{n},mosul-2017-07-09,choice,Who said that number {n} is near?,"
                "Look at paragraph 6.,An announcement is imminent,who,1\n"
                f"news-who-{n},,,[x] General {n} Robert Sofge,Yes: paragraph 6 names him.,,,\n"
            )
            for other in ("Haider al-Abadi", "A police officer in Mosul", "The prime minister"):
                file.write(f"news-who-{n},,,[ ] {other} {n},He is not quoted here.,,,\n")
    return path


def least(run: Callable[[], object], runs: int = 3) -> float:
    """Give the CPU seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def peak(run: Callable[[], object]) -> float:
    """Give the most memory that a run held at once, in MB."""
    tracemalloc.start()
    run()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def main(counts: list[int]) -> None:
    """Measure banks of several sizes, and print a table."""
    articles = ArticleFolder(ROOT / "data" / "articles")
    folder = Path(tempfile.mkdtemp())
    schema = frictionless.Schema.from_descriptor(json.loads(SCHEMA.read_text("utf-8")))
    print("questions  csv.reader  load and check  with doubts  open editor  frictionless  MB")
    for count in counts:
        bank = make(folder / "banks" / f"bank-{count}.csv", count)
        with bank.open(encoding="utf-8", newline="") as file:
            lines = file.readlines()
        BankEditor(bank, articles.folder)
        with frictionless.system.use_context(trusted=True):
            judged = least(lambda: frictionless.validate(str(bank), schema=schema), 1)  # noqa: B023
        print(
            f"{count:9,}  {least(lambda: list(csv.reader(lines))):10.3f}"  # noqa: B023
            f"  {least(lambda: load_bank(bank, articles)):14.3f}"  # noqa: B023
            f"  {least(lambda: review_bank(bank, articles)):11.3f}"  # noqa: B023
            f"  {least(lambda: BankEditor(bank, articles.folder)):11.3f}"  # noqa: B023
            f"  {judged:12.3f}  {peak(lambda: load_bank(bank, articles)):3.0f}"  # noqa: B023
        )


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [10, 1_000, 10_000])

"""Measures how typed answers are judged: agreement with people, what each part adds, and the cost.

Run `python -m tests.bench.answers [PAIRS]`. It judges `tests/bench/typed_answers.csv`; then
`tests/bench/news_answers.csv`, with the articles in `tests/bench/news/` at hand, as in a class; and
PAIRS if given, a file of question, accepted answers and judged answers in JSON lines (`question`,
`gold`, `answer`, `label`, `kind`, `source`, `part`). For each set it prints

- verdicts: the share of answers with the very verdict (correct, close, wrong, blank) that people
  gave;
- the share accepted as people did (a likelihood of .5 or more): by rules and likeness together, by
  the rules alone (what they leave open is refused), by the likeness alone, and by the token set
  ratio of rapidfuzz, .8 or more, as a peer;
- false: the share of wrong answers that are accepted.

Then the time of a check, and its ratio to the peer in the same run.
"""

from __future__ import annotations

import csv
import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz

from kit.article import Article, load_article
from kit.checking import Verdict
from kit.checking.case import Case
from kit.checking.likeness import likelihood
from kit.checking.typed import acceptance, check_typed, first_outcome
from kit.text import normalise
from tests.bench.adapters import typed_case

ROWS = Path(__file__).with_name("typed_answers.csv")
WITH_ARTICLE = Path(__file__).with_name("news_answers.csv")
NEWS = Path(__file__).with_name("news")
EVEN = 0.5
PEER = 80


@dataclass(frozen=True, kw_only=True)
class Row:
    """One typed answer with what people said of it; no `verdict` where they said yes or no."""

    group: str
    question: str
    accepted: tuple[str, ...]
    answer: str
    day: date | None
    is_right: bool
    verdict: str = ""
    article: Article | None = None
    kind: str = ""

    @property
    def case(self) -> Case:
        """A fresh case, in which nothing has been worked out yet."""
        return typed_case(
            self.question,
            list(self.accepted),
            self.answer,
            self.day,
            passage=self.article,
            kind=self.kind,
        )


def main() -> None:
    rows = [*_own(), *_with_article(), *(_pairs(Path(sys.argv[1])) if len(sys.argv) > 1 else ())]
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    ways = (acceptance, _by_rules, _by_likeness, _by_peer)
    print(f"{'set':34} {'n':>5} verdicts   all  false  rules  false  like  false  peer  false")
    for group, found in groups.items():
        shares = " ".join(_shares(found, way) for way in ways)
        print(f"{group:34} {len(found):5} {_verdicts(found)}   {shares}")
    _cost(rows)


def _own() -> Iterator[Row]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Row(
                group=f"{row['set'].rstrip('0123456789')}, {row['split']}",
                question=row["question"],
                accepted=tuple(row["accepted"].split(" | ")),
                answer=row["answer"],
                day=date.fromisoformat(row["dateline"]) if row["dateline"] else None,
                is_right=row["verdict"] == "correct",
                verdict="" if row["set"].startswith("systems") else row["verdict"],
            )


def _with_article() -> Iterator[Row]:
    articles = {path.stem: load_article(path) for path in sorted(NEWS.glob("*.txt"))}
    with WITH_ARTICLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Row(
                group=f"{row['set']}, with the article",
                question=row["question"],
                accepted=tuple(row["accepted"].split(" | ")),
                answer=row["answer"],
                day=None,
                is_right=row["verdict"] == "correct",
                verdict=row["verdict"],
                article=articles[row["article"]],
                kind=row["kind"],
            )


def _pairs(path: Path) -> Iterator[Row]:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        three = "who/when/where" if row["kind"] != "other" else "other"
        yield Row(
            group=f"{row['source']} {row['part']}, {three}",
            question=row["question"],
            accepted=tuple(row["gold"]),
            answer=row["answer"],
            day=None,
            is_right=bool(row["label"]),
        )


def _said(case: Case) -> str:
    """Give the verdict; who labelled those with an article called none blank."""
    verdict = check_typed(case).verdict
    return "wrong" if case.passage and verdict is Verdict.BLANK else str(verdict)


def _verdicts(rows: list[Row]) -> str:
    told = [row for row in rows if row.verdict]
    same = sum(_said(row.case) == row.verdict for row in told)
    return f"{same / len(told):8.3f}" if told else " " * 8


def _shares(rows: Iterable[Row], way: Callable[[Case], float]) -> str:
    found = [(way(row.case) >= EVEN, row.is_right) for row in rows]
    refused = [accepted for accepted, right in found if not right]
    same = statistics.fmean(accepted == right for accepted, right in found)
    return f"{same:5.3f}  {statistics.fmean(refused) if refused else 0:5.3f}"


def _by_rules(case: Case) -> float:
    outcome = first_outcome(case)
    return float(outcome is not None and outcome.verdict is Verdict.CORRECT)


def _by_likeness(case: Case) -> float:
    return likelihood(case)


def _by_peer(case: Case) -> float:
    said = normalise(case.answer)
    best = max(fuzz.token_set_ratio(normalise(key), said) for key in case.keys)
    return float(best >= PEER)


def _cost(rows: list[Row]) -> None:
    """Print the time of a check; the first third of the answers only warms up."""
    times: dict[str, list[float]] = {"kit": [], "peer": []}
    for name, way in (("kit", acceptance), ("peer", _by_peer)):
        for row in rows:
            case = row.case
            started = time.perf_counter()
            way(case)
            times[name].append(1e6 * (time.perf_counter() - started))
    for name, found in times.items():
        times[name] = sorted(found[len(found) // 3 :])
        middle, late = (times[name][int(share * len(times[name]))] for share in (0.5, 0.95))
        print(f"{name}: median {middle:.0f} microseconds, 95 % under {late:.0f}")
    ratio = statistics.fmean(times["kit"]) / statistics.fmean(times["peer"])
    print(f"a check takes {ratio:.0f} times as long as the peer's")


if __name__ == "__main__":
    main()

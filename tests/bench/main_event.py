"""Compares `kit.main_event` with the marks of people: `python -m tests.bench.main_event FOLDER`.

FOLDER holds a JSON file for each article: `title`, `date`, `text`, and under `who`, `when` and
`where` the phrases that people marked, as in the gold standard of Giveme5W1H (its texts belong to
their publishers and are not carried here). An answer is right when its token F1 with one of the
phrases, articles and prepositions left out, is at least one half.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kit import main_event, parse_article
from kit.text import normalise, words

LITTLE = {"the", "a", "an", "in", "on", "at", "of", "near"}
LEAST = 0.5


def main() -> None:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        for question, is_right in judged(json.loads(path.read_text("utf-8"))):
            asked[question] += 1
            right[question] += is_right
    for question, number in asked.items():
        share = right[question] / number
        print(f"{question:6}{right[question]:4} of {number:3} = {share:.2f}")


def judged(gold: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Give each question that people answered, and whether the kit's answer is one of theirs."""
    header = f"date {gold['date']}\n\n" if gold["date"][:1].isdigit() else ""
    told = main_event(parse_article(f"{gold['title']}\n{header}{gold['text']}", id="gold"))
    for question in ("who", "when", "where"):
        if gold[question]:
            answer = getattr(told, question)
            yield question, max(token_f1(answer, phrase) for phrase in gold[question]) >= LEAST


def token_f1(one: str, other: str) -> float:
    """Give the harmonic mean of precision and recall of words, 0 to 1."""
    first, second = (Counter(content(text)) for text in (one, other))
    common = sum((first & second).values())
    return 2 * common / (first.total() + second.total()) if common else 0.0


def content(text: str) -> list[str]:
    return [word for word in words(normalise(text)) if word not in LITTLE]


if __name__ == "__main__":
    main()

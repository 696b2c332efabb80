"""What was drafted and what not and why: as tables to read, as a CSV file for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kit.article import Sentence
from kit.batch import Drafted, Failed, PassedOver, Result
from kit.cli.files import table_file
from kit.cli.tables import cell, table
from kit.cli.told import counted
from kit.drafting import DraftedQuestion, Dropped
from kit.text import collapse

_COLUMNS = (
    "article",
    "outcome",
    "rule",
    "id",
    "type",
    "stem",
    "key",
    "paragraph",
    "confidence",
    "difficulty",
    "level",
    "trace",
    "sentence",
)

# In fewer columns than this, texts stand below each other.
_NARROW = 70


def show_explanation(console: Console, result: Result) -> None:
    """Write the questions of one article, then what was left out, by rule, then what is not asked.

    A sentence that is not asked about is shown by its first words.
    """
    if isinstance(result, PassedOver):
        return
    name, narrow = result.path.stem, console.width < _NARROW
    if isinstance(result, Drafted):
        title = f"{name}: {len(result.questions)} drafted"
        console.print(_drafted_table(title, result.questions, narrow))
    if result.dropped:
        title = f"{name}: {len(result.dropped)} left out"
        console.print(_dropped_table(title, result.dropped, narrow))
    if result.unasked:
        title = f"{name}: nothing found in {counted(len(result.unasked), 'sentence')}"
        console.print(_unasked_table(title, result.unasked))


def _drafted_table(title: str, questions: Iterable[DraftedQuestion], narrow: bool) -> Table:
    drawn = table(title)
    _add_texts(drawn, narrow, question=4, key=2, made=2)
    for name in ("par.", "conf.", "level"):
        drawn.add_column(name, justify="right", no_wrap=True)
    for one in questions:
        drawn.add_row(
            *_texts(narrow, one.stem, one.key, _joined(one.trace)),
            cell(one.paragraph),
            cell(f"{one.confidence:.2f}"),
            cell(one.tags[-1]),
        )
    return drawn


def _dropped_table(title: str, dropped: Iterable[Dropped], narrow: bool) -> Table:
    drawn = table(title)
    _add_texts(drawn, narrow, why=2, question=4, key=2)
    drawn.add_column("par.", justify="right", no_wrap=True)
    for rule, group in _by_rule(dropped):
        for number, one in enumerate(group):
            reason = f"{rule} ({len(group)})" if number == 0 else ""
            drawn.add_row(*_texts(narrow, reason, one.stem, one.key), cell(one.paragraph))
    return drawn


def _unasked_table(title: str, sentences: Iterable[Sentence]) -> Table:
    drawn = table(title)
    drawn.add_column("par.", justify="right", no_wrap=True)
    drawn.add_column("sentence", ratio=1, no_wrap=True, overflow="ellipsis")
    for one in sentences:
        drawn.add_row(cell(one.paragraph), Text(collapse(one.text), overflow="ellipsis"))
    return drawn


def _add_texts(drawn: Table, narrow: bool, **shares: int) -> None:
    """Add a column for each text with its share of the width; in a narrow table one for all."""
    if narrow:
        drawn.add_column(", ".join(shares), ratio=1)
        return
    for name, share in shares.items():
        drawn.add_column(name, ratio=share)


def _texts(narrow: bool, *texts: str) -> list[Text]:
    return [cell("\n".join(filter(None, texts)))] if narrow else [cell(text) for text in texts]


def _by_rule(dropped: Iterable[Dropped]) -> list[tuple[str, list[Dropped]]]:
    """Put together what one rule left out; the rule that left out most comes first."""
    by_name = sorted(dropped, key=lambda one: one.rule)
    groups = [(rule, list(group)) for rule, group in groupby(by_name, key=lambda one: one.rule)]
    return sorted(groups, key=lambda group: -len(group[1]))


@contextmanager
def explanation_file(path: Path) -> Iterator[Callable[[Result], None]]:
    """Write the same to a CSV file; give what takes each article as it comes.

    Raises:
        KitError: The file cannot be written.
    """
    with table_file(path, _COLUMNS) as write:

        def tell(result: Result) -> None:
            for row in _rows(result):
                write(row)

        yield tell


def _rows(result: Result) -> Iterator[tuple[object, ...]]:
    name = result.path.stem
    if isinstance(result, Drafted):
        for question in result.questions:
            yield (name, "drafted", "", *_question_cells(question), "")
    if isinstance(result, Drafted | Failed):
        for one in result.dropped:
            seen = (one.stem, one.key, one.paragraph, "", "", "", _joined(one.trace))
            yield (name, "dropped", one.rule, "", "", *seen, "")
        for sentence in result.unasked:
            place = (*[""] * 5, sentence.paragraph, *[""] * 4)
            yield (name, "nothing found", *place, collapse(sentence.text))
    if isinstance(result, Failed):
        yield (name, "failed", result.problem, *[""] * 10)


def _question_cells(question: DraftedQuestion) -> tuple[object, ...]:
    return (
        question.id,
        str(question.type),
        question.stem,
        question.key,
        question.paragraph,
        f"{question.confidence:.2f}",
        f"{question.difficulty:.2f}",
        question.tags[-1],
        _joined(question.trace),
    )


def _joined(trace: tuple[str, ...]) -> str:
    return "; ".join(trace)

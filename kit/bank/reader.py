"""From rows to questions: which option belongs where, and everything that is wrong, at once."""

from __future__ import annotations

import difflib
import gc
import heapq
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from kit.bank.block import Block, Faults
from kit.bank.namesakes import report_namesakes
from kit.bank.policy import Policy
from kit.bank.policy_rows import SETTINGS, read_policy
from kit.bank.question import Passage, Question
from kit.bank.question_bank import QuestionBank
from kit.bank.question_row import read_question
from kit.bank.table import Findings, Row, line_range, read_rows
from kit.errors import BankError, Problem, Severity

Articles: TypeAlias = Passage | Iterable[Passage] | Mapping[str, Passage]
"""Articles by their ids, or one after the other."""


def load_bank(path: str | Path, articles: Articles | None = None) -> QuestionBank:
    """Read a question bank from its CSV file; the bank's id is the file's name without the ending.

    Args:
        path: The file.
        articles: The article or articles that the questions are about. With them given, each
            question must name one of them, and its evidence must stand there word for word; left
            out, neither is looked up.

    Raises:
        BankError: The file has faults; the error holds all of them.
    """
    bank = read_bank(path, articles)
    if bank.has_faults:
        raise BankError(bank.notices)
    return bank


def find_problems(path: str | Path, articles: Articles | None = None) -> tuple[Problem, ...]:
    """Give everything that `load_bank` would find in a bank's file, by line, and raise nothing."""
    return read_bank(path, articles).notices


def read_bank(path: str | Path, articles: Articles | None = None) -> QuestionBank:
    """Give what can be read of a bank's file; its notices are all its problems, faults too."""
    findings = Findings(file=str(path))
    return _parse(_read(Path(path), findings), findings, articles)


def parse_bank(data: bytes, file: str, articles: Articles | None = None) -> QuestionBank:
    """Give the bank in the bytes of a file; its notices are all its problems, and name `file`."""
    return _parse(data, Findings(file=file), articles)


def read_blocks(data: bytes, file: str) -> list[Block]:
    """Give the questions in the bytes of a file as rows, whatever may be wrong within them.

    Raises:
        BankError: Rows cannot be read, or belong to no question; the error holds all such faults.
    """
    findings = Findings(file=file)
    with _no_collection():
        blocks = _gather(read_rows(data, findings), findings)
    lost = [p for p in findings.problems if p.severity is Severity.ERROR and p.code != "id-twice"]
    if lost:
        raise BankError(lost)
    return blocks


def _parse(data: bytes | None, findings: Findings, articles: Articles | None) -> QuestionBank:
    known = _by_id(articles)
    with _no_collection():
        rows = read_rows(data, findings) if data is not None else []
        policy, questions = _content(rows, known, findings)
    if data is not None and not questions and not findings.problems:
        findings.error("no-questions", None, "there are no questions in this file")
    problems = tuple(sorted(findings.problems, key=lambda p: p.line or 0))
    name = Path(findings.file).stem
    return QuestionBank(id=name, questions=tuple(questions), policy=policy, notices=problems)


def _by_id(articles: Articles | None) -> Mapping[str, Passage] | None:
    if articles is None or isinstance(articles, Mapping):
        return articles
    if isinstance(articles, Passage):
        return {articles.id: articles}
    if isinstance(articles, str):
        raise TypeError(
            f"articles are loaded articles, as load_article gives them: not {articles!r}"
        )
    return {article.id: article for article in articles}


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector still: of the many small records made here, none is garbage.

    It would look through them again and again, for a third of the time that a large bank takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(path: Path, findings: Findings) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        findings.error("no-file", None, "there is no such file; check the name and the folder")
    except OSError as error:
        findings.error("cannot-open", None, why_not_opened(path, error))
    return None


def why_not_opened(path: Path, error: OSError) -> str:
    """Say why a file that is there cannot be opened, and what to do."""
    # Path.is_dir raises an error itself where a name is too long.
    if os.path.isdir(path):  # noqa: PTH112
        return "this is a folder; name a file in it"
    return f"cannot be opened ({error.strerror}); check who may read it"


def _content(
    rows: list[Row], articles: Mapping[str, Passage] | None, findings: Findings
) -> tuple[Policy | None, list[Question]]:
    blocks = _gather(rows, findings)
    settings = [block for block in blocks if block.head.row.casefold() == SETTINGS]
    asking = [block for block in blocks if block not in settings] if settings else blocks
    passages = sorted({block.head.passage for block in asking} - {""})
    policies = [read_policy(block) for block in settings]
    for block in settings[1:]:
        block.error(
            "settings-twice",
            "there are settings already, further up; put all of them under one row",
        )
    questions = [read_question(block, passages, articles) for block in asking]
    if policies:
        _report_fewer_tries(settings[0], policies[0], questions, findings)
    return (policies[0] if policies else None), questions


def _report_fewer_tries(
    block: Block, policy: Policy, questions: list[Question], findings: Findings
) -> None:
    """Tell once that the tries which are set are more than some questions can have.

    Of two options nobody expects more than one.
    """
    line = next((row.line for row in block.options if row.text.startswith("[tries]")), None)
    several = [question for question in questions if len(question.options) > 2]
    fewer = [question for question in several if policy.tries_for(question) < policy.tries]
    if line is None or not fewer:
        return
    first, count = fewer[0], len(fewer)
    have = f"{count} questions have" if count > 1 else "1 question has"
    tries = f"{number} tries" if (number := policy.tries_for(first)) > 1 else "one try"
    findings.notice(
        "fewer-tries",
        line,
        f"{have} fewer than {policy.tries} tries, such as '{first.id}' with {len(first.options)} "
        f"options: {tries}, as more would leave a single option",
    )


def _gather(rows: list[Row], findings: Findings) -> list[Block]:
    """Put each option row under its question, wherever it stands; say which have none."""
    blocks: list[Block] = []
    orphans: list[tuple[Row, Block | None]] = []
    scattered: dict[str, list[int]] = {}
    faults = Faults(findings=findings)
    rows = [row for row in rows if not _is_header(row)]
    owners = {row.id: Block(head=row, faults=faults) for row in reversed(rows) if row.row}
    for row in rows:
        if row.row:
            owner = owners[row.id]
            blocks.append(owner if owner.head is row else Block(head=row, faults=faults))
        elif blocks and row.id == blocks[-1].id:
            blocks[-1].options.append(row)
        elif row.id in owners:
            owners[row.id].options.append(row)
            scattered.setdefault(row.id, []).append(row.line)
        else:
            orphans.append((row, blocks[-1] if blocks else None))
    for block, following in pairwise(blocks):
        block.stop = following.head.line
    report_namesakes(blocks, findings)
    _report_scattered(scattered, findings)
    _report_orphans(orphans, blocks, findings)
    return blocks


def _is_header(row: Row) -> bool:
    """Say whether a row is the header once more, of a bank that was put under another one."""
    return row.text.casefold() == "text" and row.id.lstrip("\ufeff").casefold() == "id"


def _report_scattered(scattered: dict[str, list[int]], findings: Findings) -> None:
    for question_id, lines in scattered.items():
        findings.notice(
            "scattered",
            lines[0],
            f"options of '{question_id}' stand apart from it; put together again",
        )


def _report_orphans(
    orphans: list[tuple[Row, Block | None]], blocks: list[Block], findings: Findings
) -> None:
    """One message for each wrong id, not one for each option under it.

    Options without any id are told for each question that they stand under.
    """
    groups: dict[tuple[str, int], list[tuple[Row, Block | None]]] = {}
    for row, above in orphans:
        under = above.head.line if above and not row.id else 0
        groups.setdefault((row.id, under), []).append((row, above))
    known = [block.id for block in blocks]
    for (wrong, _), members in groups.items():
        lines = [row.line for row, _ in members]
        above = members[0][1]
        if above is not None and not above.options:
            above.options.extend(row for row, _ in members)
            advice = f"the question above is '{above.id}' (line {above.head.line}); make them equal"
        else:
            near = _nearest_id(wrong, known)
            advice = f"did you mean '{near}'?" if near else "write the id of its question"
        fault = f"'{wrong}' is no question here" if wrong else "the id is empty"
        place = f"{line_range(lines)}: " if len(lines) > 1 else ""
        findings.error(
            "no-question",
            lines[0],
            f"{place}{fault}; {advice}",
            column="id",
        )


def _nearest_id(wrong: str, known: list[str]) -> str | None:
    # Imported late: only a wrong id needs it.
    from rapidfuzz.distance import Indel

    # difflib is slow on thousands of wrong ids in thousands of right ones: it sees the likeliest.
    likely = heapq.nlargest(20, known, key=partial(Indel.normalized_similarity, wrong))
    return next(iter(difflib.get_close_matches(wrong, likely, n=1)), None)

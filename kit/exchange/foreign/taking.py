"""From what another program has to a bank: what is told, what is assumed, what cannot be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kit.bank import QuestionBank
from kit.bank.reader import Articles, parse_bank
from kit.bank.writer import dump_bank
from kit.errors import Problem, Severity
from kit.exchange.findings import OF_ARTICLES, FileFindings, lines_named
from kit.exchange.foreign.html_text import plain
from kit.exchange.foreign.item import TakenItem, named, question_of
from kit.exchange.foreign.naming import Taken, with_ids, with_kind
from kit.exchange.foreign.records import Item, ItemType, Reading


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a teacher says about a file that is to become a bank.

    Attributes:
        bank_id: What to call the bank.
        passage: The article of the questions; left out, the text before them that has an id.
        articles: As for `load_bank`: left out, passages and evidence are not looked up.
        usable_only: Whether to leave out what cannot be used, in place of stopping there.
    """

    bank_id: str
    passage: str = ""
    articles: Articles | None = None
    usable_only: bool = False


def bank_of(reading: Reading, path: Path, wish: Wish) -> QuestionBank:
    """Make a bank of what was read.

    Returns:
        The bank, with what was assumed, made up, lost or left out as its notices, with lines.

    Raises:
        BankError: Questions cannot be used, or there are none; the error holds all faults.
    """
    findings = FileFindings(file=str(path))
    findings.problems.extend(reading.problems)
    taken = list(_with_passages(list(_taken(reading, findings)), wish.passage, findings))
    taken = list(with_ids(taken, wish.bank_id, findings))
    bank = QuestionBank(id=wish.bank_id, questions=tuple(each.question for each in taken))
    if taken:
        _check_as_bank(bank, taken, findings, wish.articles)
    if wish.usable_only:
        bank = _usable(bank, taken, findings)
    if not bank.questions and not any(map(_is_error, findings.problems)):
        findings.error("no-questions", "there are no questions in this file")
    findings.stop_at_errors()
    return replace(bank, notices=findings.all())


def _taken(reading: Reading, findings: FileFindings) -> Iterator[Taken]:
    """Give the questions, each with the name of the text before it."""
    passage = ""
    for item in reading.questions:
        if item.type is ItemType.CATEGORY:
            message = "categories are left out; a bank sorts by tags"
            findings.assume("category", message, line=item.line)
        elif item.type is ItemType.TEXT:
            passage = _passage(item, findings) or passage
        elif question := question_of(TakenItem(item=item, findings=findings)):
            yield with_kind(Taken(item=item, question=replace(question, passage=passage)), findings)


def _passage(item: Item, findings: FileFindings) -> str:
    """Give the name of the article that a text is; '' where it has none."""
    words = len(plain(item.text).text.split())
    is_name = any(map(str.isalpha, item.id)) and item.id == Path(item.id).name
    where = f"as {item.id}.txt among your articles" if is_name else "as an article"
    name = f"'{called}'" if (called := named(item)) else "this"
    message = (
        f"{name} is a text of {words:,} word{'' if words == 1 else 's'}, no question; left out "
        f"(save it {where}, "
        "if it is what the questions are about)"
    )
    findings.notice("text", message, line=item.line)
    return item.id if is_name else ""


def _with_passages(taken: Sequence[Taken], wanted: str, findings: FileFindings) -> Iterator[Taken]:
    lost = [each.item.line for each in taken if not (wanted or each.question.passage)]
    if lost:
        message = (
            f"no article is named ({lines_named(lost)}); name it with --passage: the name of its "
            "file without .txt"
        )
        findings.error("no-passage", message, line=lost[0])
    for each in taken:
        name = wanted or each.question.passage
        why = "as given" if wanted else "the text before it"
        if name:
            message = f"taken to be about the article '{name}', {why}"
            findings.assume("assumed-passage", message, line=each.item.line)
        yield replace(each, question=replace(each.question, passage=name))


def _check_as_bank(
    bank: QuestionBank,
    taken: Sequence[Taken],
    findings: FileFindings,
    articles: Articles | None,
) -> None:
    """Let the reader of banks look for what is left, and tell it with the lines of this file."""
    lines = {each.question.id: each.item.line for each in taken}
    known = {problem.line for problem in findings.problems if _is_error(problem)}
    unnamed = {question.id for question in bank if not question.passage}
    again = parse_bank(dump_bank(bank).encode(), findings.file, articles)
    for problem in again.notices:
        line = lines.get(problem.question or "")
        is_told = line in known or (problem.code == "passage" and problem.question in unnamed)
        if problem.severity is not Severity.NOTICE and not is_told:
            findings.problems.append(replace(problem, line=line, column=None))


def _usable(bank: QuestionBank, taken: Sequence[Taken], findings: FileFindings) -> QuestionBank:
    """Give the bank without what has faults, which become doubts; what the file lacks stays one."""
    broken = {problem.line for problem in findings.problems if can_be_left_out(problem)}
    findings.problems[:] = [
        replace(problem, severity=Severity.WARNING, message=f"left out: {problem.message}")
        if can_be_left_out(problem)
        else problem
        for problem in findings.problems
    ]
    kept = [each.question for each in taken if each.item.line not in broken]
    return replace(bank, questions=tuple(kept))


def can_be_left_out(problem: Problem) -> bool:
    """Say whether a fault is that of one question, without which the others can be used."""
    is_of_all = problem.code in ("no-passage", *OF_ARTICLES)
    return _is_error(problem) and problem.line is not None and not is_of_all


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR

"""What plain sheets leave out: ids, kinds, and the article that the questions are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TypeAlias

from kit.bank import Question
from kit.bank.question import ID_PATTERN
from kit.exchange.foreign.naming import kind_by_word, slug
from kit.exchange.sheets.plain_header import Role
from kit.exchange.sheets.plain_row import PlainRow

Read: TypeAlias = tuple[PlainRow, Question]
"""A row with the question that it gave."""


def with_kinds(read: Sequence[Read]) -> Iterator[Read]:
    """Tag questions by the question word they begin with, where no tag names a kind."""
    for row, question in read:
        kind = kind_by_word(question.stem)
        if question.kind:
            yield row, question
        elif kind:
            row.assume(Role.TAGS, "guessed-kind", f"tagged '{kind}' by its question word")
            yield row, replace(question, tags=(kind.value, *question.tags))
        else:
            row.assume(
                Role.TAGS, "no-kind", "no tag says whether it asks who, when or where; add one"
            )
            yield row, question


def with_passages(read: Sequence[Read], passage: str) -> Iterator[Read]:
    """Name the article where a row names none: the one given, or the only one there is."""
    named = {question.passage for _, question in read} - {""}
    usual = passage or (next(iter(named)) if len(named) == 1 else "")
    for row, question in read:
        if question.passage:
            yield row, question
        elif usual:
            why = "as given" if passage else "the only one named here"
            row.assume(
                Role.PASSAGE, "assumed-passage", f"taken to be about the article '{usual}', {why}"
            )
            yield row, replace(question, passage=usual)
        else:
            yield row, question


def with_ids(read: Sequence[Read], bank_id: str) -> Iterator[Read]:
    """Make an id of three parts where there is none: bank, kind, and number or the id given."""
    prefix = slug(bank_id, "bank")
    starts = {question.kind: f"{prefix}-{question.kind or 'q'}-" for _, question in read}
    given = [_given_id(question, starts[question.kind]) for _, question in read]
    free = {kind: _free_ids(start, set(given)) for kind, start in starts.items()}
    for (row, question), known in zip(read, given, strict=True):
        if question.id != known or not known:
            row.assume(
                Role.ID,
                "made-id",
                "the id was made of the name of the bank, the kind, and "
                + ("what stands as id here" if known else "a number"),
            )
        yield row, replace(question, id=known or next(free[question.kind]))


def _free_ids(start: str, taken: set[str]) -> Iterator[str]:
    return (made for number in count(1) if (made := f"{start}{number}") not in taken)


def _given_id(question: Question, start: str) -> str:
    """Give the id that a row has, or that is made of what stands there; '' if nothing does."""
    if ID_PATTERN.fullmatch(question.id):
        return question.id
    given = slug(question.id, "")
    return given and start + given

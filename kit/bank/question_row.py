"""One question, read from its question row with the option rows under it."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping
from itertools import islice

from kit.bank.block import Block
from kit.bank.option_rows import read_options
from kit.bank.question import ID_PATTERN, Passage, Question, QuestionType
from kit.bank.table import Row, line_range
from kit.text import collapse, normalise, plain_marks_keeping_length

_TYPES = {str(type_): type_ for type_ in QuestionType}
_TRUE_FALSE = ("True", "False")
_KNOWN_TYPES = "choice, choices, short, truefalse, order or mark"
_FEWEST_TO_CHOOSE = 2
_FEWEST_TO_ORDER = 3
_NUMBERED = re.compile(r"\[\d{1,2}\]")
# How like the name of an article must be to be taken for the same one misspelt, from 0 to 1.
_MISSPELT = 0.85
_NAMED = 5
# How like evidence must be, in per cent, to be taken for the same words misspelt.
_LIKE = 75


def read_question(
    block: Block, passages: list[str], articles: Mapping[str, Passage] | None
) -> Question:
    """Read the cells of one block; what is wrong is kept in its findings, with line and column.

    Args:
        block: The rows of the question.
        passages: The passages that the file names; one alone need not be repeated.
        articles: The articles by id, to look up passage and evidence; None: look nothing up.
    """
    head = block.head
    type_ = _type(block)
    options, hints, otherwise = read_options(block, type_)
    question = Question(
        id=_id(block),
        passage=_passage(block, passages, articles),
        type=type_ or QuestionType.CHOICE,
        stem=_stem(block),
        options=options,
        feedback=head.feedback,
        hints=hints,
        evidence=collapse(head.evidence),
        tags=tuple(head.tags.split()),
        points=_points(block),
        otherwise=otherwise,
    )
    _check_options(block, question, type_)
    _check_evidence(block, question, articles)
    return question


def _id(block: Block) -> str:
    if not block.id:
        block.error("no-id", "a question needs an id, such as 'mosul-who-1'", column="id")
    elif not ID_PATTERN.fullmatch(block.id):
        block.error(
            "id-form",
            "an id has three or more parts of small letters and digits joined by hyphens, "
            "such as 'mosul-who-1'",
            column="id",
        )
    return block.id


def _type(block: Block) -> QuestionType | None:
    written = block.head.row.casefold()
    if written in _TYPES:
        return _TYPES[written]
    near = difflib.get_close_matches(written, _TYPES)
    # Of both, this is the one that may have several right answers.
    if len(_right(block)) > 1 and QuestionType.CHOICES in near:
        near = [QuestionType.CHOICES]
    advice = f"did you mean '{near[0]}'?" if near else f"write {_KNOWN_TYPES}"
    block.error("type", f"'{block.head.row}' is not a type of question; {advice}", column="row")
    return None


def _stem(block: Block) -> str:
    stem = block.head.text
    if not stem:
        block.error("no-text", "this question has no text; write what is asked", column="text")
    elif stem.startswith("="):
        block.error(
            "formula",
            "the text begins with '=', so a spreadsheet would compute it; begin with a word",
            column="text",
        )
    return stem


def _passage(block: Block, passages: list[str], articles: Mapping[str, Passage] | None) -> str:
    written = block.head.passage
    if not written and len(passages) != 1:
        there = "has not just one" if passages else "names none"
        told = f"say which passage it is about; the bank {there}"
        block.error("passage", told, column="passage")
    name = written or (passages[0] if passages else "")
    if written and articles is not None and name not in articles:
        near = difflib.get_close_matches(name, articles, n=1, cutoff=0.6)
        there = ", ".join(islice(articles, _NAMED)) or "none"
        advice = f"did you mean '{near[0]}'?" if near else f"there is {there}"
        block.error("passage-unknown", f"no passage called '{name}'; {advice}", column="passage")
    return name


def read_points(written: str) -> float | None:
    """Give the number that is written, with a point or a comma; None if it is none, or endless.

    >>> read_points("2,5"), read_points("-1"), read_points("9" * 400)
    (2.5, None, None)
    """
    is_number = re.fullmatch(r"\d+([.,]\d+)?", written)
    number = float(written.replace(",", ".")) if is_number else math.inf
    return number if math.isfinite(number) else None


def _points(block: Block) -> float:
    written = block.head.points
    if not written:
        return 1.0
    if re.fullmatch(r"\d+,\d+", written):
        block.notice(
            "decimal-comma", f"'{written}' read as {written.replace(',', '.')}", column="points"
        )
    points = read_points(written)
    if points is None:
        block.error(
            "points", f"'{written}' is no number above 0; write 1, 2 or 0.5", column="points"
        )
        return 1.0
    if points == 0:
        block.error("no-points", "a question must be worth more than 0 points", column="points")
    return points


def _check_options(block: Block, question: Question, type_: QuestionType | None) -> None:
    """Check what the options of a question must be together."""
    if type_ is QuestionType.CHOICES:
        _refuse_part_credit(block)
    if type_ in (QuestionType.CHOICE, QuestionType.TRUEFALSE):
        _refuse_two_right(block, question)
    if type_ is QuestionType.TRUEFALSE:
        _refuse_others(block, question)
    if block.has_unread_rows():
        return
    if type_ not in (QuestionType.TRUEFALSE, None) and not block.has_empty_marks():
        _refuse_too_few(block, question)
    if not _right(block) and not _may_have_key(block, question, type_):
        block.error("no-key", "no option is marked right; mark it with [x]")


def _may_have_key(block: Block, question: Question, type_: QuestionType | None) -> bool:
    """Say whether no mark is needed, or the one that is will be there once a fault is mended."""
    is_numbered = type_ is QuestionType.ORDER or any(_NUMBERED.match(r.text) for r in block.options)
    has_shares = type_ is QuestionType.CHOICES and any(map(_has_share, block.options))
    return is_numbered or has_shares or _lacks_true_or_false(question)


def _right(block: Block) -> list[int]:
    """Give the lines of the options that are marked right."""
    return [row.line for row in block.options if row.text[:3].casefold() == "[x]"]


def _refuse_two_right(block: Block, question: Question) -> None:
    right = _right(block)
    if len(right) > 1:
        block.error(
            "two-right",
            f"this is a {question.type} with {len(right)} right answers "
            f"({line_range(right)}); make it choices, or unmark all but one",
        )


def _refuse_part_credit(block: Block) -> None:
    for row in block.options:
        if _has_share(row):
            block.error(
                "part-credit",
                "in choices each right option earns its share by itself; mark it [x] or [ ]",
                column="text",
                row=row,
            )


def _has_share(row: Row) -> bool:
    return "%" in row.text.partition("]")[0]


def _refuse_others(block: Block, question: Question) -> None:
    """Refuse a truefalse with other options, or without one of both that no row may yet become."""
    texts = [option.text for option in question.options]
    may_grow = block.has_unread_rows() or block.has_empty_marks()
    has_others = not set(texts) <= set(_TRUE_FALSE)
    if has_others or (not may_grow and sorted(texts) != sorted(_TRUE_FALSE)):
        block.error("true-false", "a truefalse has just two options, True and False; write both")


def _refuse_too_few(block: Block, question: Question) -> None:
    """Refuse what has not the options that its type must have, whichever of them are right."""
    count = len(question.options)
    if question.type is QuestionType.ORDER:
        if count < _FEWEST_TO_ORDER:
            told = "an order needs at least three things; add some, each with its number"
            block.error("few-to-order", told)
    elif question.has_options and count < _FEWEST_TO_CHOOSE:
        more = "a wrong one" if count else "them"
        block.error("one-option", f"a choice needs at least two options; add {more}")


def _lacks_true_or_false(question: Question) -> bool:
    """Say whether it may be the right one of both that is not there."""
    return question.type is QuestionType.TRUEFALSE and len(question.options) < len(_TRUE_FALSE)


def _check_evidence(
    block: Block, question: Question, articles: Mapping[str, Passage] | None
) -> None:
    """Check that every part of the evidence stands in the passage word for word."""
    article = _article(question.passage, articles or {})
    if article is None:
        return
    for part in question.evidence_parts:
        if article.find(part) is None:
            block.error("evidence", _not_found(part, article), column="evidence")
    if question.type is QuestionType.MARK:
        for words in question.accepted:
            if article.find(words) is None:
                block.error("words", _not_found(words, article), column="text")


def _article(passage: str, articles: Mapping[str, Passage]) -> Passage | None:
    """Give the article of a passage, also where its name is misspelt."""
    if passage in articles or not passage:
        return articles.get(passage)
    near = difflib.get_close_matches(passage, articles, n=1, cutoff=_MISSPELT)
    return articles[near[0]] if near else None


def _not_found(part: str, article: Passage) -> str:
    near = _nearest_words(part, article.text)
    advice = f"the nearest words are '{near}'" if near else "copy the words from the article"
    return f"'{part}' does not stand word for word in {article.id}; {advice}"


def _nearest_words(part: str, text: str) -> str | None:
    """Give the words of the text that come nearest to `part`; None if they are few."""
    return _like_it(part, text) or _most_in_a_row(part, text)


def _like_it(part: str, text: str) -> str | None:
    """Give the words of the text that are `part` but for misspellings; None if there are none."""
    # Imported late: only evidence that is not found needs it.
    from rapidfuzz import fuzz

    plain = plain_marks_keeping_length(text).lower()
    wanted = plain_marks_keeping_length(collapse(part)).lower()
    found = fuzz.partial_ratio_alignment(wanted, plain, score_cutoff=_LIKE)
    if found is None or len(plain) != len(text):
        return None
    start = max(plain.rfind(blank, 0, found.dest_start + 1) for blank in " \n") + 1
    end = found.dest_end + len(re.split(r"\s", plain[found.dest_end :], maxsplit=1)[0])
    return collapse(text[start:end])


def _most_in_a_row(part: str, text: str) -> str | None:
    """Give the stretch of the text that shares most words in a row with `part`; None if few."""
    wanted, words = normalise(part).split(), text.split()
    plain = [normalise(word) for word in words]
    matcher = difflib.SequenceMatcher(a=plain, b=wanted, autojunk=False)
    match = matcher.find_longest_match()
    if match.size < 2:
        return None
    start = max(0, match.a - match.b)
    return " ".join(words[start : start + len(wanted)])

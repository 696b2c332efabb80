"""Shares of the points as Moodle writes them: of its own list only, with five decimals."""

from __future__ import annotations

from functools import cache

from kit.bank import Option, Question, QuestionType

# Moodle: question/engine/bank.php, question_bank::fraction_options_full().
_LISTED = (
    *(100.0, 90.0, 83.33333, 80.0, 75.0, 70.0, 66.66667, 60.0, 50.0, 40.0, 33.33333, 30.0, 25.0),
    *(20.0, 16.66667, 14.28571, 12.5, 11.11111, 10.0, 5.0, 0.0),
)
_NEAR = 0.001
MOST_RIGHT = 10
"""Of so many right options each can have its share on Moodle's list."""


def share(credit: float) -> str:
    """Give the share, in per cent, of Moodle's list that is nearest to a credit from 0 to 1.

    >>> share(1), share(0.37), share(1 / 3)
    ('100', '40', '33.33333')
    """
    return f"{_nearest(credit):.5f}".rstrip("0").rstrip(".")


def is_listed(credit: float) -> bool:
    """Say whether Moodle knows a credit as it is written in a bank, in whole per cent.

    >>> is_listed(0.33), is_listed(0.37)
    (True, False)
    """
    return round(_nearest(credit)) == round(credit * 100)


def has_listed_penalty(question: Question) -> bool:
    """Say whether Moodle knows just what a wrong option of several takes off."""
    wrong = sum(not option.is_right for option in question.options)
    return not wrong or abs(_penalty(wrong) - 100 / wrong) < _NEAR


def _penalty(wrong: int) -> float:
    """Give what each of so many takes off, rounded up: ticking all must earn nothing."""
    return min(each for each in _LISTED if each > 100 / wrong - _NEAR)


@cache
def _nearest(credit: float) -> float:
    return min(_LISTED, key=lambda each: abs(each - credit * 100))


def shares(question: Question) -> list[str]:
    """Give the share of each option.

    Of several right ones each has its part, and each wrong one takes as much as is its part of
    the wrong ones, so that ticking all earns nothing.
    """
    if question.type is not QuestionType.CHOICES:
        return [share(option.credit) for option in question.options]
    right = sum(option.is_right for option in question.options)
    wrong = len(question.options) - right
    return [_of_several(option, right, wrong) for option in question.options]


def _of_several(option: Option, right: int, wrong: int) -> str:
    return share(1 / right) if option.is_right else f"-{share(_penalty(wrong) / 100)}"

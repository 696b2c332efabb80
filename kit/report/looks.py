"""Questions that a teacher should look at, with what the class's answers say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import atanh, sqrt, tanh

import pandas as pd

from kit.bank import QuestionBank, QuestionType
from kit.report.items import FEWEST, Item, items

# Of fewer students, what one of them did would be told as if it were the class.
_FEW = 3
HARD = 0.3
# Ebel and Frisbie 1991: 0.2 to 0.3 is marginal, what is below 0.2 is to be rejected or improved.
WEAK = 0.2
# Ebel and Frisbie: from here on a question parts them well.
_SOUND = 0.4
# What is nearer to nought may be chance, in any class.
_AGAINST = -0.1
# Of what nearly all get right, nobody can be told apart.
_EASY = 0.9
_MANY = 0.4
_SOME = 0.25
# That nobody took an option is told only where chance would leave it out once in so many classes.
_CHANCE = 1 / 20


def worth_a_look(attempts: pd.DataFrame, bank: QuestionBank) -> pd.DataFrame:
    """Give the questions that need a look, and why; what is most likely a fault comes first.

    Fewer than three students say nothing of a question; with fewer than ten only hard questions
    and common mistakes are told.

    Returns:
        One row a finding, those of a question together. The index is the question; columns:
        `rule`: `against` (discrimination below -0.1), `mistake` (a wrong answer that 40 percent
        gave, or 25 percent and more than were right), `hard` (less than 30 percent of the points),
        `weak` (discrimination below 0.2; neither this nor `against` is told of what more than 90
        percent is earned), `unused` (an option that nobody took); `why`, in words.

    Raises:
        ReportError: There are attempts, but none at a question of this bank.
    """
    return looks_at(items(attempts, bank))


def looks_at(analysed: Iterable[Item]) -> pd.DataFrame:
    """Give the same of questions that are analysed already."""
    found = [look for item in analysed if (look := list(looks_of(item)))]
    found.sort(key=lambda looks: [_ORDER[rule] for _, rule, _ in looks])
    rows = [row for looks in found for row in looks]
    return pd.DataFrame(rows, columns=["question", "rule", "why"]).set_index("question")


def stands_out(students: int, facility: float, discrimination: float | None) -> bool:
    """Say whether a question is hard, or tells little of who reads well: as `worth_a_look` does."""
    is_weak = discrimination is not None and discrimination < WEAK and facility <= _EASY
    return students >= _FEW and (facility < HARD or is_weak)


def looks_of(item: Item) -> Iterator[tuple[str, str, str]]:
    """Give the findings on a question, with its id, the rule and why."""
    for rule, why in _RULES.items():
        if item.students >= _FEW and (told := why(item)):
            yield item.question.id, rule, told


def _against(item: Item) -> str:
    if item.discrimination is None or item.discrimination >= _AGAINST or item.facility > _EASY:
        return ""
    return (
        f"Whoever did well elsewhere did worse here (discrimination {item.discrimination:.2f}): is "
        "the right answer marked, or can another one be defended?"
    )


def _mistake(item: Item) -> str:
    mistake = next(iter(item.mistakes), None)
    # Where there is one wrong option, whoever errs takes it.
    if not mistake or item.question.type is QuestionType.TRUEFALSE:
        return ""
    share = mistake.students / item.students
    more = _more(item, mistake.students)
    if mistake.students < _FEW or share < (_SOME if more else _MANY):
        return ""
    part = f"{in_words(share)} ({mistake.students} of {item.students})"
    return f"{part} first answered {mistake.text!r}{more}: look at the wording."


def _more(item: Item, students: int) -> str:
    """Say whether more took this than any right answer, where one answer is to be given."""
    right = sum(taken.students for taken in item.taken if taken.verdict == "correct")
    is_one = item.question.type is not QuestionType.CHOICES
    return ", more than were right" if is_one and students > right else ""


def _hard(item: Item) -> str:
    if item.facility >= HARD:
        return ""
    return (
        f"The class earned {100 * item.facility:.0f} % of its points: is it the reading that is "
        "hard, or the question?"
    )


def _weak(item: Item) -> str:
    is_easy = item.facility > _EASY
    if item.discrimination is None or not _AGAINST <= item.discrimination < WEAK or is_easy:
        return ""
    return (
        f"Whoever did well elsewhere did hardly better here (discrimination "
        f"{item.discrimination:.2f}): it tells little of who reads well{_chance(item)}."
    )


def _chance(item: Item) -> str:
    """Say so where a class of this size may give a sound question such a value by chance."""
    if item.discrimination is None:
        return ""
    # Fisher: two standard errors.
    off = 2 / sqrt(item.students - 3)
    may_be = tanh(atanh(item.discrimination) + off) >= _SOUND
    return f", or, with {item.students} students, it is chance" if may_be else ""


def _unused(item: Item) -> str:
    wrong = [taken for taken in item.taken if taken.verdict == "wrong"]
    unused = [taken.text for taken in wrong if not taken.students]
    mistakes = sum(taken.students for taken in wrong)
    if item.students < FEWEST or not unused or not mistakes:
        return ""
    # So likely is it that chance leaves out a given one, where all are as tempting.
    if (1 - 1 / len(wrong)) ** mistakes > _CHANCE:
        return ""
    return f"Nobody took {' or '.join(map(repr, unused))}: a wrong option should tempt somebody."


_RULES: dict[str, Callable[[Item], str]] = {
    "against": _against,
    "mistake": _mistake,
    "hard": _hard,
    "weak": _weak,
    "unused": _unused,
}
_ORDER = {rule: at for at, rule in enumerate(_RULES)}
_PARTS = {1.0: "All", 0.9: "Nearly all", 0.7: "Most", 0.55: "More than half", 0.45: "About half"}


def in_words(share: float) -> str:
    """Say how large a part of the class is.

    >>> in_words(1), in_words(0.95), in_words(0.5), in_words(0.4)
    ('All', 'Nearly all', 'About half', 'Many')
    """
    return next((part for least, part in _PARTS.items() if share >= least), "Many")

"""The answers of one row of a plain sheet: its type of question and its options."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kit.bank import Option, QuestionType
from kit.exchange.sheets.plain_header import Role, place_of
from kit.exchange.sheets.plain_keys import UnclearKeyError, right_places
from kit.exchange.sheets.plain_row import PlainRow
from kit.text import normalise

_NAMES = {
    QuestionType.CHOICE: "choice singlechoice single multiplechoice mc mcq radio quiz",
    QuestionType.CHOICES: "choices multipleanswer multipleanswers multipleresponse multipleselect"
    " multiselect checkbox checkboxes selectallthatapply ma msq",
    QuestionType.TRUEFALSE: "truefalse trueorfalse tf",
    QuestionType.SHORT: "short shortanswer shorttext text typed typeanswer fillintheblank"
    " fillintheblanks fillin fib sa",
    QuestionType.ORDER: "order ordering sequence ord",
}
_TYPES = {name: type_ for type_, names in _NAMES.items() for name in names.split()}
_TRUTH = {"true": True, "t": True, "false": False, "f": False}
_LABEL = re.compile(r"\(?([A-Ja-j]|\d\d?)[).]\s+(?=\S)")
# Not F alone, which stands for False where there are no options.
_LETTERS = re.compile(r"\(?[A-EG-J][).]?|[A-J](?:(?:[\s,;/&]|\band\b)+[A-J])+")
_WITH_OPTIONS = (QuestionType.CHOICE, QuestionType.CHOICES)
_FEWEST_TO_ORDER = 3
_STAR = "*"
_MAY_BE_STARRED = (None, QuestionType.SHORT, *_WITH_OPTIONS)


def read_answers(row: PlainRow) -> tuple[QuestionType, tuple[Option, ...]]:
    """Give type and options of a row; what is wrong is kept in the row, which has failed then."""
    wanted = _type(row)
    options = _without_labels(row, row.texts(Role.OPTION))
    if wanted in _MAY_BE_STARRED and (starred := _starred(row)):
        return _of_starred(row, starred, wanted)
    if row.failed or _lacks_options(row, options, wanted):
        return QuestionType.CHOICE, ()
    if row.texts(Role.WRONG):
        return _beside_wrong(row, options)
    if wanted is QuestionType.ORDER:
        return wanted, _in_order(row, options)
    if wanted is QuestionType.SHORT:
        return wanted, _accepted(row, options)
    if options and not _are_truths(options):
        return choice_of(row, options, _right(row, options), wanted)
    if wanted is QuestionType.TRUEFALSE or options or row.text(Role.CORRECT).casefold() in _TRUTH:
        return QuestionType.TRUEFALSE, _true_or_false(row, options)
    if row.header.of(Role.OPTION):
        row.assume(Role.CORRECT, "typed-answer", "no options, so the answer is to be typed")
    return QuestionType.SHORT, _accepted(row, options)


def _lacks_options(row: PlainRow, options: Mapping[int, str], wanted: QuestionType | None) -> bool:
    """Tell of a row whose type, or the letter of an answer, speaks of options it has not."""
    if options or row.texts(Role.WRONG):
        return False
    written = row.text(Role.CORRECT)
    if wanted in _WITH_OPTIONS:
        row.error(Role.OPTION, "no-options", "this question has no options; write them")
    elif wanted is None and _LETTERS.fullmatch(written):
        row.error(
            Role.CORRECT,
            "no-options",
            f"'{written}' points to options by letter, but there are none; write each into a "
            "column of its own, or short answer as the type",
        )
    return row.failed


def _type(row: PlainRow) -> QuestionType | None:
    written = row.text(Role.TYPE)
    plain = re.sub(r"[\W_]+", "", written.casefold()).removesuffix("question")
    if plain and plain not in _TYPES:
        row.error(
            Role.TYPE,
            "plain-type",
            f"'{written}' is no type of question that can be read; write multiple choice, "
            "multiple answer, true/false, short answer or ordering, or delete the row",
        )
    return _TYPES.get(plain)


def _without_labels(row: PlainRow, options: dict[int, str]) -> dict[int, str]:
    """Take `A)` from the options where each begins with a label, because they are shuffled."""
    labels = {place: _LABEL.match(text) for place, text in options.items()}
    if len(options) > 1 and all(
        label and place_of(label[1]) == place for place, label in labels.items()
    ):
        row.assume(Role.OPTION, "labels", "the labels of the options, such as A), were taken off")
        return {place: _LABEL.sub("", text, count=1) for place, text in options.items()}
    return options


def _beside_wrong(
    row: PlainRow, options: Mapping[int, str]
) -> tuple[QuestionType, tuple[Option, ...]]:
    """Read the right answer and, in columns of their own, the wrong ones."""
    right, wrong = row.text(Role.CORRECT), row.texts(Role.WRONG).values()
    if options:
        message = "there are options in other columns too; leave either empty"
        row.error(Role.WRONG, "wrong-beside-options", message)
    elif not right:
        row.error(Role.CORRECT, "no-key", "there is no right answer; write it")
    return choice_of(row, dict(enumerate([right, *wrong], 1)), frozenset({1}), None)


def _right(row: PlainRow, options: Mapping[int, str]) -> frozenset[int]:
    written = row.text(Role.CORRECT)
    if not written:
        row.error(
            Role.CORRECT, "no-key", "there is no right answer; write the letter of the right option"
        )
        return frozenset()
    try:
        return right_places(written, options, by_number=row.header.by_number)
    except UnclearKeyError as error:
        row.error(Role.CORRECT, "unclear-key", str(error))
        return frozenset()


def choice_of(
    row: PlainRow,
    options: Mapping[int, str],
    right: frozenset[int],
    wanted: QuestionType | None,
) -> tuple[QuestionType, tuple[Option, ...]]:
    """Give a question with options, some of them right."""
    _refuse_repeated(row, options)
    if len(options) == 1:
        row.error(Role.OPTION, "one-option", "there is just one option; add a wrong one")
    if wanted is QuestionType.CHOICE and len(right) > 1:
        row.assume(
            Role.TYPE, "several-right", "several options are right, so several may be chosen"
        )
    several = wanted is QuestionType.CHOICES or len(right) > 1
    return QuestionType.CHOICES if several else QuestionType.CHOICE, tuple(
        Option(text=text, credit=float(place in right), feedback=row.remark(place))
        for place, text in options.items()
    )


def _refuse_repeated(row: PlainRow, options: Mapping[int, str]) -> None:
    seen: set[str] = set()
    for place, text in options.items():
        if text and normalise(text) in seen:
            message = f"'{text}' is there already as another option; change one"
            row.error(Role.OPTION, "repeated", message, place)
        seen.add(normalise(text))


def _in_order(row: PlainRow, options: Mapping[int, str]) -> tuple[Option, ...]:
    """Give the things of an order, which stand in their right order."""
    _refuse_repeated(row, options)
    if len(options) < _FEWEST_TO_ORDER:
        row.error(Role.OPTION, "short-order", "an order needs at least three things; add some")
    if row.text(Role.CORRECT):
        message = "the things of an order stand in the right order; leave the right answer empty"
        row.error(Role.CORRECT, "order-key", message)
    return _all_right(row, options)


def _all_right(row: PlainRow, options: Mapping[int, str]) -> tuple[Option, ...]:
    return tuple(
        Option(text=text, credit=1.0, feedback=row.remark(place)) for place, text in options.items()
    )


def _are_truths(options: Mapping[int, str]) -> bool:
    return {text.casefold() for text in options.values()} == {"true", "false"}


def _true_or_false(row: PlainRow, options: Mapping[int, str]) -> tuple[Option, ...]:
    truth = _truth(row, options)
    places = {text.casefold(): place for place, text in options.items()}
    return tuple(
        Option(
            text=str(value),
            credit=float(value is truth),
            feedback=row.remark(places.get(str(value).casefold(), 0)),
        )
        for value in (True, False)
    )


def _truth(row: PlainRow, options: Mapping[int, str]) -> bool | None:
    written = row.text(Role.CORRECT)
    if (truth := _TRUTH.get(written.casefold())) is not None:
        if len(written) == 1:
            row.assume(Role.CORRECT, "truth-letter", "T and F are read as True and False")
        return truth
    right = {options[place].casefold() for place in _right(row, options)} if options else set()
    if len(right) != 1 and not row.failed:
        message = f"{written or 'nothing'} is not True or False; write one"
        row.error(Role.CORRECT, "unclear-key", message)
    return "true" in right


def _accepted(row: PlainRow, options: Mapping[int, str]) -> tuple[Option, ...]:
    """Give the accepted answers: the options of a typed answer, or the parts of the right one."""
    written = row.text(Role.CORRECT)
    if options and written:
        message = "the type is short answer, but there are options too; leave either empty"
        row.error(Role.CORRECT, "unclear-key", message)
    answers = options or _parts(row, written)
    if not answers:
        row.error(Role.CORRECT, "no-key", "there is no answer; write what is accepted")
    once: dict[str, int] = {}
    for place, answer in answers.items():
        once.setdefault(normalise(answer), place)
    return _all_right(row, {place: answers[place] for place in once.values()})


def _starred(row: PlainRow) -> list[str]:
    """Give the answers in one cell of which some, but not all, begin with a star."""
    if row.texts(Role.OPTION) or row.texts(Role.WRONG):
        return []
    parts = _cut(row.text(Role.CORRECT))
    stars = sum(part.startswith(_STAR) for part in parts)
    return parts if 0 < stars < len(parts) else []


def _of_starred(
    row: PlainRow, starred: Sequence[str], wanted: QuestionType | None
) -> tuple[QuestionType, tuple[Option, ...]]:
    """Take what has a star as right and the rest as wrong, as Aiken and others mark them."""
    told = "what begins with a star is read as right, the rest as wrong"
    row.assume(Role.CORRECT, "starred", told)
    right = frozenset(n for n, part in enumerate(starred, 1) if part.startswith(_STAR))
    options = {n: part.removeprefix(_STAR).strip() for n, part in enumerate(starred, 1)}
    type_, marked = choice_of(row, options, right, wanted)
    return QuestionType.SHORT if wanted is QuestionType.SHORT else type_, marked


def _cut(written: str) -> list[str]:
    divider = _divider(written)
    return [part.strip() for part in written.split(divider) if part.strip()]


def _divider(written: str) -> str:
    return "|" if "|" in written else ";"


def _parts(row: PlainRow, written: str) -> dict[int, str]:
    parts = _cut(written)
    if len(parts) > 1:
        row.assume(
            Role.CORRECT,
            "split-answer",
            f"read as several accepted answers, parted by '{_divider(written)}', each right by "
            "itself",
        )
    return dict(enumerate(parts, 1))

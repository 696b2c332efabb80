"""Read a file in the form of Aiken, and tell what Moodle would not read so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import ascii_uppercase

from kit.exchange.aiken.answer_line import (
    OPTION,
    answer_in,
    contradiction,
    is_like_answer,
    look_alikes,
    right_letters,
)
from kit.exchange.aiken.remarks import Remark, remark_in
from kit.exchange.findings import FileFindings, name_for
from kit.exchange.foreign.opening import read_bytes, text_of
from kit.exchange.foreign.records import Answer, Item, ItemType, Reading, Rich

_NUMBERED = re.compile(r"(\d{1,3})[.)][ \t]+(\S.*)")
# Written without a blank, an option is taken for a further line of the question.
_RUN_TOGETHER = re.compile(r"[A-Z][.)]\S")


def looks_like(text: str) -> bool:
    """Say whether a text may be in the form of Aiken.

    A line begins with `ANSWER:`, or tells the answer in other words below an option.
    """
    below_options = False
    for said in filter(None, map(str.strip, text.split("\n"))):
        if answer_in(said, below_options=below_options) is not None:
            return True
        is_kept = below_options and remark_in(said, ())
        below_options = bool(OPTION.fullmatch(said) or is_kept)
    return False


def read(path: str | Path) -> Reading:
    """Read a file in the form of Aiken.

    Returns:
        Its questions in order, with all problems. Small letters, other words for `ANSWER:`,
        comments, questions of several lines and several right letters, which Moodle does not know,
        are read, and told.

    Raises:
        BankError: It cannot be opened, or is no text.
    """
    findings = FileFindings(file=str(path))
    text = text_of(read_bytes(Path(path)), findings)
    items = _without_numbers(_items(text, findings), findings)
    return Reading(tuple(items), findings.all())


def _without_numbers(items: list[Item], findings: FileFindings) -> list[Item]:
    """Take the numbers away where all questions of a file are counted: `1. Who?`, `2. When?`."""
    found = [_NUMBERED.fullmatch(item.text.source) for item in items]
    numbers = [int(each[1]) for each in found if each]
    if len(items) < 2 or len(numbers) < len(items) or numbers != sorted(set(numbers)):
        return items
    for item in items:
        message = "the numbers before the questions are left out"
        findings.assume("numbered", message, line=item.line)
    texts = (Rich(source=each[2]) for each in found if each)
    return [replace(item, text=text) for item, text in zip(items, texts, strict=True)]


@dataclass(kw_only=True)
class _Open:
    """A question of which the last line is still to come.

    Above it is the question that the line before has ended, if that can be used; it is refused
    where a fault of its lines was told, so that its answer is no second one.
    """

    findings: FileFindings
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    line: int = 0
    is_parted: bool = False
    comments: list[str] = field(default_factory=list)
    above: list[Item] | None = None
    is_refused: bool = False

    @property
    def is_between(self) -> bool:
        """Whether a line here is below options or an answer, or above all."""
        return bool(self.options) or not self.stem

    @property
    def hint(self) -> str:
        """What to do where an option was taken for a line of the question."""
        run_together = [line for line in self.stem[1:] if _RUN_TOGETHER.match(line)]
        return f"; put a blank behind '{run_together[0][:2]}'" if run_together else ""

    def error(self, code: str, message: str, line: int) -> None:
        self.findings.error(code, message, line=line, question=name_for(" ".join(self.stem)))

    def assume_small(self, line: int) -> None:
        message = "small letters before options or after ANSWER: (Moodle wants capitals)"
        self.findings.assume("small-letters", message, line=line)


def _items(text: str, findings: FileFindings) -> list[Item]:
    items: list[Item] = []
    asked = _Open(findings=findings)
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if not said:
            asked.is_parted = bool(asked.stem)
        elif (answer := _answer(asked, said, number)) is not None:
            found = list(_finished(asked, answer, number))
            items += found
            asked = _Open(findings=findings, above=found)
        elif option := _option(asked, said):
            _add_option(asked, *option, number)
        elif asked.is_between and (remark := remark_in(said, _below(lines, number))):
            items[-1:] = _with_remark(asked, remark, items[-1:], number)
        elif asked.options and is_like_answer(said):
            message = (
                f"'{said}' is not known as the line of the answer{look_alikes(said)}; write it "
                "'ANSWER: A'"
            )
            asked.error("no-answer-line", message, number)
            asked = _Open(findings=findings, is_refused=True)
        else:
            asked = _with_text(asked, said, number)
    _refuse_open(asked, text.rstrip().count("\n") + 1)
    return items


def _below(lines: list[str], number: int) -> Iterator[str]:
    return (lines[at] for at in range(number, len(lines)))


def _with_remark(asked: _Open, remark: Remark, last: list[Item], line: int) -> list[Item]:
    """Give the last question, with a remark below it; one below open options is kept there."""
    label = f"'{remark.label}:'"
    if not remark.is_comment:
        message = f"lines that begin with {label} are left out (Moodle knows none here)"
        asked.findings.assume("remark", message, line=line)
    elif not remark.text or not (asked.options or asked.above is not None or asked.is_refused):
        message = f"{label} belongs on one line with its text, below the answer of a question"
        asked.error("remark", message, line)
    else:
        message = f"what is behind {label} is taken for the comment (Moodle knows none here)"
        asked.findings.assume("remark", message, line=line)
        if asked.options:
            asked.comments.append(remark.text)
        elif asked.above:
            said = " ".join(filter(None, [last[0].feedback.source, remark.text]))
            return [replace(last[0], feedback=Rich(source=said))]
    return last


def _answer(asked: _Open, said: str, line: int) -> str | None:
    answer = answer_in(said, below_options=bool(asked.options))
    if answer is not None and not said.startswith("ANSWER:"):
        message = "other words or signs for 'ANSWER:' (Moodle reads 'ANSWER: A' alone, in capitals)"
        asked.findings.assume("answer-word", message, line=line)
    return answer


def _option(asked: _Open, said: str) -> tuple[str, str] | None:
    """Give letter and text of an option; `I. M. Pei was born where?` is none before the first."""
    found = OPTION.fullmatch(said)
    if found and (asked.options or found[1].upper() == "A"):
        return found[1], found[2]
    return None


def _add_option(asked: _Open, letter: str, text: str, line: int) -> None:
    if letter.islower():
        asked.assume_small(line)
    asked.line = asked.line or line
    asked.is_parted = False
    asked.letters.append(letter.upper())
    asked.options.append(text)


def _with_text(asked: _Open, said: str, line: int) -> _Open:
    """Give the question to which a line of text belongs."""
    if said.startswith("//"):
        message = "lines that begin with // are taken for comments (Moodle knows none here)"
        asked.findings.assume("comment", message, line=line)
        return asked
    if asked.options or (asked.stem and asked.is_parted):
        _refuse_open(asked, line)
        asked = _Open(findings=asked.findings, is_refused=not asked.is_parted)
    if asked.stem:
        message = "the question has several lines, put into one (Moodle keeps only the last)"
        asked.findings.assume("one-line", message, line=asked.line)
    asked.line = asked.line or line
    asked.stem.append(said)
    return asked


def _refuse_open(asked: _Open, line: int) -> None:
    if asked.options:
        message = f"there is no line 'ANSWER: …' below the options (looked for up to line {line})"
        asked.error("no-answer-line", message, asked.line)
    elif asked.stem:
        message = "this text has no options; put 'A. …' on the lines below it, then 'ANSWER: …'"
        asked.error("no-options", message, asked.line)


def _finished(asked: _Open, answer: str, line: int) -> Iterator[Item]:
    """Give the question that a line with its answer ends, if it can be used."""
    right = right_letters(answer)
    wanted = list(ascii_uppercase[: len(asked.options)])
    if asked.is_refused and not asked.options:
        return
    if not asked.stem:
        asked.error("no-text", "there is no question above this", asked.line or line)
    elif len(asked.options) < 2:
        asked.error("one-option", f"there are fewer than two options{asked.hint}", asked.line)
    elif asked.letters != wanted:
        there = ", ".join(asked.letters)
        message = f"the options are lettered {there}; letter them A, B, C without a gap"
        asked.error("letters", message, asked.line)
    elif not right or not set(right) <= set(wanted):
        message = (
            f"'ANSWER: {answer}' names no option{look_alikes(answer)}; write a letter from A to "
            f"{wanted[-1]}"
        )
        asked.error("no-key", message, line)
    elif told := contradiction(answer, dict(zip(wanted, asked.options, strict=True))):
        asked.error("unclear-key", told, line)
    else:
        if answer.lstrip("(")[:1].islower():
            asked.assume_small(line)
        yield _item(asked, right, line)


def _item(asked: _Open, right: list[str], line: int) -> Item:
    if len(right) > 1:
        message = f"{len(right)} letters, so it became a choices (Moodle takes the first alone)"
        asked.findings.assume("several-right", message, line=line)
    options = (
        Answer(text=Rich(source=text), weight=1 / len(right) if letter in right else 0.0)
        for letter, text in zip(asked.letters, asked.options, strict=True)
    )
    return Item(
        type=ItemType.CHOICES if len(right) > 1 else ItemType.CHOICE,
        line=asked.line,
        text=Rich(source=" ".join(asked.stem)),
        options=tuple(options),
        feedback=Rich(source=" ".join(asked.comments)),
    )

"""Aiken, the plainest form for questions with one right option.

https://docs.moodle.org/en/Aiken_format: the question on one line, `A. option` on each of the next,
then `ANSWER: A`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import ascii_uppercase

from kit.article import Article
from kit.bank import Question, QuestionBank, QuestionType
from kit.exchange.export import Export
from kit.exchange.findings import FileFindings, name_for
from kit.exchange.foreign.opening import read_bytes, text_of
from kit.exchange.foreign.records import Answer, Item, ItemType, Reading, Rich
from kit.exchange.outgoing.losses import MARK, ORDER, SHARES, Rule, is_of, sort_out

_OPTION = re.compile(r"([A-Za-z])[.)][ \t]+(\S.*)")
_ANSWER = re.compile(r"ANSWER[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_WORDS = (
    r"(?:the )?(?:(?:correct|right) (?:answer|option|choice|response)|correct|right|answer|ans|key"
    r"|solution)(?:s|\(s\))?(?: key)?\.?(?: is)?[ \t]*"
)
_ONE_LETTER = r"\(?[A-Z]\)?\.?"
# Two dots or a sign of equality may stand before anything, other signs only before a letter.
_IN_OTHER_WORDS = re.compile(
    rf"{_WORDS}(?:[:=][ \t]*(?P<said>.*)|[-–—]?[ \t]*(?P<letter>{_ONE_LETTER}))",
    re.IGNORECASE,
)
_IN_UNKNOWN_WORDS = re.compile(rf"[^\W\d_].*[:=][ \t]*{_ONE_LETTER}")
_LETTERS = re.compile(r"[A-Z](?:(?:[ ,;&]|and)+[A-Z])*\.?", re.IGNORECASE)
_LETTER = re.compile(r"\(?([A-Za-z])(?:(?:[.):]|[ \t]+[-–—])(?:\s|\Z)|[ \t]+\()")
_NUMBERED = re.compile(r"(\d{1,3})[.)][ \t]+(\S.*)")
# Written without a blank, an option is taken for a further line of the question.
_RUN_TOGETHER = re.compile(r"[A-Z][.)]\S")
_LIKE_IT = re.compile(
    rf"^[ \t]*(?:ANSWER[ \t]*:|\**{_WORDS}[:=-]?\**[ \t]*{_ONE_LETTER}\**[ \t\r]*$)",
    re.MULTILINE | re.IGNORECASE,
)


def looks_like(text: str) -> bool:
    """Say whether a text may be in the form of Aiken: a line begins with `ANSWER:`, or means it."""
    return _LIKE_IT.search(text) is not None


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
    items = _without_numbers(list(_items(text, findings)), findings)
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
    """A question of which the last line is still to come."""

    findings: FileFindings
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    line: int = 0
    is_parted: bool = False

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


def _items(text: str, findings: FileFindings) -> Iterator[Item]:
    asked = _Open(findings=findings)
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if not said:
            asked.is_parted = bool(asked.stem)
        elif (answer := _answer(asked, said, number)) is not None:
            yield from _finished(asked, answer, number)
            asked = _Open(findings=findings)
        elif option := _option(asked, said):
            _add_option(asked, *option, number)
        elif asked.options and _IN_UNKNOWN_WORDS.fullmatch(said):
            message = f"'{said}' is not known as the line of the answer; write it 'ANSWER: A'"
            asked.error("no-answer-line", message, number)
            asked = _Open(findings=findings)
        else:
            asked = _with_text(asked, said, number)
    _refuse_open(asked, text.rstrip().count("\n") + 1)


def _answer(asked: _Open, said: str, line: int) -> str | None:
    """Give what a line says the answer is; None for any other line.

    Moodle knows `ANSWER:` alone, in capitals (question/format/aiken/format.php); other words are
    known here below options only, where no question can be.
    """
    if found := _ANSWER.fullmatch(said):
        answer = found[1]
    elif asked.options and (found := _IN_OTHER_WORDS.fullmatch(said.replace("**", ""))):
        answer = found["letter"] or found["said"]
    else:
        return None
    if not said.startswith("ANSWER:"):
        message = "other words or signs for 'ANSWER:' (Moodle reads 'ANSWER: A' alone, in capitals)"
        asked.findings.assume("answer-word", message, line=line)
    return answer.strip()


def _option(asked: _Open, said: str) -> tuple[str, str] | None:
    """Give letter and text of an option; `I. M. Pei was born where?` is none before the first."""
    found = _OPTION.fullmatch(said)
    if found and (asked.options or found[1].upper() == "A"):
        return found[1], found[2]
    return None


def _add_option(asked: _Open, letter: str, text: str, line: int) -> None:
    if letter.islower():
        asked.assume_small(line)
    asked.line = asked.line or line
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
        asked = _Open(findings=asked.findings)
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
    right = _right_letters(answer)
    wanted = list(ascii_uppercase[: len(asked.options)])
    if not asked.stem:
        asked.error("no-text", "there is no question above this", asked.line or line)
    elif len(asked.options) < 2:
        asked.error("one-option", f"there are fewer than two options{asked.hint}", asked.line)
    elif asked.letters != wanted:
        there = ", ".join(asked.letters)
        message = f"the options are lettered {there}; letter them A, B, C without a gap"
        asked.error("letters", message, asked.line)
    elif not right or not set(right) <= set(wanted):
        message = f"'ANSWER: {answer}' names no option; write a letter from A to {wanted[-1]}"
        asked.error("no-key", message, line)
    else:
        if answer.lstrip("(")[:1].islower():
            asked.assume_small(line)
        yield _item(asked, right, line)


def _right_letters(answer: str) -> list[str]:
    bare = re.sub(r"[()]", "", answer)
    if _LETTERS.fullmatch(bare):
        return re.findall(r"\b[A-Z]\b", bare.upper())
    found = _LETTER.match(answer)
    return [found[1].upper()] if found else []


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
    )


def write(bank: QuestionBank, passages: Mapping[str, Article]) -> Export:  # noqa: ARG001
    """Give a bank in the form of Aiken.

    Args:
        bank: The bank.
        passages: The articles; Aiken has no place for them.

    Returns:
        The file, with what Aiken cannot hold: all but questions with one right option.
    """
    kept = sort_out(bank, None, left_out=_LEFT_OUT, changed=_CHANGED)
    text = "\n\n".join(map(_written, kept.questions))
    return Export(data=(text + "\n").encode(), losses=kept.losses)


def _has_too_many_options(question: Question) -> bool:
    return len(question.options) > len(ascii_uppercase)


def _has_options_like_html(question: Question) -> bool:
    return any(sign in option.text for option in question.options for sign in "<&")


def _is_mistaken(question: Question) -> bool:
    """Say whether a question would be read as something else."""
    stem = question.stem
    is_short = len(stem.encode()) < 2
    return is_short or bool(_OPTION.match(stem) or _ANSWER.match(stem) or stem.startswith("//"))


_LEFT_OUT = (
    Rule("choices with several right options", is_of(QuestionType.CHOICES)),
    Rule("typed answers", is_of(QuestionType.SHORT)),
    ORDER,
    MARK,
    Rule("choices with more than 26 options", _has_too_many_options),
    Rule("options with < or &, which Moodle would show wrongly", _has_options_like_html),
    Rule("texts that look like an option, an ANSWER or a comment", _is_mistaken),
)
_CHANGED = (
    Rule("the articles, ids, tags, comments, hints, evidence and points of questions"),
    SHARES,
)


def _written(question: Question) -> str:
    options = zip(ascii_uppercase, question.options, strict=False)
    lines = [f"{letter}. {option.text}" for letter, option in options]
    right = next(place for place, option in enumerate(question.options) if option.is_right)
    return "\n".join([question.stem, *lines, f"ANSWER: {ascii_uppercase[right]}"])

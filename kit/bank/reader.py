"""From rows to questions: which option belongs where, and everything that is wrong, at once."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from kit.bank.question import ID_PATTERN, Option, Passage, Question, QuestionBank, QuestionType
from kit.bank.table import Findings, Row, line_range, read_rows
from kit.errors import BankError, Severity
from kit.text import collapse, normalise

_MARK = re.compile(
    r"\[(?P<mark>[xX]|[ ]?|else|hint|(?P<percent>-?\d+(?:[.,]\d+)?)[ ]?%)\](?P<text>.*)", re.DOTALL
)
_TRUE_FALSE = ("True", "False")
_ONLY_ON_QUESTIONS = ("passage", "evidence", "tags", "points")
_KNOWN_TYPES = "choice, choices, short or truefalse"


def load_bank(path: str | Path, articles: Iterable[Passage] = ()) -> QuestionBank:
    """Read a question bank from its CSV file; the bank's id is the file's name without the ending.

    Args:
        path: The file.
        articles: The articles that the questions are about. With them given, each question must
            name one of them, and its evidence must stand there word for word.

    Raises:
        BankError: The file has faults; the error holds all of them.
    """
    path = Path(path)
    findings = Findings(file=str(path))
    data = _read(path, findings)
    rows = read_rows(data, findings) if data is not None else []
    questions = _questions(rows, {article.id: article for article in articles}, findings)
    if data is not None and not questions and not findings.problems:
        findings.error(None, "there are no questions in this file")
    problems = sorted(findings.problems, key=lambda problem: problem.line or 0)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise BankError(problems)
    return QuestionBank(id=path.stem, questions=tuple(questions), notices=tuple(problems))


def _read(path: Path, findings: Findings) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        findings.error(None, "there is no such file; check the name and the folder")
    except OSError as error:
        findings.error(None, f"cannot be opened ({error.strerror}); check what it is")
    return None


@dataclass(kw_only=True)
class _Block:
    """A question row with the option rows that belong to it; `stop` is the line of the next."""

    head: Row
    options: list[Row] = field(default_factory=list)
    stop: float = math.inf

    @property
    def id(self) -> str:
        return self.head["id"]


def _questions(
    rows: list[Row], articles: Mapping[str, Passage], findings: Findings
) -> list[Question]:
    blocks = _gather(rows, findings)
    passages = sorted({block.head["passage"] for block in blocks} - {""})
    return [_question(block, passages, articles, findings) for block in blocks]


# ----------------------------------------------------------------- which option belongs where


def _gather(rows: list[Row], findings: Findings) -> list[_Block]:
    """Put each option row under its question, wherever it stands; say which have none."""
    blocks: list[_Block] = []
    orphans: list[tuple[Row, _Block | None]] = []
    scattered: dict[str, list[int]] = {}
    owners = {row["id"]: _Block(head=row) for row in reversed(rows) if row["row"]}
    for row in rows:
        if row["row"]:
            owner = owners[row["id"]]
            blocks.append(owner if owner.head is row else _Block(head=row))
        elif blocks and row["id"] == blocks[-1].id:
            blocks[-1].options.append(row)
        elif row["id"] in owners:
            owners[row["id"]].options.append(row)
            scattered.setdefault(row["id"], []).append(row.line)
        else:
            orphans.append((row, blocks[-1] if blocks else None))
    for block, following in pairwise(blocks):
        block.stop = following.head.line
    _report_repeated(blocks, findings)
    _report_scattered(scattered, findings)
    _report_orphans(orphans, blocks, findings)
    return blocks


def _report_repeated(blocks: list[_Block], findings: Findings) -> None:
    first: dict[str, int] = {}
    for block in blocks:
        line = first.setdefault(block.id, block.head.line)
        if line != block.head.line and block.id:
            lines = [row.line for row in block.options]
            with_it = f" (its options on {line_range(lines)} go with it)" if lines else ""
            findings.error(
                block.head.line,
                f"'{block.id}' is already the question on line {line}; "
                f"give this one another id{with_it}",
                column="id",
            )


def _report_scattered(scattered: dict[str, list[int]], findings: Findings) -> None:
    for question_id, lines in scattered.items():
        findings.notice(
            lines[0], f"options of '{question_id}' stand apart from it; put together again"
        )


def _report_orphans(
    orphans: list[tuple[Row, _Block | None]], blocks: list[_Block], findings: Findings
) -> None:
    """One message for each wrong id, not one for each option under it."""
    groups: dict[str, list[tuple[Row, _Block | None]]] = {}
    for row, above in orphans:
        groups.setdefault(row["id"], []).append((row, above))
    known = [block.id for block in blocks]
    for wrong, members in groups.items():
        lines = [row.line for row, _ in members]
        above = members[0][1]
        if above is not None and not above.options:
            above.options.extend(row for row, _ in members)
            advice = f"the question above is '{above.id}' (line {above.head.line}); make them equal"
        else:
            near = difflib.get_close_matches(wrong, known, n=1)
            advice = f"did you mean '{near[0]}'?" if near else "write the id of its question"
        name = f"'{wrong}'" if wrong else "no id"
        findings.error(
            lines[0], f"{line_range(lines)}: {name} is no question here; {advice}", column="id"
        )


# ----------------------------------------------------------------- one question


def _question(
    block: _Block, passages: list[str], articles: Mapping[str, Passage], findings: Findings
) -> Question:
    head = block.head
    reader = _QuestionReader(block=block, findings=findings)
    type_ = reader.type()
    options, hints, otherwise = reader.option_rows(type_)
    question = Question(
        id=reader.id(),
        passage=reader.passage(passages, articles),
        type=type_ or QuestionType.CHOICE,
        stem=reader.stem(),
        options=options,
        feedback=head["feedback"],
        hints=hints,
        evidence=collapse(head["evidence"]),
        tags=tuple(head["tags"].split()),
        points=reader.points(),
        otherwise=otherwise,
    )
    if type_ is not None:
        reader.check_options(question)
    reader.check_evidence(question, articles)
    return question


@dataclass(frozen=True, kw_only=True)
class _QuestionReader:
    """Reads the cells of one block; what is wrong goes to `findings`, with line and column."""

    block: _Block
    findings: Findings

    def _error(self, message: str, *, column: str | None = None, row: Row | None = None) -> None:
        line = (row or self.block.head).line
        self.findings.error(line, message, question=self.block.id or None, column=column)

    def id(self) -> str:
        if not self.block.id:
            self._error("a question needs an id, such as 'mosul-who-1'", column="id")
        elif not ID_PATTERN.fullmatch(self.block.id):
            self._error(
                "an id has three or more parts of small letters and digits joined by hyphens, "
                "such as 'mosul-who-1'",
                column="id",
            )
        return self.block.id

    def type(self) -> QuestionType | None:
        written = self.block.head["row"].casefold()
        if written in list(QuestionType):
            return QuestionType(written)
        near = difflib.get_close_matches(written, list(QuestionType), n=1)
        advice = f"did you mean '{near[0]}'?" if near else f"write {_KNOWN_TYPES}"
        self._error(f"'{self.block.head['row']}' is not a type of question; {advice}", column="row")
        return None

    def stem(self) -> str:
        stem = self.block.head["text"]
        if not stem:
            self._error("this question has no text; write what is asked", column="text")
        elif stem.startswith("="):
            self._error(
                "the text begins with '=', so a spreadsheet would compute it; begin with a word",
                column="text",
            )
        return stem

    def passage(self, passages: list[str], articles: Mapping[str, Passage]) -> str:
        written = self.block.head["passage"]
        if not written and len(passages) != 1:
            self._error(
                "say which passage it is about; the bank has not just one", column="passage"
            )
        name = written or (passages[0] if passages else "")
        if name and articles and name not in articles:
            near = difflib.get_close_matches(name, articles, n=1, cutoff=0.5)
            advice = f"did you mean '{near[0]}'?" if near else f"there is {', '.join(articles)}"
            self._error(f"no passage called '{name}'; {advice}", column="passage")
        return name

    def points(self) -> float:
        written = self.block.head["points"]
        if not written:
            return 1.0
        if re.fullmatch(r"\d+,\d+", written):
            self.findings.notice(
                self.block.head.line,
                f"'{written}' read as {written.replace(',', '.')}",
                column="points",
            )
        if not re.fullmatch(r"\d+([.,]\d+)?", written):
            self._error(f"'{written}' is not a number; write 1, 2 or 0.5", column="points")
            return 1.0
        points = float(written.replace(",", "."))
        if points == 0:
            self._error("a question must be worth more than 0 points", column="points")
        return points

    def option_rows(
        self, type_: QuestionType | None
    ) -> tuple[tuple[Option, ...], tuple[str, ...], str]:
        """Give options, hints and the comment for every other answer."""
        options: list[Option] = []
        hints: list[str] = []
        otherwise: list[str] = []
        for row in self.block.options:
            self._refuse_stray_cells(row)
            found = _MARK.fullmatch(row["text"])
            mark = found["mark"].casefold() if found else None
            text = found["text"].strip() if found else ""
            if mark is None:
                self._refuse_unmarked(row)
            elif mark == "else":
                self._check_else(row, text, type_, otherwise)
                otherwise.append(row["feedback"])
            elif not text:
                self._error("there is a mark but no text after it", column="text", row=row)
            elif mark == "hint":
                self._check_hint(row)
                hints.append(text)
            else:
                credit = self._credit(found["percent"] if found else None, mark, row)
                options.append(Option(text=text, credit=credit, feedback=row["feedback"]))
        return tuple(options), tuple(hints), "".join(otherwise[:1])

    def _refuse_stray_cells(self, row: Row) -> None:
        for column in _ONLY_ON_QUESTIONS:
            if row[column]:
                self._error(
                    f"'{row[column]}' stands in an option row; it belongs in the question row "
                    f"(line {self.block.head.line})",
                    column=column,
                    row=row,
                )

    def _refuse_unmarked(self, row: Row) -> None:
        text = row["text"]
        if not text:
            self._error("this row has no text; write an option or delete the row", row=row)
            return
        looks_changed = re.fullmatch(r"[\d/.:\- ]+|#\w+!?", text)
        cause = "; was it changed by a spreadsheet?" if looks_changed else ""
        self._error(
            f"'{text}' does not start with [x], [ ], [50%], [else] or [hint]{cause}",
            column="text",
            row=row,
        )

    def _check_else(self, row: Row, text: str, type_: QuestionType | None, seen: list[str]) -> None:
        if type_ not in (QuestionType.SHORT, None):
            self._error("[else] is for short questions only; delete the row", row=row)
        if text:
            self._error(
                "[else] has no text of its own; move it to the column feedback",
                column="text",
                row=row,
            )
        if seen:
            self._error("there are two [else] rows; keep one", row=row)

    def _check_hint(self, row: Row) -> None:
        if row["feedback"]:
            self._error(
                "a [hint] has no feedback; move it into the text", row=row, column="feedback"
            )

    def _credit(self, percent: str | None, mark: str, row: Row) -> float:
        if percent is None:
            return 1.0 if mark == "x" else 0.0
        if not re.fullmatch(r"[1-9]\d?", percent):
            self._error(
                f"[{percent}%] is not a share of the points; write a whole number from 1 to 99",
                column="text",
                row=row,
            )
            return 0.0
        return int(percent) / 100

    def check_options(self, question: Question) -> None:
        """Check what the options of a question must be together."""
        self._check_repeated()
        right = [row.line for row in self.block.options if row["text"][:3].casefold() == "[x]"]
        if len(right) > 1 and question.type in (QuestionType.CHOICE, QuestionType.TRUEFALSE):
            self._error(
                f"this is a {question.type} with {len(right)} right answers "
                f"({line_range(right)}); make it choices, or unmark all but one"
            )
        elif not self._has_unread_rows():
            self._check_missing(question, has_right=bool(right))

    def _has_unread_rows(self) -> bool:
        """Say whether a row here has a fault, so that what seems missing may be there."""
        lines = (p.line or 0 for p in self.findings.problems if p.severity is Severity.ERROR)
        return any(self.block.head.line < line < self.block.stop for line in lines)

    def _check_missing(self, question: Question, *, has_right: bool) -> None:
        if question.type is QuestionType.TRUEFALSE and (
            sorted(option.text for option in question.options) != sorted(_TRUE_FALSE)
        ):
            self._error("a truefalse has just two options, True and False; write both")
        elif not has_right:
            self._error("no option is marked right; mark it with [x]")
        elif len(question.options) == 1 and question.type is not QuestionType.SHORT:
            self._error("a choice needs at least two options; add a wrong one")

    def _check_repeated(self) -> None:
        first: dict[str, int] = {}
        for row in self.block.options:
            found = _MARK.fullmatch(row["text"])
            if not found or found["mark"] == "else" or not found["text"].strip():
                continue
            is_hint = "hint " if found["mark"] == "hint" else ""
            line = first.setdefault(is_hint + normalise(found["text"]), row.line)
            if line != row.line:
                self._error(
                    f"'{found['text'].strip()}' is there already, on line {line}; change one",
                    column="text",
                    row=row,
                )

    def check_evidence(self, question: Question, articles: Mapping[str, Passage]) -> None:
        """Check that every part of the evidence stands in the passage word for word."""
        article = articles.get(question.passage)
        if article is None:
            return
        for part in question.evidence_parts:
            if article.find(part) is None:
                self._error(_not_found(part, article), column="evidence")


def _not_found(part: str, article: Passage) -> str:
    near = nearest_words(part, article.text)
    advice = f"the nearest words are '{near}'" if near else "copy the words from the article"
    return f"'{part}' does not stand word for word in {article.id}; {advice}"


def nearest_words(part: str, text: str) -> str | None:
    """Give the stretch of the text that shares most words in a row with `part`; None if few."""
    wanted, words = normalise(part).split(), text.split()
    plain = [normalise(word) for word in words]
    matcher = difflib.SequenceMatcher(a=plain, b=wanted, autojunk=False)
    match = matcher.find_longest_match()
    if match.size < 2:
        return None
    start = max(0, match.a - match.b)
    return " ".join(words[start : start + len(wanted)])

"""Make the attempts of a class that never was: data/class/mosul-attempts.csv.

    python -m tests.tools.made_up_class

Two dozen students with names from many places work the Mosul bank. Whether one answers a question
rightly is drawn from the Rasch model (ability of the student less difficulty of the question, on a
logistic scale); everything else is what the real quiz does with such a student. The same file
comes out every time, and a test compares it with the one that is kept.
"""

from __future__ import annotations

import csv
import io
import math
import random
from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import kit

DATA = Path(__file__).parents[2] / "data"
PLACE = DATA / "class" / "mosul-attempts.csv"
STUDENTS = [
    "Aisha",
    "Amir",
    "Bruno",
    "Chen",
    "Chloe",
    "Daniel",
    "Elena",
    "Emeka",
    "Farah",
    "Felix",
    "Hana",
    "Ibrahim",
    "Ines",
    "Jonas",
    "Kavya",
    "Leila",
    "Mateo",
    "Mei",
    "Noor",
    "Oskar",
    "Priya",
    "Samuel",
    "Tomas",
    "Yuki",
]
WRONG_WORDS = {"who": "the army", "when": "2015", "where": "Baghdad"}
WRONG_WORDS_MARKED = {"who": "the offensive", "when": "Diehard jihadists", "where": "Iraq"}
DIFFICULTY = {"literal": -1.0, "vocabulary": 0.2, "inference": 0.9}


def make() -> str:
    """Give the text of the CSV file."""
    article = kit.load_article(DATA / "articles" / "mosul-2017-07-09.txt")
    bank = kit.load_bank(DATA / "banks" / "mosul.csv", [article])
    rng = random.Random(20170709)
    log = kit.AttemptLog.in_memory()
    hardness = {question.id: DIFFICULTY[question.tags[-1]] + rng.gauss(0, 0.6) for question in bank}
    for number, name in enumerate(STUDENTS):
        work(name.casefold(), number, rng.gauss(0.3, 1.1), bank, article, log, hardness, rng)
    return as_csv(log)


def work(
    student: str,
    number: int,
    ability: float,
    bank: kit.QuestionBank,
    article: kit.Article,
    log: kit.AttemptLog,
    hardness: dict[str, float],
    rng: random.Random,
) -> None:
    """Let one student go through the quiz; some run out of time."""
    now = [datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(seconds=20 * number)]
    quiz = kit.Quiz(bank, article, log, student, rng=rng, clock=lambda: now[0])
    last = len(bank) if rng.random() < 0.8 else rng.randint(12, len(bank) - 1)
    for question in quiz.questions[:last]:
        quiz.open(question.id)
        while quiz.tries_left(question) > 0:
            now[0] += timedelta(seconds=round(rng.lognormvariate(3.3, 0.5), 1))
            if ability < 0 and rng.random() < 0.3:
                quiz.hint()
            knows = rng.random() < 1 / (1 + math.exp(hardness[question.id] - ability))
            quiz.retry()
            quiz.answer(right(question) if knows else wrong(question, quiz, rng))


def right(question: kit.Question) -> str | list[str]:
    if question.type in (kit.QuestionType.CHOICES, kit.QuestionType.ORDER):
        return list(question.accepted)
    return question.key


def wrong(question: kit.Question, quiz: kit.Quiz, rng: random.Random) -> str | list[str]:
    if question.type is kit.QuestionType.SHORT:
        return WRONG_WORDS[str(question.kind)]
    if question.type is kit.QuestionType.MARK:
        return WRONG_WORDS_MARKED[str(question.kind)]
    if question.type is kit.QuestionType.ORDER:
        return [*question.accepted[1:], question.accepted[0]]
    tried = {attempt.response for attempt in quiz.attempts(question)}
    distractors = [text for text in question.distractors if text not in tried]
    if question.type is kit.QuestionType.CHOICES:
        return [question.accepted[0], rng.choice(question.distractors)]
    return rng.choice(distractors)


def as_csv(log: kit.AttemptLog) -> str:
    """Give the attempts in the order of their time."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [field.name for field in fields(kit.Attempt)]
    writer.writerow(names)
    for attempt in sorted(log.attempts(), key=lambda attempt: (attempt.time, attempt.student)):
        row = asdict(attempt) | {"time": attempt.time.isoformat(timespec="milliseconds")}
        writer.writerow(
            [f"{row[n]:g}" if n in ("score", "credit", "points") else row[n] for n in names]
        )
    return out.getvalue()


if __name__ == "__main__":
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(make(), encoding="utf-8")

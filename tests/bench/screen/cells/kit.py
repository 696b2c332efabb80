"""Ours. `records` and `passage` come from the first cell of the notebook."""
# ruff: noqa: F821

# %%
from kit import (
    AttemptLog,
    Option,
    Question,
    QuestionBank,
    QuestionType,
    Quiz,
    QuizView,
    parse_article,
)

# %%
bank = QuestionBank(
    id="bench",
    questions=tuple(
        Question(
            id=f"bench-{record['kind']}-{number}",
            passage="bench",
            type=QuestionType.CHOICE,
            stem=record["text"],
            options=tuple(
                Option(
                    text=text,
                    credit=float(at == record["right"]),
                    feedback=record["yes"] if at == record["right"] else record["no"],
                )
                for at, text in enumerate(record["options"])
            ),
            evidence=record["evidence"],
            tags=(record["kind"],),
        )
        for number, record in enumerate(records, 1)
    ),
)

# %%
article = parse_article(passage, id="bench")
QuizView(Quiz(bank, article, AttemptLog("attempts.sqlite"), "student"))

"""Draws all in the browser, answers and all; no model, no round trip."""
# ruff: noqa: F821

# %%
from jupyterquiz import display_quiz

# %%
questions = [
    {
        "question": record["text"],
        "type": "multiple_choice",
        "answers": [
            {
                "answer": text,
                "correct": at == record["right"],
                "feedback": record["yes"] if at == record["right"] else record["no"],
            }
            for at, text in enumerate(record["options"])
        ],
    }
    for record in records
]

# %%
display_quiz(questions)

"""A family of ipywidgets for each question, each with a button of its own."""
# ruff: noqa: F821

# %%
from ipyquizjb import display_questions

# %%
questions = [
    {
        "type": "MULTIPLE_CHOICE",
        "body": record["text"],
        "answers": record["options"],
        "answer": [record["options"][record["right"]]],
        "notes": [record["yes"]],
    }
    for record in records
]

# %%
display_questions(questions, as_group=False)

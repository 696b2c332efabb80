"""Radio buttons of ipywidgets; it shows no question text, so a Markdown output does."""
# ruff: noqa: F821

# %%
from IPython.display import Markdown, display
from nbquiz import check_answer, multiple_choice

# %%
questions = [
    {"text": Markdown(record["text"]), "options": record["options"], "correct": record["right"]}
    for record in records
]

# %%
for question in questions:
    display(question["text"])
    check_answer(multiple_choice(*question["options"], correct=question["correct"]))

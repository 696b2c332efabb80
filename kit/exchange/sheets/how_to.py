"""What the second sheet of a workbook tells whoever edits the first."""

from __future__ import annotations

from typing import Final

HOW_TO: Final[tuple[tuple[str, str], ...]] = (
    ("In the sheet bank", ""),
    ("", "One row for each question and, below it, one row for each of its options."),
    ("id", "The same in every row of a question. Three or more parts, such as mosul-who-1."),
    ("", "All cells are formatted as Text, so that no date or number is changed. Keep them so."),
    ("In the row of a question", ""),
    ("passage", "The name of the article's file, without .txt."),
    ("row", "How it is answered:"),
    ("choice", "one option is right"),
    ("choices", "several options are right"),
    ("short", "an answer is typed; the rows below list what is accepted"),
    ("truefalse", "the two options are True and False"),
    ("order", "things are put in order"),
    ("mark", "words of the article are marked"),
    ("text", "The question."),
    ("feedback", "A comment that everybody gets once the question is settled."),
    ("evidence", "Words of the article that show the answer, word for word. Join parts by [...]"),
    ("tags", "who, when or where, and other words for sorting, parted by blanks."),
    ("points", "What a full answer is worth; 1 if left empty."),
    ("In the row of an option", ""),
    ("row", "Empty: that makes it an option."),
    ("text", "A mark and the option:"),
    ("[x] [ ] [50%]", "right, wrong, half right"),
    ("[1] [2] [3]", "the things of an order, each with its number"),
    ("[else]", "the comment on every answer that is not listed (short and mark)"),
    ("[hint]", "a hint; several go from gentle to strong"),
    ("feedback", "The comment for whoever gives this answer."),
    ("Settings", ""),
    ("settings", "A row of its own, with rows below it such as [tries] 3 or [reading] first."),
    ("Back to the kit", ""),
    ("", "kit sheet THIS-FILE.xlsx -o BANK.csv"),
)
"""A name and what it means; where the meaning is empty, the name is a heading."""

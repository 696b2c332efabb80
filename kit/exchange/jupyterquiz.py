"""Banks as JSON for the notebook extension jupyterquiz.

The form is that of its README and of `schema/` in https://github.com/jmshea/jupyterquiz (MIT). How
a text is shown and an answer compared was read in its JavaScript (`js/helpers.js`, `js/string.js`).
Shown texts are HTML in which dollars and brackets begin formulas and links. A typed answer is
compared as it stands, so it is plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kit.article import Article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.exchange.export import Export
from kit.exchange.outgoing.losses import HINTS, MARK, ORDER, POINTS, SHARES, TAGS, Rule, sort_out
from kit.exchange.outgoing.markup import inert
from kit.exchange.outgoing.packing import as_json
from kit.exchange.outgoing.quoting import joined, said
from kit.exchange.outgoing.typed_forms import all_forms

_ALWAYS = (
    Rule("the article", instead="put it into a cell above the quiz"),
    Rule("ids of questions"),
)
_RIGHT, _WRONG = "Correct!", "Incorrect. Try again."


def write(
    bank: QuestionBank,
    passages: Mapping[str, Article],  # noqa: ARG001, as the other writers have it
) -> Export:
    """Write a bank for `jupyterquiz.display_quiz`.

    The comment on any answer follows each comment, and the evidence each one on a right answer:
    there is no other place for them. The article stands in no quiz: put it into a cell above.
    """
    kept = sort_out(
        bank,
        None,
        left_out=(ORDER, MARK),
        changed=(*_ALWAYS, POINTS, SHARES, HINTS, TAGS),
    )
    return Export(data=as_json([_entry(each) for each in kept.questions]), losses=kept.losses)


def _entry(question: Question) -> dict[str, Any]:
    is_typed = question.type is QuestionType.SHORT
    type_ = "many_choice" if question.type is QuestionType.CHOICES else "multiple_choice"
    return {
        "question": inert(question.stem),
        "type": "string" if is_typed else type_,
        "answers": list(_typed(question) if is_typed else _shown(question)),
    }


def _shown(question: Question) -> Iterator[dict[str, Any]]:
    for option in question.options:
        comment = _comment(question, option)
        told = {"feedback": inert(comment)} if comment else {}
        yield {"answer": inert(option.text), "correct": option.is_right, **told}


def _typed(question: Question) -> Iterator[dict[str, Any]]:
    """Give what may be typed; without a comment, a wrong answer would be called correct."""
    for option, form in all_forms(question):
        comment = _comment(question, option) or (_RIGHT if option.is_right else _WRONG)
        yield {
            "answer": form,
            "correct": option.is_right,
            "feedback": inert(comment),
            "match_case": False,
        }
    if otherwise := joined((question.otherwise, question.feedback)):
        yield {"type": "default", "feedback": inert(otherwise)}


def _comment(question: Question, option: Option) -> str:
    """Give all that is told of an answer; empty where jupyterquiz says it as well."""
    general = joined((question.feedback, said(question) if option.is_right else ""))
    own = option.feedback or (_RIGHT if option.is_right else _WRONG)
    return joined((own, general)) if general or option.feedback else ""

"""Further forms of questions: true or false, how long, what happened when, what came first."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kit.article import Article
from kit.drafting.forms.drafts import FormDraft, choose_drafts, finished
from kit.drafting.forms.events import order_events
from kit.drafting.forms.happened import draft_happenings
from kit.drafting.forms.how_long import draft_how_longs
from kit.drafting.forms.order import draft_orders
from kit.drafting.forms.records import Event, EventOrder, Form
from kit.drafting.forms.truth import draft_truths
from kit.drafting.records import DraftedQuestion
from kit.facts import Survey

__all__ = ["Event", "EventOrder", "Form", "draft_forms", "order_events"]

_DRAFTERS: dict[Form, Callable[[Article, Survey], list[FormDraft]]] = {
    Form.TRUTH: draft_truths,
    Form.HOW_LONG: draft_how_longs,
    Form.HAPPENED: draft_happenings,
    Form.ORDER: draft_orders,
}


def draft_forms(
    article: Article,
    survey: Survey,
    forms: Collection[Form] = tuple(Form),
    limit: int | None = None,
) -> list[DraftedQuestion]:
    """Draft questions of further forms, form by form, each in the order of the text.

    Args:
        article: What is read.
        survey: What `kit.facts.survey` gives for it.
        forms: The forms wanted.
        limit: At most so many questions in all, the surer ones, the forms taken in turn; when left
            out, as many as can be had.
    """
    drafts = [draft for form in Form if form in forms for draft in _DRAFTERS[form](article, survey)]
    if limit is not None:
        drafts = choose_drafts(drafts, survey, limit)
    return list(finished(drafts, article, survey))

"""Answers as other programs need them: options well mixed, typed answers in all their forms."""

from __future__ import annotations

from collections.abc import Iterator

from kit.bank import Option, Question, QuestionType
from kit.exchange.packing import own_id

_CURLY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_THE = "the "


def mixed(question: Question) -> tuple[Option, ...]:
    """Give the options in an order that gives nothing away, always the same; True before False."""
    if question.type is QuestionType.TRUEFALSE:
        return tuple(sorted(question.options, key=lambda option: option.text, reverse=True))
    by_lot = sorted(
        question.options, key=lambda option: own_id("option", f"{question.id}/{option.text}").hex
    )
    if question.type is QuestionType.ORDER and tuple(by_lot) == question.options:
        by_lot = [*by_lot[1:], by_lot[0]]
    return tuple(by_lot)


def typed_forms(question: Question) -> tuple[Option, ...]:
    """Give the accepted answers of a short question, then other ways in which they are typed.

    Elsewhere an answer must be typed letter by letter, large or small: so each is listed with
    straight marks, with the curly apostrophe, and without a leading `the`, once.
    """
    accepted = [option for option in question.options if option.is_right]
    forms: dict[str, Option] = {}
    for option in accepted:
        forms.setdefault(option.text.lower(), option)
    for option in accepted:
        for text in _ways(option.text):
            form = Option(text=text, credit=1, feedback=option.feedback)
            forms.setdefault(text.lower(), form)
    return tuple(forms.values())


def _ways(text: str) -> Iterator[str]:
    bare = text[len(_THE) :].strip() if text.casefold().startswith(_THE) else ""
    for way in (text, bare):
        if way:
            yield way
            yield way.translate(_CURLY)
            yield way.replace("'", "’")

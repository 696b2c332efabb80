"""Banks as an H5P Question Set: a package of content, without the libraries that play it.

The form is that of https://h5p.org/documentation/developers/h5p-specification and of the
`semantics.json` of the four libraries (github.com/h5p, MIT). A site must have the libraries, or
newer minor versions of them. Their versions belong together: a question of another one is dropped
there without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.article import Article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.exchange.export import Export
from kit.exchange.outgoing.losses import LISTED, MARK, ORDER, SHARES, TAGS, Rule, sort_out
from kit.exchange.outgoing.markup import coded
from kit.exchange.outgoing.packing import as_json, own_id, pack
from kit.exchange.outgoing.passages import article_html, articles_of, heading
from kit.exchange.outgoing.quoting import general_comment, joined
from kit.exchange.outgoing.typed_forms import all_forms

_VERSIONS = {
    "H5P.QuestionSet": (1, 21),
    "H5P.MultiChoice": (1, 16),
    "H5P.TrueFalse": (1, 8),
    "H5P.Blanks": (1, 14),
}
_MAX_TITLE = 255
_BUTTONS = {
    "enableRetry": True,
    "enableSolutionsButton": True,
    "enableCheckButton": True,
    "confirmCheckDialog": False,
    "confirmRetryDialog": False,
    "autoCheck": False,
}


def write(bank: QuestionBank, passages: Mapping[str, Article]) -> Export:
    """Write a bank as a `.h5p` package.

    The articles stand on the page before the questions. In a short answer the comment on every
    other answer is shown to whoever is wrong, the one on the key to whoever is right, and the
    first hint is the tip.
    """
    kept = sort_out(bank, passages, left_out=_LEFT_OUT, changed=_CHANGED)
    articles = articles_of(kept.questions, passages)
    title = heading(bank.id, articles)
    members = {
        "h5p.json": as_json(_package(title)),
        "content/content.json": as_json(
            _question_set(title, articles, [_question(each) for each in kept.questions])
        ),
    }
    return Export(data=pack(members), losses=kept.losses)


def _package(title: str) -> dict[str, Any]:
    # The core of H5P counts bytes.
    short = title.encode()[:_MAX_TITLE].decode(errors="ignore")
    return {
        "title": short,
        "language": "en",
        "mainLibrary": "H5P.QuestionSet",
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": major, "minorVersion": minor}
            for name, (major, minor) in _VERSIONS.items()
        ],
    }


def _question_set(
    title: str, articles: Mapping[str, Article], questions: list[dict[str, Any]]
) -> dict[str, Any]:
    # A group with one field is stored bare: overallFeedback is a list.
    return {
        "introPage": {
            "showIntroPage": bool(articles),
            "title": coded(title),
            "introduction": "".join(article_html(each, coded) for each in articles.values()),
            "startButtonText": "Start",
        },
        "progressType": "textual",
        "passPercentage": 50,
        "disableBackwardsNavigation": False,
        "randomQuestions": False,
        "questions": questions,
        "endGame": {
            "showResultPage": True,
            "showSolutionButton": True,
            "showRetryButton": True,
            "showAnimations": False,
            "skippable": False,
            "overallFeedback": _ranges((0, 100, "")),
        },
        "override": {"checkButton": True},
    }


def _question(question: Question) -> dict[str, Any]:
    name, params = _params(question)
    major, minor = _VERSIONS[f"H5P.{name}"]
    return {
        "params": {"media": {"disableImageZooming": False}, **params},
        "library": f"H5P.{name} {major}.{minor}",
        "subContentId": str(own_id("question", question.id)),
        "metadata": {"contentType": name, "license": "U", "title": question.id},
    }


def _params(question: Question) -> tuple[str, dict[str, Any]]:
    if question.type is QuestionType.TRUEFALSE:
        return "TrueFalse", _true_false(question)
    if question.type is QuestionType.SHORT:
        return "Blanks", _blanks(question)
    return "MultiChoice", _multi_choice(question)


def _multi_choice(question: Question) -> dict[str, Any]:
    several = question.type is QuestionType.CHOICES
    return {
        "question": f"<p>{coded(question.stem)}</p>",
        "answers": [_choice(option) for option in question.options],
        "overallFeedback": _ranges((0, 100, general_comment(question))),
        "behaviour": {
            **_BUTTONS,
            "type": "multi" if several else "single",
            "singlePoint": False,
            "randomAnswers": True,
            "showSolutionsRequiresInput": True,
            "passPercentage": 100,
            "showScorePoints": True,
        },
    }


def _choice(option: Option) -> dict[str, Any]:
    comment = f"<div>{coded(option.feedback)}</div>" if option.feedback else ""
    return {
        "text": f"<div>{coded(option.text)}</div>",
        "correct": option.is_right,
        "tipsAndFeedback": {"tip": "", "chosenFeedback": comment, "notChosenFeedback": ""},
    }


def _true_false(question: Question) -> dict[str, Any]:
    right = next(option for option in question.options if option.is_right)
    wrong = next(option for option in question.options if not option.is_right)
    general = general_comment(question)
    return {
        "question": f"<p>{coded(question.stem)}</p>",
        "correct": right.text.strip().casefold(),
        "behaviour": {
            **_BUTTONS,
            "feedbackOnCorrect": coded(joined((right.feedback, general))),
            "feedbackOnWrong": coded(joined((wrong.feedback, general))),
        },
    }


def _blanks(question: Question) -> dict[str, Any]:
    forms = [
        (option, form)
        for option, form in all_forms(question)
        if option.is_right and _fits_a_blank(option.text) and _fits_a_blank(form)
    ]
    first, _ = forms[0]
    tip = f":{coded(question.hints[0])}" if _has_tip(question) else ""
    answers = "/".join(coded(form) for _, form in forms)
    general = general_comment(question)
    return {
        "text": f"<p>{coded(question.stem)}</p>",
        "questions": [f"<p>*{answers}{tip}*</p>"],
        "overallFeedback": _ranges(
            (0, 99, joined((question.otherwise, general))),
            (100, 100, joined((first.feedback, general))),
        ),
        "behaviour": {
            **_BUTTONS,
            "caseSensitive": False,
            "showSolutionsRequiresInput": True,
            "separateLines": False,
            "acceptSpellingErrors": False,
        },
    }


def _ranges(*ranges: tuple[int, int, str]) -> list[dict[str, Any]]:
    return [
        {"from": first, "to": last, **({"feedback": coded(text)} if text else {})}
        for first, last, text in ranges
    ]


def _fits_a_blank(text: str) -> bool:
    """Say whether an answer has none of the signs of the form, which cannot be escaped.

    Between asterisks stand answers parted by slashes, then a colon and a tip; triple brackets make
    a pattern (`js/cloze.js`).
    """
    return bool(text.strip()) and not set(text) & set("/:*") and not text.startswith("[[[")


def _has_tip(question: Question) -> bool:
    return bool(question.hints) and "*" not in question.hints[0]


def _no_answer_fits(question: Question) -> bool:
    return question.type is QuestionType.SHORT and not any(map(_fits_a_blank, question.accepted))


def _some_answers_do_not_fit(question: Question) -> bool:
    return question.type is QuestionType.SHORT and not all(map(_fits_a_blank, question.accepted))


def _hints_are_lost(question: Question) -> bool:
    is_short = question.type is QuestionType.SHORT
    return len(question.hints) > (is_short and _has_tip(question))


def _comments_differ(question: Question) -> bool:
    """Say whether accepted answers have comments of their own: only one is shown."""
    shown = [each for each in question.options if each.is_right and _fits_a_blank(each.text)]
    return question.type is QuestionType.SHORT and len({each.feedback for each in shown}) > 1


def _is_worth_something_else(question: Question) -> bool:
    """Say whether H5P gives other points: one, or one for each right option of several."""
    several = question.type is QuestionType.CHOICES
    return question.points != (len(question.accepted) if several else 1)


_LEFT_OUT = (
    ORDER,
    MARK,
    Rule("typed answers with / : or *", _no_answer_fits),
)
_CHANGED = (
    Rule("the article while one answers", instead="it stands on the page before"),
    Rule("accepted answers with / : or *", _some_answers_do_not_fit),
    Rule("comments on single accepted answers", _comments_differ),
    Rule("points", _is_worth_something_else),
    SHARES,
    LISTED,
    Rule("hints", _hints_are_lost),
    TAGS,
)

"""One item of a test in Canvas' dialect of QTI 1.2: an article or a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from kit.article import Article
from kit.bank import Question, QuestionType
from kit.exchange.outgoing.markup import inert
from kit.exchange.outgoing.mixing import mixed
from kit.exchange.outgoing.packing import own_id
from kit.exchange.outgoing.passages import article_html, headline
from kit.exchange.outgoing.quoting import general_comment
from kit.exchange.outgoing.typed_forms import all_forms

_TYPES = {
    QuestionType.CHOICE: "multiple_choice_question",
    QuestionType.CHOICES: "multiple_answers_question",
    QuestionType.TRUEFALSE: "true_false_question",
    QuestionType.SHORT: "short_answer_question",
    QuestionType.ORDER: "matching_question",
}
_RESPONSE = "response1"
_FIRST_LABEL = 1000


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """An option, or a way to type an answer: Canvas numbers them, and refers to their numbers."""

    label: str
    value: str
    text: str
    is_right: bool
    feedback: str


def ident(kind: str, name: str) -> str:
    """Give the same name for the same thing at all times; it begins with a letter, as XML asks."""
    return f"i{own_id(kind, name).hex}"


def number(points: float) -> str:
    """Write a number without an exponent.

    >>> [number(points) for points in (2, 2.5, 0.00001)]
    ['2', '2.5', '0.00001']
    """
    return f"{Decimal(f'{points:.15g}'):f}"


def node(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add an element and give it."""
    child = SubElement(parent, tag, attributes)
    child.text = text or None
    return child


def add_article(section: Element, name: str, article: Article) -> None:
    """Add an article, as a text that questions may name as theirs."""
    item = node(section, "item", ident=ident("article", name), title=headline(article))
    _metadata(item, question_type="text_only_question", points_possible="0", passage="true")
    material = node(node(item, "presentation"), "material", orientation="top")
    _text(material, article_html(article, inert))


def add_question(section: Element, question: Question, parent: str = "") -> None:
    """Add a question, and the article that it is about by the ident of its item."""
    item = node(section, "item", ident=ident("question", question.id), title=question.id)
    link = {"parent_stimulus_item_ident": parent} if parent else {}
    # The importer takes the type from the first field.
    _metadata(
        item,
        question_type=_TYPES[question.type],
        points_possible=number(question.points),
        assessment_question_identifierref=ident("item of a question bank", question.id),
        **link,
    )
    presentation = node(item, "presentation")
    _text(node(presentation, "material"), f"<p>{inert(question.stem)}</p>")
    processing = _processing(item)
    if question.type is QuestionType.ORDER:
        _matching(presentation, processing, item, question)
        return
    answers = tuple(_answers(question))
    if question.type is QuestionType.SHORT:
        _field(presentation)
    else:
        _options(presentation, question, answers)
    _general(processing, item, question)
    for answer in answers:
        if answer.feedback:
            condition = _condition(processing, "Yes")
            _equals(node(condition, "conditionvar"), answer.value)
            _show(condition, item, f"{answer.label}_fb", answer.feedback)
    _score(processing, question, answers)


def _answers(question: Question) -> Iterator[_Answer]:
    is_typed = question.type is QuestionType.SHORT
    shown = ((option, option.text) for option in question.options)
    typed = ((option, form) for option, form in all_forms(question) if option.is_right)
    for label, (option, text) in enumerate(typed if is_typed else shown, _FIRST_LABEL):
        yield _Answer(
            label=str(label),
            value=text if is_typed else str(label),
            text=text,
            is_right=option.is_right,
            feedback=option.feedback,
        )


def _metadata(item: Element, **fields: str) -> None:
    metadata = node(node(item, "itemmetadata"), "qtimetadata")
    for label, entry in fields.items():
        field = node(metadata, "qtimetadatafield")
        node(field, "fieldlabel", label)
        node(field, "fieldentry", entry)


def _text(material: Element, html: str) -> None:
    node(material, "mattext", html, texttype="text/html")


def _options(presentation: Element, question: Question, answers: Iterable[_Answer]) -> None:
    several = question.type is QuestionType.CHOICES
    response = node(
        presentation,
        "response_lid",
        ident=_RESPONSE,
        rcardinality="Multiple" if several else "Single",
    )
    choice = node(response, "render_choice")
    for answer in answers:
        label = node(choice, "response_label", ident=answer.label)
        _text(node(label, "material"), f"<p>{inert(answer.text)}</p>")


def _field(presentation: Element) -> None:
    response = node(presentation, "response_str", ident=_RESPONSE, rcardinality="Single")
    node(node(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")


def _processing(item: Element) -> Element:
    processing = node(item, "resprocessing")
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    node(node(processing, "outcomes"), "decvar", **score)
    return processing


def _condition(processing: Element, goes_on: str) -> Element:
    return node(processing, "respcondition", **{"continue": goes_on})


def _equals(parent: Element, value: str, response: str = _RESPONSE) -> None:
    node(parent, "varequal", value, respident=response)


def _show(condition: Element, item: Element, name: str, comment: str) -> None:
    """Show a comment on a condition; the comments stand at the end of the item."""
    node(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)
    material = node(node(node(item, "itemfeedback", ident=name), "flow_mat"), "material")
    _text(material, f"<p>{inert(comment)}</p>")


def _general(processing: Element, item: Element, question: Question) -> None:
    comments = {
        "general_fb": general_comment(question),
        "general_incorrect_fb": question.otherwise,
    }
    for name, comment in comments.items():
        if comment:
            condition = _condition(processing, "Yes")
            node(node(condition, "conditionvar"), "other")
            _show(condition, item, name, comment)


def _score(processing: Element, question: Question, answers: Iterable[_Answer]) -> None:
    condition = _condition(processing, "No")
    holds = node(condition, "conditionvar")
    several = question.type is QuestionType.CHOICES
    all_of = node(holds, "and") if several else holds
    for answer in answers:
        if answer.is_right:
            _equals(all_of, answer.value)
        elif several:
            _equals(node(all_of, "not"), answer.value)
    node(condition, "setvar", "100", action="Set", varname="SCORE")


def _matching(
    presentation: Element, processing: Element, item: Element, question: Question
) -> None:
    """Ask for the place of each thing of an order; each place earns as much.

    The comment on a thing is shown to whoever gives it another place.
    """
    _general(processing, item, question)
    share = f"{100 / len(question.options):.2f}"
    places = {option.text: str(place) for place, option in enumerate(question.options, 1)}
    for at, option in enumerate(mixed(question), _FIRST_LABEL):
        response = node(presentation, "response_lid", ident=f"response_{at}")
        _text(node(response, "material"), f"<p>{inert(option.text)}</p>")
        choice = node(response, "render_choice")
        for place in places.values():
            label = node(choice, "response_label", ident=place)
            node(node(label, "material"), "mattext", place, texttype="text/plain")
        condition = node(processing, "respcondition")
        _equals(node(condition, "conditionvar"), places[option.text], f"response_{at}")
        node(condition, "setvar", share, action="Add", varname="SCORE")
        if option.feedback:
            condition = node(processing, "respcondition")
            elsewhere = node(node(condition, "conditionvar"), "not")
            _equals(elsewhere, places[option.text], f"response_{at}")
            _show(condition, item, f"{at}_fb", option.feedback)

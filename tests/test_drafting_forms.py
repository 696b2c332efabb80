from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.article import Article, load_article, parse_article
from kit.bank import Kind, QuestionBank, QuestionType, load_bank, save_bank
from kit.bank.question import ID_PATTERN
from kit.dates import bounds
from kit.drafting import DraftedQuestion, draft_questions
from kit.drafting.forms import Form, draft_forms, order_events
from kit.drafting.forms.dates import coarser, dated
from kit.drafting.forms.faults import find_fault
from kit.drafting.forms.pairs import find_pairs
from kit.drafting.forms.statements import as_sentence
from kit.drafting.past import in_plain_past
from kit.facts import Clause, Fact, Role, durations_of, survey

MOSUL = Path(__file__).parent.parent / "data/articles/mosul-2017-07-09.txt"
FILLER = (
    " The talks were long, and the weather was bad for most of the week, so that the streets of "
    "the old town were empty and the shops near the harbour were closed."
)
BIOGRAPHY = """date 2012-11-05 Astrid Holm was born in Trondheim in 1874 and studied in Copenhagen.

She moved to Bergen in 1902. Holm married the shipowner Nils Brekke on 3 June 1905, and Edvard Lie
opened a gallery in Antwerp.

Astrid Holm founded the Harbour School in Stavanger in March 1911. The Harbour School was
closed for eleven weeks in winter.

The gallery of Edvard Lie lent sixty pictures to Bergen. Astrid Holm died in Paris in 1938, and
Ingrid Solheim wrote the story of Edvard Lie.

On Monday, the Norwegian police found a painting in Gdansk. Marek Zielinski had called Ingrid
Solheim from Leeds."""


def read(text: str) -> Article:
    return parse_article(f"date 2017-07-09 {text}{FILLER}", id="town-2017-07-09")


@cache
def drafts(form: Form | None = None, limit: int | None = None) -> list[DraftedQuestion]:
    article = parse_article(BIOGRAPHY, id="holm-2012-11-05")
    return draft_forms(article, survey(article), [form] if form else tuple(Form), limit)


def right_statements(text: str) -> list[str]:
    article = read(text)
    return [pair.right for pair in find_pairs(article, survey(article))]


def how_long(text: str) -> list[tuple[str, str]]:
    article = read(text)
    asked = draft_forms(article, survey(article), [Form.HOW_LONG])
    return [(question.stem, question.key) for question in asked]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Spanish rebels seized the Old City on Tuesday.",
            "Spanish rebels seized the Old City on Tuesday.",
        ),
        (
            "On Tuesday, Spanish rebels seized the Old City.",
            "On Tuesday, Spanish rebels seized the Old City.",
        ),
        (
            "Spanish rebels had fallen on Hull on Tuesday.",
            "Spanish rebels fell on Hull on Tuesday.",
        ),
        (
            "The Hull museum had been closed by Spanish rebels on Tuesday.",
            "The Hull museum was closed by Spanish rebels on Tuesday.",
        ),
        (
            "The Hull museum was sold on Tuesday to a Danish bank.",
            "The Hull museum was sold on Tuesday to a Danish bank.",
        ),
    ],
)
def test_a_date_is_told_where_the_article_tells_it(text: str, statement: str) -> None:
    assert statement in right_statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "He seized the Old City on Tuesday.",
        "The event took place on Tuesday.",
        "More than 4,000 people died on Tuesday.",
        "Karin Voss did not leave the Old City on Tuesday.",
        "The first group arrived in Hull on Tuesday.",
        "The Hull museum has been closed on Tuesday.",
        "Spanish rebels have held the Old City since Tuesday.",
        "The climbers, two women and their guide, set out for Hull on Tuesday.",
        "A court in Hull sentenced two brothers, Carl and Tom Reed, on Tuesday.",
    ],
)
def test_what_would_read_badly_is_not_stated(text: str) -> None:
    assert right_statements(text) == []


def test_a_wrong_person_is_named_in_full_as_the_right_one_is() -> None:
    text = (
        "Anna Bell met Tom Reed, Jane Hill and Carl Stone in Berlin. The talks were long. "
        "Bell opened the old hospital in Leipzig."
    )
    article = read(text)
    (pair,) = [p for p in find_pairs(article, survey(article)) if p.fact.role is Role.SUBJECT]
    assert pair.right == "Anna Bell opened the old hospital in Leipzig."
    assert pair.wrong.endswith(" opened the old hospital in Leipzig.")
    assert pair.false.name in {"Tom Reed", "Jane Hill", "Carl Stone"}


def test_a_false_statement_holds_nothing_that_the_article_says_of_the_same_verb() -> None:
    article = load_article(MOSUL)
    found = survey(article)
    for pair in find_pairs(article, found):
        said = [s.text for s, lemmas in found.sentences if pair.fact.clause.base in lemmas]
        assert not any(pair.false.name in text for text in said)


def test_about_half_of_the_statements_are_true() -> None:
    keys = [question.key for question in drafts(Form.TRUTH)]
    assert len(keys) >= 4
    assert abs(keys.count("True") - keys.count("False")) <= 1


def test_a_statement_is_a_sentence_with_the_options_true_and_false() -> None:
    for question in drafts(Form.TRUTH):
        assert question.type is QuestionType.TRUEFALSE
        assert question.stem[0].isupper()
        assert question.stem.endswith(".")
        assert [option.text for option in question.options] == ["True", "False"]
        assert all("Paragraph" in option.feedback for option in question.options)


def test_no_sentence_bears_two_statements() -> None:
    evidence = [question.evidence for question in drafts(Form.TRUTH)]
    assert len(set(evidence)) == len(evidence)


def test_a_pronoun_of_the_evidence_is_explained() -> None:
    (moved,) = [q for q in drafts(Form.TRUTH) if "moved to" in q.stem]
    assert moved.stem.startswith("Astrid Holm moved to ")
    assert "Here “she” means Astrid Holm." in moved.options[0].feedback


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        (
            "The Hull museum was closed for three days.",
            "For how long was the Hull museum closed?",
            "three days",
        ),
        (
            "Spanish rebels have held Hull for nearly nine months.",
            "For how long have Spanish rebels held Hull?",
            "nearly nine months",
        ),
        (
            "The blackout in Hull lasted two hours.",
            "How long did the blackout in Hull last?",
            "two hours",
        ),
        (
            "The voyage to Hull took 11 days.",
            "How long did the voyage to Hull take?",
            "11 days",
        ),
        (
            "Karin Voss spent six weeks in Madrid.",
            "How long did Karin Voss spend in Madrid?",
            "six weeks",
        ),
        (
            "The road to Hull stayed closed for about 40 hours.",
            "For how long did the road to Hull stay closed?",
            "about 40 hours",
        ),
    ],
)
def test_a_length_of_time_is_asked_for(text: str, stem: str, key: str) -> None:
    assert (stem, key) in how_long(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Hull museum was closed for decades.",
        "The Hull museum will be closed for at least three days.",
        "Karin Voss apologised for three weeks of delay.",
        "It was closed for three days.",
        "Karin Voss opened the Hull museum three weeks ago.",
        "Karin Voss said: “The Hull museum was closed for three days.”",
    ],
)
def test_what_is_no_exact_length_is_not_asked_for(text: str) -> None:
    assert how_long(text) == []


def test_other_lengths_have_the_same_unit_and_do_not_stand_in_the_text() -> None:
    (closed,) = drafts(Form.HOW_LONG)
    assert closed.key == "eleven weeks"
    assert closed.value == "P11W"
    assert all(text.endswith(" weeks") for text in closed.distractors)
    assert not any(text in BIOGRAPHY for text in closed.distractors)


def test_a_length_is_a_fact_with_a_value_and_the_place_where_it_stands() -> None:
    article = read("The Hull museum was closed for three days.")
    (fact,) = durations_of(article)
    assert (fact.role, fact.kind, fact.value) == (Role.DURATION, "when", "P3D")
    assert article.text[fact.start : fact.end] == fact.key == "three days"


def test_lengths_are_not_among_the_facts_of_a_survey() -> None:
    found = survey(read("The Hull museum was closed for three days."))
    assert not any(fact.role is Role.DURATION for fact in found.facts)


def test_what_happened_is_asked_for_with_three_events_of_other_dates() -> None:
    assert drafts(Form.HAPPENED)
    events = {e.statement: e.value for e in order_events(*holm()).events}
    for question in drafts(Form.HAPPENED):
        assert question.stem.endswith(", according to the article?")
        assert events[question.key] == question.value
        assert len(question.distractors) == 3
        others = [bounds(events[text]) for text in question.distractors]
        first, last = bounds(question.value)
        assert all(other[1] < first or other[0] > last for other in others)


def holm() -> tuple[Article, object]:
    article = parse_article(BIOGRAPHY, id="holm-2012-11-05")
    return article, survey(article)


def test_events_are_told_without_their_dates() -> None:
    for event in order_events(*holm()).events:
        assert not any(character.isdigit() for character in event.statement)
        assert "Monday" not in event.statement


def test_events_come_in_the_order_of_time_without_overlaps() -> None:
    article, found = holm()
    events = order_events(article, found).events
    spans = [bounds(event.value) for event in events]
    assert len(events) >= 5
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    assert article.text[events[0].start : events[0].end] == "1874"


def test_first_and_last_are_asked_of_different_events() -> None:
    asked = {question.stem: question for question in drafts(Form.ORDER)}
    statements = [event.statement for event in order_events(*holm()).events]
    first = asked["Which of these happened first?"]
    assert first.key == min((option.text for option in first.options), key=statements.index)
    for question in asked.values():
        assert 3 <= len(question.options) <= 4
    used = [option.text for question in asked.values() for option in question.options]
    assert len(set(used)) == len(used)


def test_an_article_without_dates_has_no_events_and_no_order() -> None:
    article = parse_article(f"Karin Voss opened the old hospital.{FILLER}", id="undated")
    found = survey(article)
    assert order_events(article, found).events == ()
    assert draft_forms(article, found, [Form.HAPPENED, Form.ORDER], None) == []


@pytest.mark.parametrize(
    ("value", "key", "full", "wider"),
    [
        ("2016-10-17", "October 17, 2016", "October 17, 2016", ("2016", "2016")),
        ("2016-10-17", "17 October 2016", "17 October 2016", ("2016", "2016")),
        ("2016-10-17", "October 17", "October 17, 2016", ("October", "2016-10")),
        ("2016-10", "October 2016", "October 2016", ("2016", "2016")),
        ("2016-10", "October", "October 2016", None),
        ("2016", "2016", "2016", None),
        ("2016-10-17", "Monday", "", None),
        ("2016-10-17", "Monday morning", "", None),
        ("2016-22", "summer", "", None),
    ],
)
def test_dates_are_written_in_full_or_coarser(
    value: str, key: str, full: str, wider: tuple[str, str] | None
) -> None:
    assert dated(value, key) == full
    assert coarser(value, key) == wider


@pytest.mark.parametrize(
    ("auxiliaries", "verb", "base", "many", "told"),
    [
        (("had",), "fallen", "fall", False, "fell"),
        (("had",), "begun", "begin", True, "began"),
        (("had",), "opened", "open", False, "opened"),
        (("had",), "been", "be", True, "were"),
        (("had", "been"), "shut", "shut", True, "were shut"),
        (("has",), "fallen", "fall", False, "has fallen"),
        (("will", "be"), "shut", "shut", False, "will be shut"),
    ],
)
def test_the_past_perfect_becomes_the_past(
    auxiliaries: tuple[str, ...], verb: str, base: str, many: bool, told: str
) -> None:
    clause = Clause(
        subject="it",
        auxiliaries=auxiliaries,
        adverbs=(),
        verb=verb,
        base=base,
        tag="VBN",
        rest=(),
        many=many,
    )
    past = in_plain_past(clause)
    assert " ".join((*past.auxiliaries, past.verb)) == told


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("the battle began", "The battle began."),
        ("iPads were sold in the U.S.", "iPads were sold in the U.S."),
        ("Hull fell", "Hull fell."),
    ],
)
def test_a_sentence_has_a_capital_and_a_full_stop(words: str, sentence: str) -> None:
    assert as_sentence(words) == sentence


def test_ids_tags_and_kinds_tell_the_form() -> None:
    for question in drafts():
        assert ID_PATTERN.fullmatch(question.id)
        assert question.kind in set(Kind)
        assert question.tags[1] == "draft"
        assert question.id.startswith(f"holm-{question.tags[3]}-")
    assert {question.tags[3] for question in drafts()} == set(Form)


def test_a_limit_takes_the_forms_in_turn() -> None:
    assert len(drafts(limit=4)) == 4
    assert {question.tags[3] for question in drafts(limit=4)} == set(Form)
    assert drafts(limit=0) == []


def test_the_evidence_stands_in_the_article_and_the_offsets_name_the_key() -> None:
    article, _ = holm()
    for question in drafts():
        assert all(article.find(part) for part in question.evidence_parts)
        assert article.text[question.start : question.end] in article.text
        assert all(option.feedback for option in question.options)


@pytest.mark.parametrize("path", [MOSUL, None])
def test_every_question_is_saved_and_read_again(path: Path | None, tmp_path: Path) -> None:
    article = load_article(path) if path else parse_article(BIOGRAPHY, id="holm-2012-11-05")
    questions = draft_forms(article, survey(article))
    save_bank(QuestionBank(id="forms", questions=tuple(questions)), tmp_path / "forms.csv")
    read_again = load_bank(tmp_path / "forms.csv", [article])
    assert [q.stem for q in read_again] == [q.stem for q in questions]
    assert not read_again.notices


def test_drafting_twice_gives_the_same() -> None:
    article, found = holm()
    assert draft_forms(article, found) == drafts()


def test_a_fault_has_the_name_of_its_rule() -> None:
    _, found = holm()
    fact: Fact = next(fact for fact in found.facts if fact.role is Role.TIME)
    assert find_fault("Holm died nearby in Paris.", fact, found) == "points outside the statement"
    assert find_fault("Holm went away.", fact, found) == "too long or too short"


PIECES = st.lists(
    st.tuples(st.integers(0, 2700), st.integers(1, 400), st.sampled_from(" \n,.“”\"('—")),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, deadline=None)
@given(PIECES)
def test_mangled_text_gives_sound_questions_or_none(pieces: list[tuple[int, int, str]]) -> None:
    text = MOSUL.read_text(encoding="utf-8") + BIOGRAPHY
    mangled = "".join(text[start : start + length] + mark for start, length, mark in pieces)
    article = parse_article(f"date 2017-07-09 Once{mangled}", id="mangled-text-1")
    found = survey(article)
    for question in draft_forms(article, found):
        assert question.stem
        assert len({option.text for option in question.options}) == len(question.options)
        assert sum(option.is_right for option in question.options) == 1
    order_events(article, found)


def test_a_sentence_told_in_another_form_is_not_asked_about_as_well() -> None:
    article = load_article(MOSUL)
    plain, both = (draft_questions(article, forms=forms) for forms in ((), (Form.TRUTH,)))
    truths = [q for q in both if q.type is QuestionType.TRUEFALSE]
    others = {q.evidence for q in both if q.type is not QuestionType.TRUEFALSE}
    assert truths
    assert not {q.evidence for q in truths} & others
    assert len(both) > len(truths)
    assert len(plain) > len(both) - len(truths)

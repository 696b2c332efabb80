from __future__ import annotations

from pathlib import Path

import pytest

from kit.article import load_article, parse_article
from kit.facts import Fact, Role, find_facts, survey

MOSUL = Path(__file__).parent.parent / "data/articles/mosul-2017-07-09.txt"


def facts_of(text: str) -> tuple[Fact, ...]:
    return find_facts(parse_article(f"date 2017-07-09 {text}", id="a"))


def keys(text: str, role: Role) -> list[str]:
    return [fact.key for fact in facts_of(text) if fact.role is role]


def test_every_key_stands_at_its_offsets_in_its_sentence() -> None:
    article = load_article(MOSUL)
    facts = find_facts(article)
    assert len(facts) > 10
    assert all(article.text[fact.start : fact.end] == fact.key for fact in facts)
    assert all(f.sentence.start <= f.start < f.end <= f.sentence.end for f in facts)


def test_facts_come_in_the_order_of_the_text_and_the_same_every_time() -> None:
    article = load_article(MOSUL)
    facts = find_facts(article)
    assert [f.start for f in facts] == sorted(f.start for f in facts)
    assert find_facts(article) == facts


@pytest.mark.parametrize(
    ("sentence", "role", "key"),
    [
        ("Iraqi forces entered the city.", Role.SUBJECT, "Iraqi forces"),
        ("Anna Bell, 42, a nurse, left the town.", Role.SUBJECT, "Anna Bell"),
        ("The club was founded by Anna Bell.", Role.AGENT, "Anna Bell"),
        ("“We will go home,” said Anna Bell.", Role.SPEAKER, "Anna Bell"),
        ("The battle began on October 17, 2016.", Role.TIME, "October 17, 2016"),
        ("Anna Bell opened a school in Berlin.", Role.PLACE, "Berlin"),
        ("Anna Bell travelled to Berlin.", Role.GOAL, "Berlin"),
    ],
)
def test_each_role_is_found(sentence: str, role: Role, key: str) -> None:
    assert keys(sentence, role) == [key]


def test_a_date_carries_its_value() -> None:
    (fact,) = (f for f in facts_of("The battle began in October.") if f.role is Role.TIME)
    assert fact.value == "2016-10"


def test_a_relative_clause_tells_about_the_noun_before_it() -> None:
    text = "It pleased the Iraqi security forces, who had crumbled in 2014."
    assert keys(text, Role.SUBJECT) == ["Iraqi security forces"]


def test_what_stands_in_a_quotation_is_no_fact() -> None:
    text = "“Anna Bell opened a school in Berlin in 2014,” the boy said."
    assert {fact.role for fact in facts_of(text)} <= {Role.SPEAKER, Role.SUBJECT}
    assert "Anna Bell" not in keys(text, Role.SUBJECT)


def test_a_quotation_that_is_never_closed_holds_the_rest() -> None:
    assert not facts_of("“It was late. Anna Bell opened a school in Berlin in 2014.")


def test_a_reported_fact_keeps_its_source() -> None:
    text = "Anna Bell said that Tom Reed left the town in 2014."
    sources = {f.clause.source for f in facts_of(text) if f.role is Role.TIME}
    assert sources == {"Anna Bell"}


def test_a_condition_is_no_fact() -> None:
    assert not facts_of("If Anna Bell comes, Tom Reed will leave Berlin in 2018.")


def test_a_survey_names_people_who_are_not_asked_about() -> None:
    found = survey(parse_article("The police met Anna Bell in Berlin.", id="a"))
    assert ("Anna Bell", "PERSON") in [(m.text, m.label) for m in found.mentions]

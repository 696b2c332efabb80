from __future__ import annotations

from pathlib import Path

import pytest

from kit.article import load_article, parse_article
from kit.facts import Fact, Role, find_facts, main_event, survey

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
    assert keys(text, Role.SUBJECT) == ["the Iraqi security forces"]


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


@pytest.mark.parametrize("condition", ["If Anna Bell comes", "Should Anna Bell come"])
def test_a_condition_is_no_fact(condition: str) -> None:
    assert not facts_of(f"{condition}, Tom Reed will leave Berlin in 2018.")


def test_a_survey_names_people_who_are_not_asked_about() -> None:
    found = survey(parse_article("The police met Anna Bell in Berlin.", id="a"))
    assert ("Anna Bell", "PERSON") in [(m.text, m.label) for m in found.mentions]


NEWS = (
    "Anna Bell opens a museum in Hull\ndate 2017-07-09\n\nAnna Bell opened the Acme Museum in Hull "
    "on Saturday. The museum was built after the war of 1914.\n\nTom Reed came from Iraq."
)


def test_the_main_event_is_what_headline_and_first_sentences_tell() -> None:
    told = main_event(parse_article(NEWS, id="a"))
    assert (told.who, told.when, told.value) == ("Anna Bell", "Saturday", "2017-07-08")
    assert told.where.startswith("Hull")


def test_without_a_fresh_date_the_main_event_is_of_the_dateline() -> None:
    told = main_event(parse_article(NEWS.replace("on Saturday", "at last"), id="a"))
    assert told.when == told.value == "2017-07-09"


def test_what_is_said_in_a_quotation_does_not_date_the_main_event() -> None:
    said = "at last. “We will close it on Monday,” said Tom Reed"
    told = main_event(parse_article(NEWS.replace("on Saturday", said), id="a"))
    assert told.when == "2017-07-09"


def test_an_article_that_names_nobody_has_an_empty_main_event() -> None:
    told = main_event(parse_article("It rained, and then it snowed.", id="a"))
    assert (told.who, told.when, told.where) == ("", "", "")


def test_a_place_of_the_main_event_comes_with_the_country_around_it() -> None:
    told = main_event(parse_article("Rebels seized Mosul. They fled from Iraq.", id="a"))
    assert told.where == "Mosul, Iraq"


def test_a_storm_is_nobody_even_by_its_name_alone() -> None:
    text = "Hurricane Ilsa hit Hull on Monday. Ilsa killed two nurses in Leeds in 2017."
    assert "PERSON" not in {fact.label for fact in facts_of(text) if fact.role is Role.SUBJECT}


def test_a_pronoun_is_not_resolved_where_two_people_bear_the_surname() -> None:
    text = "Denise Hallett and Martin Hallett married in 1990. Martin Hallett saw her in Hull."
    assert not any(fact.clause.trace for fact in facts_of(text))


def test_a_source_by_its_office_is_named_by_its_name() -> None:
    text = "The mayor, Anna Bell, said that Tom Reed left Hull in 2014."
    assert {f.clause.source for f in facts_of(text) if f.role is Role.TIME} == {"Anna Bell"}


@pytest.mark.parametrize(
    ("sentence", "stray"),
    [
        ("Anna Bell said that nine people were treated for burns, among them a small boy.", "boy"),
        ("Anna Bell met Tom Reed, whose house burned, and Jane Hill in Hull.", "house"),
    ],
)
def test_nothing_remains_of_an_aside(sentence: str, stray: str) -> None:
    told = [phrase.text for fact in facts_of(sentence) for phrase in fact.clause.rest]
    assert told
    assert not any(stray in text for text in told)


def test_a_home_is_told_of_one_whom_the_article_names_again() -> None:
    text = "Anna Bell, a nurse from Leeds, left the town."
    assert keys(text, Role.PLACE) == []
    assert keys(f"{text} Bell was tired.", Role.PLACE) == ["Leeds"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Tom Reed does not complain, and neither do certain young men from Hull.", "do"),
        ("Ten men were rescued and another two, a father and his son, were found.", "found"),
        ("Tom Reed has yet to meet the tourist who drove to Hull for the scenery.", "drove"),
        ("The elevator was built in 1958 and enlarged in 1979.", "enlarged"),
        ("The money comes from a grant by the agency, which has to be spent by 2025.", "has"),
        ("Tom Reed said he and two cousins planned to sail Friday with a pilot.", "said"),
        ("She rang the police post at Hull, which sealed off the field before midday.", "sealed"),
        (
            "According to its chairman at the mine, Henryk Gawlik, crews reported unusually strong "
            "pressure on the roof supports last Thursday.",
            "reported",
        ),
        (
            "The Minister, Gráinne Tansey, apologised to the families on behalf of the Government "
            "and said a redress scheme, to be headed by a retired judge, would be established.",
            "said",
        ),
        ("The Acme Union accused the firm of waste and said it had refused a shaft.", "refused"),
    ],
)
def test_an_echo_and_a_hidden_subject_are_no_clause_of_their_own(text: str, verb: str) -> None:
    assert verb not in {fact.clause.verb for fact in facts_of(text)}


def test_an_office_of_long_ago_may_be_held_no_more() -> None:
    told = "Anna Bell, a violist with the Buffalo Philharmonic"
    assert keys(f"He married {told}.", Role.BEARER) == ["Anna Bell"]
    assert keys(f"He married {told}, in 1946.", Role.BEARER) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Marsh County Commissioner Tom Reed left the town.", []),
        ("The Marsh County commissioner, Tom Reed, left the town.", ["Tom Reed"]),
        ("Leeds Mayor Anna Bell left the town.", ["Anna Bell"]),
    ],
)
def test_an_office_that_several_may_hold_is_not_one_persons(text: str, held: list[str]) -> None:
    assert keys(text, Role.BEARER) == held


def test_a_place_before_a_comma_is_no_part_of_an_office() -> None:
    text = "As ash drifted across the square in Ellijay, orchard owner Tim Sosebee sold apples."
    assert keys(text, Role.BEARER) == []


def test_a_pupil_of_a_painter_of_old_is_asked_for_no_more() -> None:
    text = "The panel is by Adriaan van Hoore, a pupil of Gaspar de Crayer. It is of around 1648."
    assert keys(text, Role.BEARER) == []


def test_a_verb_is_no_subject_of_another() -> None:
    text = (
        "The announcement lands in a corner of northwest Ohio already bruised by the loss of a "
        "glass works in Findlay and a call center outside Lima."
    )
    assert "Findlay" not in keys(text, Role.PLACE)


def test_parents_who_are_each_told_of_are_not_the_first_of_them_alone() -> None:
    text = "The parents, Botir, a teacher, and Gulnora, who ran a bakery, sold the shop in 2014."
    assert "Botir" not in keys(text, Role.SUBJECT)


def test_a_verb_that_is_switched_on_last_march_has_no_date() -> None:
    assert keys("The pump, which was switched on last March, was installed.", Role.TIME) == []


def test_of_two_joined_names_the_second_does_not_have_the_home_of_the_first() -> None:
    text = "Leeds-based lender Acme and Danube Bank will merge. Acme and Danube Bank are old."
    found = [f.clause.subject for f in facts_of(text) if f.role is Role.PLACE]
    assert found == ["Acme"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A school founded in 1907 was closed.",
        "The contest, first held in 1907, was closed.",
        "The results of studies, published in 1989, were wrong.",
        "The cause of the fire, discovered in 1989, is unknown.",
        "A study by consultants Marston Boyle, published in 1989, called the plan sound.",
        "Under the deal, signed in Muscat on June 10, the Houthis are to leave the heights.",
        "A report by the ombudsman, which was published in June, found that many were ill.",
        "The new tower would replace the one on Church Street, which was built in 1938.",
        "Others work at a small plant outside Toulouse which was bought in 1997.",
    ],
)
def test_a_participle_that_may_tell_of_another_thing_gives_no_date(sentence: str) -> None:
    assert keys(sentence, Role.TIME) == []


def test_a_day_that_is_given_a_name_is_not_when_it_was_given() -> None:
    assert keys("Anna Bell declared Wednesday a public holiday.", Role.TIME) == []


def test_a_participle_before_its_subject_gives_a_date() -> None:
    assert keys("Founded in 1907, the Acme Museum is old.", Role.TIME) == ["1907"]


def test_a_place_beside_where_is_the_place_of_the_clause_after_it() -> None:
    assert keys("Anna Bell left Leeds, where she taught medicine.", Role.PLACE) == ["Leeds"]


def test_a_place_beside_where_is_left_when_the_clause_names_another() -> None:
    text = "Anna Bell left Iraq, where rebels seized a bridge from Mosul."
    assert "Iraq" not in keys(text, Role.PLACE)


def test_a_place_within_another_is_one_with_it() -> None:
    text = "The ferry is due to dock at Immingham in Lincolnshire."
    assert keys(text, Role.PLACE) == ["Immingham in Lincolnshire"]


def test_a_journey_has_two_ends() -> None:
    text = "Tom Reed fled from Lisbon to Mosul."
    assert (keys(text, Role.PLACE), keys(text, Role.GOAL)) == (["Lisbon"], ["Mosul"])


def test_the_month_of_another_year_is_one_date() -> None:
    (fact,) = (f for f in facts_of("Tom Reed died in June last year.") if f.role is Role.TIME)
    assert (fact.key, fact.preposition, fact.clause.rest) == ("June last year", "in", ())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Anna Bell left Hull on Monday, saying: “The harbour is full of sand.”", "Anna Bell"),
        ("Anna Bell defended the council: “The harbour is full of sand.”", "Anna Bell"),
        ("Anna Bell stated,\n\n“The harbour is full of sand.”", "Anna Bell"),
        (
            "Anna Bell has come home to Hull.\n\n“The harbour is full of sand,” she said.",
            "Anna Bell",
        ),
        (
            "Joan Bell spoke first.\n\nTen-year-old Everley Stone, the youngest of all, kept her "
            "story short. “The harbour is full of sand,” she said.",
            "Everley Stone",
        ),
        ("Cr Reed left Hull on Monday. “The harbour is full of sand,” he said.", "Reed"),
        (
            "The boats were old, according to Father Dominic Thein, who keeps the church. He said "
            "that hundreds were sleeping in the nave.\n\n“The harbour is full of sand,” he said.",
            "Dominic Thein",
        ),
        (
            "Amadou Tembely, a grain trader, said he lay on the floor for nine hours. When he came "
            "out, he said, the mayor's office was burning.\n\n“The harbour is full of sand,” he "
            "said.",
            "Amadou Tembely",
        ),
        (
            "Anna Bell left before Tom Reed came.\n\n“The harbour is full of sand,” he said.",
            "Tom Reed",
        ),
        (
            "Its editor and founder, Tamandani Chirombo, embraced her staff on the steps.\n\n"
            "“The harbour is full of sand,” she told reporters.",
            "Tamandani Chirombo",
        ),
        (
            "The head of the rescue office, Amran Siregar, said on Monday that many were missing."
            "\n\n“The harbour is full of sand,” Siregar told reporters.",
            "Siregar",
        ),
        (
            "Tom Reed, who was returning home to Zilina, was dozing in the fifth car.\n\n"
            "“The harbour is full of sand,” the 38-year-old said.",
            "Tom Reed",
        ),
        (
            "A nurse spoke first. The harbour master, Tom Reed, had argued that his client was the "
            "victim of Carl Stone. “The harbour is full of sand,” he told reporters.",
            "Tom Reed",
        ),
        (
            "The pilot's father, Tom Reed, said he had been woken by Carl Stone. He went from "
            "house to house. It rained.\n\n“The harbour is full of sand,” he said.",
            "Tom Reed",
        ),
        (
            "Carl Stone left early.\n\nHe is Tom Reed, and he counts dolphins. He is 66.\n\n"
            "“The harbour is full of sand,” he says.",
            "Tom Reed",
        ),
        (
            "Derek Reed accused her of vanity and pointed out that Carl Stone himself had been "
            "born late.\n\n“The harbour is full of sand,” he said.",
            "Derek Reed",
        ),
        (
            "“The harbour is full of sand,” said Radim Holecek, a spokesman for the regional fire "
            "service.",
            "Radim Holecek",
        ),
    ],
)
def test_a_quotation_has_its_speaker(text: str, key: str) -> None:
    assert keys(text, Role.SPEAKER) == [key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The ferry sank shortly after 10:00.", ["shortly after 10:00"]),
        ("The ferry sank at about 5:40 a.m. on Monday.", ["about 5:40 a.m."]),
        ("Anna Bell came to Hull at 6:15 a.m. and again at 2:30 p.m.", []),
        ("Tom Reed threw in a kilometre of 2:54.", []),
        ("Tom Reed won the race in 2:09:02 on Monday afternoon.", []),
    ],
)
def test_a_time_of_day_is_found_where_it_tells_when(text: str, key: list[str]) -> None:
    assert keys(text, Role.HOUR) == key


GOING_ON = (
    "“The harbour is full of sand,” said Anna Bell.\n\n“The council found money for a bridge.”"
)


@pytest.mark.parametrize("text", [GOING_ON, GOING_ON.replace(",” said Anna Bell", "")])
def test_a_paragraph_of_quotation_goes_on_with_the_speaker_before_it(text: str) -> None:
    told = f"Anna Bell wrote: {text}" if "said" not in text else text
    assert keys(told, Role.SPEAKER) == ["Anna Bell", "Anna Bell"]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed met Carl Stone in Hull. “The harbour is full of sand.”",
        "Anna Bell read the letter: “The harbour is full of sand.”",
        "Remy Bell left before Tom Reed came.\n\n“The harbour is full of sand,” he said.",
        "A pilot, who gave no name, spoke of Tom Reed.\n\n“The harbour is full of sand,” he said.",
        "Anna Bell did not say: “The harbour is full of sand.”",
        "Her eldest, Tom, wants to leave. She has told him no.\n\n“The harbour is full of sand,” "
        "she says.",
        "Then came the nurse, Anna Bell\n\n“The harbour is full of sand,” he said.",
        "All three survived. His wife, Maria, did not.\n\n“The harbour is full of sand,” he said.",
        "Joan Bell spoke first.\n\nEverley Stone kept her story short. “The harbour is full of "
        "sand,” she said.",
        "A spokeswoman of the firm told Anna Bell that orders had fallen.\n\n“The harbour is full "
        "of sand,” she added.",
    ],
)
def test_no_speaker_is_guessed(text: str) -> None:
    assert not keys(text, Role.SPEAKER)


@pytest.mark.parametrize(
    "said",
    [
        "in its natural state",
        "because the harbour is full of sand",
        "it has changed the harbour and the town",
        "The harbour is [...] of sand and of stones",
        "Which is how the harbour has come to be full of sand.",
    ],
)
def test_a_half_sentence_is_not_asked_about(said: str) -> None:
    assert not keys(f"Anna Bell said “{said}”.", Role.SPEAKER)

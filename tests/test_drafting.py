from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest

from kit.article import load_article, parse_article
from kit.bank import Kind, Question, QuestionType
from kit.bank.question import ID_PATTERN
from kit.drafting import draft_questions, explain_draft, needs_a_date, reasons
from kit.drafting.rank import LEAST_IF_MANY, TOO_UNSURE, choose
from kit.drafting.records import Draft
from kit.drafting.variants import find_variants
from kit.drafting.veto import DOUBTS, RULES, find_doubts, find_veto
from kit.drafting.wording import write_stem
from kit.errors import DraftError
from kit.facts import survey

HERE = Path(__file__).parent
MOSUL = HERE.parent / "data/articles/mosul-2017-07-09.txt"
POOR = json.loads((HERE / "cases/drafting_texts.json").read_text(encoding="utf-8"))
FILLER = (
    " The talks were long, and the weather was bad for most of the week, so that the streets of "
    "the old town were empty and the shops near the harbour were closed."
)


@pytest.fixture(scope="module")
def mosul() -> list[Question]:
    return draft_questions(load_article(MOSUL))


def draft(sentence: str, article_id: str = "town-2017-07-09") -> list[Question]:
    return draft_questions(parse_article(f"date 2017-07-09 {sentence}{FILLER}", id=article_id))


def stems(sentence: str) -> list[str]:
    return [question.stem for question in draft(sentence)]


def test_a_part_of_a_question_that_somebody_asked_is_not_what_he_said() -> None:
    asked = "“How does a box like that sit overnight and nobody knows it is there?” said Tom Reed."
    found = stems(f"{asked} “That is the office I am running to fix,” he said on Monday in Hull.")
    assert found
    assert not any("a box" in stem for stem in found)


def test_the_mosul_article_gives_who_and_when_questions(mosul: list[Question]) -> None:
    asked = {question.stem: question.key for question in mosul}
    assert asked["On what date did the battle for Mosul first begin?"] == "October 17, 2016"
    assert asked["Who said: “An announcement is imminent”?"] == "Robert Sofge"
    assert {question.kind for question in mosul} == set(Kind)
    assert len(mosul) >= 10


def test_drafting_twice_gives_the_same(mosul: list[Question]) -> None:
    assert draft_questions(load_article(MOSUL)) == mosul


def test_every_question_rests_on_a_sentence_of_the_article(mosul: list[Question]) -> None:
    article = load_article(MOSUL)
    assert all(article.find(q.evidence) and q.key in q.evidence for q in mosul)


def test_a_name_from_the_paragraph_before_is_shown_with_the_quotation() -> None:
    told = "Anna Bell has come home to Hull.\n\n“The harbour was full of sand,” she said."
    article = parse_article(f"date 2017-07-09 {told}\n\n{FILLER}", id="town")
    (said,) = (q for q in draft_questions(article) if q.stem.startswith("Who said:"))
    assert said.evidence == told.replace("\n\n", " ")
    assert article.find(said.evidence)
    assert said.key == "Anna Bell"


def test_ids_are_well_formed_and_differ(mosul: list[Question]) -> None:
    assert all(question.id.startswith("mosul-") for question in mosul)
    assert len({question.id for question in mosul}) == len(mosul)


@pytest.mark.parametrize("article_id", ["2017-07-09", "Ünïcode Näme", "a", "a_b.c-d e f", "日本"])
def test_any_article_id_makes_a_question_id(article_id: str) -> None:
    questions = draft("The police arrested Tom Reed in London on 5 June 2014.", article_id)
    assert all(ID_PATTERN.fullmatch(question.id) for question in questions)
    assert {question.passage for question in questions} == {article_id}


def test_a_choice_has_three_distractors_and_a_short_answer_none(mosul: list[Question]) -> None:
    for question in mosul:
        assert len(question.distractors) == (3 if question.type is QuestionType.CHOICE else 0)
        assert question.options[0].is_right


def test_every_distractor_says_why_it_is_wrong(mosul: list[Question]) -> None:
    options = [option for question in mosul for option in question.options]
    assert all(option.feedback for option in options if not option.is_right)


def test_the_hint_names_the_paragraph(mosul: list[Question]) -> None:
    (battle,) = [q for q in mosul if "first begin" in q.stem]
    assert battle.hints == ("Look at paragraph 12.",)


def test_only_the_kinds_asked_for_are_drafted() -> None:
    questions = draft_questions(load_article(MOSUL), kinds=[Kind.WHEN])
    assert {question.kind for question in questions} == {Kind.WHEN}


def test_a_limit_keeps_the_order_of_the_text(mosul: list[Question]) -> None:
    few = draft_questions(load_article(MOSUL), limit=4)
    at = [[q.stem for q in mosul].index(question.stem) for question in few]
    assert len(few) == 4
    assert at == sorted(at)


def test_a_number_that_is_asked_for_lets_in_less_sure_ones() -> None:
    usual, many = (draft_questions(load_article(MOSUL), limit=limit) for limit in (None, 40))
    added = {q.stem: q for q in many if q.stem not in {q.stem for q in usual}}
    assert added
    assert all("unsure" in question.tags for question in added.values())
    assert all(question.confidence < LEAST_IF_MANY for question in added.values())


@pytest.mark.parametrize(("confidence", "count"), [(0.83, 8), (0.84, 19)])
def test_where_a_text_gives_many_questions_more_must_be_sure(confidence: float, count: int) -> None:
    article = load_article(MOSUL)
    found = survey(article)
    drafts = [
        Draft(fact=fact, stem=str(n), confidence=confidence) for n, fact in enumerate(found.facts)
    ]
    assert article.word_count == 425
    assert len(choose(drafts, None, article.word_count)[0]) == count


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("Rebels seized the Old City on 5 June 2014.", "On what date did rebels seize"),
        ("Rebels seized the Old City in June 2014.", "In which month did rebels seize"),
        ("Rebels seized the Old City in 2014.", "In which year did rebels seize"),
        ("Rebels seized the Old City on Friday.", "On which day did rebels seize"),
        ("Iraqi rebels had seized the Old City in 2014.", "In which year did Iraqi rebels seize"),
        ("Anna Bell was seen in Berlin by nurses.", "Where was Anna Bell seen"),
        ("The Old City was seized by Iraqi rebels in 2014.", "By whom was the Old City seized"),
        ("Anna Bell and Tom Reed have left the Old City.", "Who has left the Old City"),
    ],
)
def test_the_question_fits_what_is_asked(sentence: str, stem: str) -> None:
    assert any(asked.startswith(stem) for asked in stems(sentence)), stems(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He left the Old City in 2014.",
        "The event took place in 2014.",
        "“Anna Bell left the Old City in 2014.",
        "Anna Bell said.",
        "Anna Bell might leave the Old City in 2018.",
        "Tom Reed did not leave the Old City in 2014.",
        "Did Anna Bell leave the Old City in 2014?",
        "Hannah Ruddick, a councillor who was elected last year, may go.",
        "The crew was asleep, a board of inquiry heard on Tuesday.",
        "The harvest, Anna Bell found, improved about as much.",
        "Melanie Dufresne confirmed on Wednesday night.",
        "The season, Anna Bell said, was longer.",
        "Anna Bell said she had walked for an hour and ten.",
        "A court in Hamburg, Germany ordered them to delete the data.",
        "Tom Reed landed two penalties. Anna Bell kicked two penalties.",
        "“If there is one man sitting there in the dark,” Anna Bell said, “we go on.”",
        "The planet was observed by the James Webb Space Telescope.",
        "Some joined the militants linked to the Reed group who seized the town in May 2017.",
    ],
)
def test_what_would_read_badly_is_not_asked(sentence: str) -> None:
    with pytest.raises(DraftError):
        draft(sentence)


CASES = list(csv.DictReader((HERE / "cases/drafting.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=[case["stem"] for case in CASES])
def test_a_sentence_gives_the_question_that_a_teacher_would_ask(case: dict[str, str]) -> None:
    article = parse_article(f"date 2017-07-09 {case['sentence']}{FILLER}", id="town")
    found = survey(article)
    worded = [(fact, write_stem(fact)) for fact in found.facts]
    kept = [(s.text, fact.key) for fact, s in worded if not find_veto(fact, s, found)]
    assert (case["stem"], case["key"]) in kept


DROPPED = json.loads((HERE / "cases/drafting_dropped.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("sentence", "rule"), DROPPED, ids=[rule for _, rule in DROPPED])
def test_each_rule_leaves_out_what_it_names(sentence: str, rule: str) -> None:
    article = parse_article(f"date 2017-07-09 {sentence}{FILLER}", id="town")
    assert rule in {dropped.rule for dropped in explain_draft(article).dropped}


def test_every_rule_has_a_case() -> None:
    assert {rule for _, rule in DROPPED} == {name for name, _ in RULES}


DOUBTED = json.loads((HERE / "cases/drafting_doubts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("sentence", "doubt"), DOUBTED, ids=[doubt for _, doubt in DOUBTED])
def test_each_doubt_is_felt_about_what_it_names(sentence: str, doubt: str) -> None:
    found = survey(parse_article(f"date 2017-07-09 {sentence}{FILLER}", id="town"))
    asked = [(fact, write_stem(fact)) for fact in found.facts]
    felt = {d for fact, s in asked for d in find_doubts(fact, s, found)}
    assert doubt in felt


def test_every_doubt_has_a_case() -> None:
    assert {doubt for _, doubt in DOUBTED} == {name for name, _ in DOUBTS}


def test_the_trace_of_a_question_ends_with_the_doubts_about_it() -> None:
    clock = HERE.parent / "data/articles/texas-clock-2015-09-22.txt"
    traces = [question.trace for question in explain_draft(load_article(clock)).questions]
    told = {step.removeprefix("doubt: ") for t in traces for step in t if step.startswith("doubt")}
    assert told
    assert told <= {name for name, _ in DOUBTS}


def test_a_doubt_alone_keeps_no_question_back() -> None:
    article = parse_article(f"Two nurses opened the old hospital in Hull.{FILLER}", id="town")
    assert "a key that counts" not in {dropped.rule for dropped in explain_draft(article).dropped}


def test_a_duration_is_not_asked_as_a_date() -> None:
    sentence = "Tom Reed has led Iraqi rebels in the Old City for nine months."
    kinds = {question.kind for question in draft(sentence)}
    assert Kind.WHEN not in kinds


def test_made_up_dates_have_the_shape_of_the_key_and_do_not_stand_in_the_text() -> None:
    questions = draft("Rebels seized the Old City on June 10, 2014.")
    (when,) = [question for question in questions if question.kind is Kind.WHEN]
    assert len(when.distractors) == 3
    assert all(text.startswith("June ") and text.endswith(", 2014") for text in when.distractors)


def test_no_made_up_year_lies_after_the_dateline() -> None:
    (when,) = [q for q in draft("Rebels seized the Old City in 2017.") if q.kind is Kind.WHEN]
    assert all(int(text) < date(2017, 7, 9).year for text in when.distractors)


def test_another_name_of_the_key_is_no_distractor() -> None:
    text = (
        "Anna Bell left the Old City in 2014. Bell met Tom Reed, Jane Hill and Carl Stone in "
        "Berlin. Anna had called Tom Reed before."
    )
    (who,) = [q for q in draft(text) if q.stem.startswith("Who left")]
    assert not any("Bell" in name or "Anna" in name for name in who.distractors)


def test_no_man_is_offered_for_the_womens_race() -> None:
    text = (
        "The women's race in Leeds was won by Anna Bell. Carl Stone, Tom Reed and Jane Hill met in "
        "Berlin. Maria Kolb and Susan Moss left Hull in 2014."
    )
    (who,) = [q for q in draft(text) if "race" in q.stem and q.kind is Kind.WHO]
    assert set(who.distractors) == {"Jane Hill", "Maria Kolb", "Susan Moss"}


def test_beside_a_surname_of_two_words_there_are_surnames() -> None:
    text = (
        "Ilaria Di Marco left the Old City in 2014. Carl Stone, Tom Reed and Jane Hill met in "
        "Berlin. Ms. Di Marco later reopened the old hospital in Hull."
    )
    (who,) = [q for q in draft(text) if q.stem.startswith("Who reopened")]
    assert (who.key, set(who.distractors)) == ("Di Marco", {"Stone", "Reed", "Hill"})


def test_a_city_that_the_article_writes_with_an_accent_is_not_offered_without_one() -> None:
    told = (
        "The Alma docked in Valparaíso on Monday. Anna Bell of the University of Concepción left."
    )
    wrong = [name for q in draft(told) for name in q.distractors if q.key == "Valparaíso"]
    assert wrong
    assert "Concepcion" not in wrong


def test_a_person_asked_for_in_words_may_be_named_by_the_surname(mosul: list[Question]) -> None:
    (said,) = [q for q in mosul if "imminent" in q.stem]
    assert said.accepted == ("Robert Sofge", "Sofge", "Brigadier General Robert Sofge")


@pytest.mark.parametrize("name", POOR)
def test_a_text_with_nothing_to_ask_about_says_why(name: str) -> None:
    text, reason = POOR[name]
    with pytest.raises(DraftError, match=f"poor: there is too little.*{reason}"):
        draft_questions(parse_article(text, id="poor"))


def test_a_kind_of_which_there_is_nothing_is_named() -> None:
    article = parse_article(f"Anna Bell opened the old hospital. {FILLER}", id="town")
    with pytest.raises(DraftError, match="a good where-question; ask for all kinds"):
        draft_questions(article, kinds=[Kind.WHERE])


def test_a_text_whose_times_need_a_date_says_so() -> None:
    told = "Anna Bell left on Sunday."
    undated = parse_article(f"{told} {FILLER}", id="undated")
    assert needs_a_date(undated)
    assert not needs_a_date(parse_article(f"date 2017-07-09\n\n{told} {FILLER}", id="dated"))
    with pytest.raises(DraftError, match="It has no date: with a line"):
        draft_questions(undated, kinds=[Kind.WHEN])


def test_whoever_the_question_calls_he_has_men_beside_him() -> None:
    told = (
        "Tom Reed told the board that he'd been raised by a grandmother. Anna Bell, Jane Hill and "
        "Mary Stone listened. Bill Ford, John Marsh and Peter Cole left."
    )
    [who] = [q for q in draft(told) if "he'd been raised" in q.stem and q.kind == "who"]
    assert set(who.distractors) == {"Bill Ford", "John Marsh", "Peter Cole"}


def test_he_is_the_subject_of_the_sentence_before_and_not_of_its_aside() -> None:
    told = (
        "Tor-Inge Vassbotn, 58, stood motionless in Hull as Judge Ragnhild Myklestad read out the "
        "verdict, which found him guilty. He was acquitted of a fourth charge."
    )
    acquitted = [q.key for q in draft(told) if "acquitted of" in q.stem and q.kind == "who"]
    assert set(acquitted) == {"Tor-Inge Vassbotn"}


def test_she_goes_on_as_who_was_meant_before_another_was_named() -> None:
    told = (
        "She never married. For much of her life she shared a house with a fellow operator, Anna "
        "Bell, who typed the songs.\n\nAfter 1985 she published two books in Hull. “It was better "
        "when I was nobody and wrote at night,” she said. Tom Reed opened the old school on Monday."
    )
    assert not [q for q in draft(told) if "published" in q.stem or "nobody" in q.stem]


def test_a_statement_that_is_cut_away_is_no_question() -> None:
    told = (
        "According to Landrum's attorneys, at first the board were unwilling to release their "
        "investigative records, although ultimately they did release some of the documents. Tom "
        "Reed opened the old school on Monday."
    )
    assert all(len(q.stem.split()) > 3 for q in draft(told))


def test_the_article_of_her_work_is_not_by_her() -> None:
    told = (
        "The first article about her work, by the scholar Amy Reed, came out in 1978, when she had "
        "been famous in Hull for a quarter of a century. Tom Reed opened the old school on Monday."
    )
    assert not [q for q in draft(told) if "famous" in q.stem]


def test_an_inspector_from_a_body_is_not_that_body() -> None:
    told = (
        "An inspector from the Health and Safety Executive, Malcolm Frayne, said that falls killed "
        "seven people in Hull in 2016. Tom Reed opened the old school on Monday."
    )
    assert not [q for q in draft(told) if q.stem.startswith("Who is the Health")]


def test_a_stretch_of_years_is_offered_none_that_could_hold_it() -> None:
    told = "Anna Bell worked in Hull between December 2002 and May 2006."
    article = parse_article(f"date 2017-07-09 {told}{FILLER}", id="town")
    [when] = draft_questions(article, kinds=[Kind.WHEN])
    assert len(when.distractors) == 3
    years = [year for option in when.distractors for year in re.findall(r"\d{4}", option)]
    assert not {"2002", "2003", "2004", "2005", "2006"} & set(years)


def test_a_day_that_is_offered_has_its_own_day_of_the_week() -> None:
    told = "Anna Bell opened the old hospital in Hull on Friday, October 14, 2016."
    [when] = draft_questions(
        parse_article(f"date 2017-07-09 {told}{FILLER}", id="town"), kinds=[Kind.WHEN]
    )
    assert len(when.distractors) == 3
    for option in when.distractors:
        weekday, number = re.fullmatch(r"(\w+), October (\d+), 2016", option).groups()
        assert f"{date(2016, 10, int(number)):%A}" == weekday


def test_beside_several_people_no_single_ones_are_offered() -> None:
    told = (
        "Anna Bell, a chemist, spoke. Bell and five colleagues opened the old hospital in Hull in "
        "2014. Jane Hill, a nurse, met Carl Stone, a farmer. Peter Cole, a clerk, left."
    )
    [who] = [q for q in draft(told) if "colleagues" in q.key]
    assert not who.distractors


def test_people_are_offered_by_the_surnames_that_the_article_uses() -> None:
    told = (
        "Tom Reed spoke. Pieters van Loon, a clerk, sang. Mirta Benegas Ayala, a nurse, and "
        "Carl Stone, a farmer, left. Benegas wept. Reed opened the old hospital in Hull in 2014."
    )
    wrong = {name for q in draft(told) if q.key == "Reed" for name in q.distractors}
    assert wrong == {"van Loon", "Benegas", "Stone"}


def test_what_four_of_them_do_is_not_what_their_school_does() -> None:
    told = "Today the Acme Museum has 74 guards, and in 2014 four of them went to Berlin."
    assert not [q for q in draft(told) if "Berlin" in (q.key, *q.stem.split())]


def test_an_uncle_is_not_offered_among_people_of_full_names() -> None:
    told = (
        "Anna Bell opened the old hospital in Hull. It was like losing Uncle Maurie twice. Jane "
        "Hill, Carl Stone and Peter Cole left."
    )
    wrong = {name for q in draft(told) if q.key == "Anna Bell" for name in q.distractors}
    assert wrong == {"Jane Hill", "Carl Stone", "Peter Cole"}


def test_beside_a_spokeswoman_there_are_women() -> None:
    told = (
        "Anna Bell, a spokeswoman for the aid group Relief Yemen, left. Tom Reed, Bill Ford and "
        "John Marsh met Jane Hill, Mary Stone and Carla Dean."
    )
    wrong = [name for q in draft(told) if "spokeswoman" in q.stem for name in q.distractors]
    assert set(wrong) == {"Jane Hill", "Mary Stone", "Carla Dean"}


@pytest.mark.parametrize(
    ("others", "offered"),
    [
        ("Leeds University, Boston College and the Karolinska Institute", True),
        ("the African Union, the Labour Party and the National Assembly", False),
    ],
)
def test_a_researcher_may_work_only_at_bodies_of_one_sort(others: str, offered: bool) -> None:
    told = f"Anna Bell, a researcher at the University of Coimbra, spoke. It wrote to {others}."
    wrong = [name for q in draft(told) for name in q.distractors if "Coimbra" in q.key]
    assert bool(wrong) is offered


def test_who_wrote_the_article_is_no_distractor() -> None:
    lines = "By Maria Stavrou\n\nPhoto: Peter Hill\n\n"
    others = "Bell met Tom Reed, Jane Hill and Carl Stone in Berlin."
    article = parse_article(f"{lines}Anna Bell left the Old City in 2014. {others}{FILLER}", id="x")
    (who,) = [q for q in draft_questions(article) if q.stem.startswith("Who left")]
    assert set(who.distractors) == {"Tom Reed", "Jane Hill", "Carl Stone"}


def test_an_article_without_a_date_is_drafted_too() -> None:
    article = parse_article(f"Rebels seized the Old City in 2014.{FILLER}", id="undated")
    assert "2014" in {question.key for question in draft_questions(article)}


def accepted(text: str) -> list[tuple[str, ...]]:
    return [q.accepted for q in draft(text) if q.kind is Kind.WHO]


def test_a_surname_may_be_answered_by_the_fuller_names_of_the_article() -> None:
    text = "Mayor Helena Brandt opened the bridge. Brandt later led Iraqi rebels in Berlin."
    assert ("Brandt", "Helena Brandt", "Mayor Helena Brandt") in accepted(text)


def test_a_rank_may_be_answered_by_the_full_name(mosul: list[Question]) -> None:
    (said,) = [q for q in mosul if "damage" in q.stem]
    assert said.accepted[0] == "Sofge"
    assert set(said.accepted[1:]) == {"Robert Sofge", "Brigadier General Robert Sofge"}


def test_a_surname_that_two_people_share_has_no_fuller_name() -> None:
    text = (
        "Helena Brandt met Tom Brandt in Berlin. Brandt later reopened the old hospital. "
        "Jane Hill founded the Acme School in Hull in 1998."
    )
    assert not any("Brandt" in names for names in accepted(text))


@pytest.mark.parametrize(
    ("sentence", "key", "variants"),
    [
        ("Ellen de Groot opened the old hospital in Hull.", "Ellen de Groot", {"de Groot"}),
        ("Hanneke de Boer, who is Dutch, closed the mine.", "Hanneke de Boer", {"de Boer"}),
        ("Peter Walsh opened the old hospital in Hull. Walsh spoke.", "Peter Walsh", {"Walsh"}),
        (
            "Peter Walsh opened the old hospital in Hull. His brother Simon Walsh sold it.",
            "Peter Walsh",
            set(),
        ),
    ],
)
def test_a_surname_is_right_where_one_person_bears_it(
    sentence: str, key: str, variants: set[str]
) -> None:
    article = parse_article(f"date 2017-07-09 {sentence}{FILLER}", id="town-2017-07-09")
    found = survey(article)
    fact = next(fact for fact in found.facts if fact.key == key)
    assert set(find_variants(fact, found.mentions, article)) == variants


def test_the_name_beside_a_role_is_the_key() -> None:
    text = "The opposition leader, Karin Voss, opened the old hospital in Hull on 5 June 2014."
    assert ("Karin Voss", "Voss") in accepted(text)


def test_no_day_is_offered_where_a_month_is_asked_for() -> None:
    text = (
        "Rebels seized the Old City in March 2016. Troops left on March 18. Guards came on March 3."
    )
    (when,) = [q for q in draft(text) if q.stem.startswith("In which month")]
    assert len(when.distractors) == 3
    assert all(option.endswith(" 2016") for option in when.distractors)


@pytest.mark.parametrize("key", ["on Wednesday morning", "early on Monday", "on Tuesday"])
def test_a_weekday_is_not_asked_for_as_a_date(key: str) -> None:
    asked = [q.stem for q in draft(f"Rebels seized the Old City {key}.") if q.kind is Kind.WHEN]
    assert all(stem.startswith(("When", "On which day")) for stem in asked), asked


def test_the_paragraph_of_a_distractor_holds_it_word_for_word() -> None:
    paragraphs = [
        "date 2017-07-09 Anna Bell opened the old hospital in Hull in 2014." + FILLER,
        "Reed called. Hill wrote a letter to Stone about the old bridge.",
        "Tom Reed, Jane Hill and Carl Stone met in Berlin.",
    ]
    drafted = draft_questions(parse_article("\n\n".join(paragraphs), id="town"))
    (who,) = [q for q in drafted if q.stem.startswith("Who opened")]
    wrong = {option.text: option.feedback for option in who.options if not option.is_right}
    assert wrong == {
        name: f"{name} is named in paragraph 3, for something else."
        for name in ("Tom Reed", "Jane Hill", "Carl Stone")
    }


@pytest.mark.parametrize(
    "verb", ["reported", "announced", "said", "added", "told reporters", "told the packed hall"]
)
def test_nobody_is_asked_for_who_only_spoke(verb: str) -> None:
    sentence = f"Anna Bell {verb} on Saturday. Rebels seized the Old City in 2014."
    assert not any("Anna Bell" in q.key or "Anna Bell" in q.stem for q in draft(sentence))


def test_what_was_announced_is_asked_for() -> None:
    sentence = "Anna Bell announced a ceasefire with the northern rebels."
    assert "Who announced a ceasefire with the northern rebels?" in stems(sentence)


def test_a_name_with_an_open_bracket_is_no_distractor() -> None:
    text = (
        "Anna Bell opened the old hospital in Hull in 2014. Tom Reed, Jane Hill and Carl Stone "
        "(Con met in Berlin."
    )
    assert not any("(" in option for q in draft(text) for option in q.distractors)


def test_every_rule_of_a_veto_tells_what_it_means_and_what_to_do():
    assert [reason.rule for reason in reasons().values()] == [*dict(RULES), TOO_UNSURE]
    assert all(reason.says and reason.mend for reason in reasons().values())


def test_rough_questions_come_last_with_the_reason_to_mend_them(article):
    usual, rough = explain_draft(article), draft_questions(article, rough=True)
    plain = [question for question in rough if not question.tags[-1].startswith("mend-")]
    assert rough[: len(plain)] == plain == list(usual.questions)
    assert len(rough) > len(plain)
    assert len({question.id for question in rough}) == len(rough)
    assert {question.type for question in rough[len(plain) :]} == {QuestionType.SHORT}


def test_of_two_that_ask_the_same_and_have_the_same_answer_one_is_kept() -> None:
    text = (
        "Tom Reed opened the old hospital in Hull. It was closed for years. "
        "Anna Bell was there when Tom Reed opened the old hospital in Hull."
    )
    asked = [question.stem for question in draft(text)]
    assert asked.count("Who opened the old hospital in Hull?") == 1


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        # The mother speaks, whose name may be a man's.
        (
            "For Te Awamutu mother Jess Rangihuna, the questions can wait. Her daughter, Maia, "
            "fell ill on August 14.\n\n“I have never driven that fast in my life,” she said.",
            "Who said",
            "Maia",
        ),
        # The flight landed, not the town.
        (
            "The last was a service from Tenerife to Tallinn, which touched down on Tuesday.",
            "did Tallinn",
            "Tuesday",
        ),
        # The film was the hit, not its maker.
        (
            "Others are Yoon Hye-rin, whose comedy “Landlord” was a surprise hit in Hull in June.",
            "Who was a surprise hit",
            "Yoon Hye-rin",
        ),
    ],
)
def test_nobody_has_done_what_another_noun_did(text: str, stem: str, key: str) -> None:
    found = explain_draft(parse_article(f"date 2017-07-09 {text}{FILLER}", id="town"))
    assert not [q for q in found.questions if stem in q.stem and q.key.startswith(key)]

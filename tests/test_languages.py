"""The languages of the view: complete catalogues, right forms, and a choice that is explained."""

import re

import pytest

import kit
from kit.checking.advice import without_advice, without_looking
from kit.errors import KitError
from kit.messages import in_words, joined, message, plural_message
from kit.widgets.languages import chosen_language, languages, translator
from kit.widgets.told import number
from kit.widgets.words import tries_left, words_in, worth
from tests.tools import catalogue


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_text_of_the_code_is_translated(language):
    kept, wanted = catalogue.kept(language), catalogue.texts()
    assert {m.id for m in kept if m.id} == {m.id for m in wanted if m.id}, "run the tool"
    assert list(catalogue.untranslated(kept)) == []


def test_a_missing_translation_and_a_lost_name_are_seen():
    catalog = catalogue.kept("es")
    catalog.get("Check").string = ""
    catalog.get("Answer: {key}").string = "Respuesta"
    assert set(catalogue.untranslated(catalog)) == {"Check", "Answer: {key}"}


def test_the_tool_finds_texts_of_every_kind():
    ids = {m.id for m in catalogue.texts()}
    assert {"Check", "Right.", "Give the surname too.", "Choose an answer."} <= ids
    assert ("{points} point", "{points} points") in ids


def test_the_languages_are_these():
    assert languages() == ("en", "ar", "es", "fr")


@pytest.mark.parametrize(
    ("wanted", "environment", "found"),
    [
        (None, {}, "en"),
        (None, {"LANG": "fr_CA.UTF-8"}, "fr"),
        (None, {"LANG": "fr_FR.UTF-8", "LC_ALL": "es_MX.UTF-8"}, "es"),
        (None, {"LANGUAGE": "tlh:ar:fr"}, "ar"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        ("es-AR", {"LANG": "fr_FR"}, "es"),
        ("AR", {}, "ar"),
    ],
)
def test_the_language_is_that_of_the_argument_or_of_the_environment(
    monkeypatch, wanted, environment, found
):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert chosen_language(wanted) == found


def test_a_language_that_is_not_there_is_told_with_those_that_are(quiz):
    with pytest.raises(
        KitError, match="no language 'tlh' in the kit; choose one of en, ar, es, fr"
    ):
        kit.QuizView(quiz, "tlh")


@pytest.mark.parametrize(
    ("language", "points", "told"),
    [
        *(("en", 1, "1 point"), ("en", 0.5, "0.5 points"), ("en", 2, "2 points")),
        *(("es", 0, "0 puntos"), ("es", 1, "1 punto"), ("es", 1.5, "1.5 puntos")),
        *(("fr", 0, "0 point"), ("fr", 0.5, "0.5 point"), ("fr", 1.5, "1.5 point")),
        *(("fr", 1.999, "1.999 points"), ("fr", 2, "2 points"), ("fr", 2.5, "2.5 points")),
    ],
)
def test_the_form_follows_the_number(language, points, told):
    assert in_words(worth(points, f"{points:g}"), translator(language)) == told


@pytest.mark.parametrize(
    ("tries", "gain", "told"),
    [
        (1, 1, "1 more try. You can earn up to 1 more point."),
        (2, 5 / 6, "2 more tries. You can earn up to 0.83 more points."),
        (1, 0.999, "1 more try. You can earn up to 1 more point."),
        (1, 0, "1 more try."),
    ],
)
def test_what_a_further_try_may_earn_is_told_in_the_right_number(tries, gain, told):
    assert tries_left(tries, gain, number(gain, translator("en"))) == told


@pytest.mark.parametrize(
    ("language", "told"), [("en", "2.5"), ("es", "2,5"), ("fr", "2,5"), ("ar", "2.5")]
)
def test_a_number_is_written_as_in_the_language_of_the_view(quiz, language, told):
    assert number(2.5, translator(language)) == told
    assert number(12, translator(language)) == "12"
    quiz.answer(quiz.current.distractors[0])
    quiz.retry()
    quiz.answer(quiz.current.key)
    view = kit.QuizView(quiz, language)
    assert view.screen["earned"] == told.replace("2", "0")
    view.act("finish")
    assert view.screen["summary"]["kinds"][0]["share"] == 2


def test_a_part_of_a_point_takes_the_form_of_its_language_also_in_what_may_be_earned():
    told = in_words(tries_left(2, 1.5, "1,5"), translator("fr"))
    assert told == in_words(tries_left(2, 1, "1,5"), translator("fr"))


def test_arabic_has_six_forms():
    forms = ("You came on {count} day.", "You came on {count} days.")
    told = [in_words(plural_message(*forms, n), translator("ar")) for n in (1, 2, 3, 11)]
    assert len({re.sub(r"\d+", "", text) for text in told}) == 4
    # Parts of a whole take the form of a hundred (Unicode CLDR, "other").
    assert translator("ar")(*forms, 2.5) == translator("ar")(*forms, 100)


def test_feedback_is_told_in_the_language_of_the_view(quiz):
    view = kit.QuizView(quiz, "fr")
    question = next(q for q in quiz.questions if q.id == "mosul-when-7")
    view.act("open", question.id)
    view.act("answer", "2016")
    assert "mois" in view.screen["question"]["result"]["feedback"]
    assert view.screen["question"]["result"]["tries"] != ""


def test_what_a_teacher_wrote_stays_as_it_is(quiz):
    view = kit.QuizView(quiz, "es")
    option = quiz.current.options[0]
    view.act("answer", option.text)
    assert view.screen["question"]["result"]["feedback"] == option.feedback


# A text told in Arabic, and what stands in it between the marks that keep a direction.
SET_APART = [
    (message("Bravo, {name}!", name="Bob (12)."), "[Bob (12).]"),
    (message("Bravo, {name}!", name="علي"), "علي"),
    (message("Bravo, {name}!", name=12), "12"),
    (joined([message("Bravo!"), "Read on. See (2)."]), "[Read on. See (2).]"),
    (joined(["Read on.", message("Bravo!")]), "[Read on.]"),
    (joined(["Read on.", "See (2)."]), "Read on. See (2)."),
]


@pytest.mark.parametrize(("text", "apart"), SET_APART)
def test_english_in_an_arabic_text_keeps_its_punctuation(text, apart):
    arabic = {"Bravo, {name}!": "أحسنت يا {name}!", "Bravo!": "أحسنت!"}
    told = in_words(text, lambda form, *_: arabic.get(form, form))
    assert apart.translate({ord("["): "\u2068", ord("]"): "\u2069"}) in told
    assert ("\u2068" in told) is ("[" in apart)


def test_what_is_told_in_english_of_an_english_bank_has_no_marks_of_direction():
    assert in_words(SET_APART[0][0], translator("en")) == "Bravo, Bob (12).!"
    assert in_words(SET_APART[3][0], translator("en")) == "Bravo! Read on. See (2)."


def test_joined_texts_are_told_part_by_part():
    text = joined([message("Right month;"), message("give the day too."), "Sofge"])
    assert text == "Right month; give the day too. Sofge"
    assert in_words(text, translator("es")).endswith(" Sofge")
    assert in_words(text, translator("es")) != text


@pytest.mark.parametrize("language", languages())
def test_every_text_can_be_filled(language):
    translate = translator(language)
    assert len(words_in(translate)) > 90
    for tries in range(1, 13):
        assert str(tries) in in_words(tries_left(tries, 0.5, "0.5"), translate) or tries < 3


ADVICE = [
    ("Right person; now give the name.", "Right person.", "Right person; now give the name."),
    ("Right so far; which year?", "Right so far.", "Right so far; which year?"),
    ("The text means another country; look again.", *["The text means another country."] * 2),
    ("Look again: the text gives another date.", *["The text gives another date."] * 2),
    ("Look again at what the text says about this.", "", ""),
    ("Give the surname too.", "", "Give the surname too."),
    ("That has to do with the answer, but is not the answer itself.", *[None] * 2),
]
"""What a rule says; the same where no try is left; the same while the article is away."""


@pytest.mark.parametrize(("text", "at_last", "away"), ADVICE)
def test_advice_is_left_out_where_nobody_can_follow_it(text, at_last, away):
    assert without_advice(text, translator("en")) == (text if at_last is None else at_last)
    assert without_looking(text, translator("en")) == (text if away is None else away)


@pytest.mark.parametrize("language", languages())
def test_advice_can_be_left_out_in_every_language(language):
    """A text is cut where its English form is, so each clause must have its translation."""
    translate = translator(language)
    forms = [m.id for m in catalogue.texts(("checking",)) if isinstance(m.id, str)]
    cut = [form for form in forms if "; " in form and without_advice(form, str) != form]
    assert len(cut) > 30
    for form in cut:
        left, whole = without_advice(form, translate), translate(form)
        assert 3 < len(left) < len(whole), form
        assert left.endswith("."), form
        assert not re.search(r"[;؛:]", left), form

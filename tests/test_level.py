import math
import subprocess
import sys
import time

import pytest

import kit
from kit.errors import KitError
from kit.level import UNKNOWN, ReadingLevel, reading_level

# Abraham Lincoln at Gettysburg, 1863 (Bliss copy).
GETTYSBURG = """\
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived
in Liberty, and dedicated to the proposition that all men are created equal.

Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and
so dedicated, can long endure. We are met on a great battle-field of that war. We have come to
dedicate a portion of that field, as a final resting place for those who here gave their lives that
that nation might live. It is altogether fitting and proper that we should do this.

But, in a larger sense, we can not dedicate -- we can not consecrate -- we can not hallow -- this
ground. The brave men, living and dead, who struggled here, have consecrated it, far above our poor
power to add or detract. The world will little note, nor long remember what we say here, but it can
never forget what they did here. It is for us the living, rather, to be dedicated here to the
unfinished work which they who fought here have thus far so nobly advanced. It is rather for us to
be here dedicated to the great task remaining before us -- that from these honored dead we take
increased devotion to that cause for which they gave the last full measure of devotion -- that we
here highly resolve that these dead shall not have died in vain -- that this nation, under God,
shall have a new birth of freedom -- and that government of the people, by the people, for the
people, shall not perish from the earth.
"""


def level_of(text: str) -> ReadingLevel:
    return reading_level(kit.parse_article(text, id="text"))


def hard_words(text: str) -> list[str]:
    return [hard.word for hard in level_of(text).hard_words]


def test_a_small_text_gives_what_a_pencil_gives():
    # 9 words, 2 sentences, 11 syllables (vil-lage and sol-diers have two), 1 hard word.
    level = level_of("The troops left the village. The soldiers took bread.")
    assert (level.words, level.sentences, level.words_per_sentence) == (9, 2, 4.5)
    assert level.flesch_kincaid == round(0.39 * 4.5 + 11.8 * 11 / 9 - 15.59, 1) == 0.6
    assert level.reading_ease == round(206.835 - 1.015 * 4.5 - 84.6 * 11 / 9, 1) == 98.9
    assert level.dale_chall == round(64 - 0.95 * 100 / 9 - 0.69 * 4.5, 1) == 50.3
    assert level.grade == "3"
    assert [(hard.word, hard.count, hard.paragraph) for hard in level.hard_words] == [
        ("troops", 1, 1)
    ]


def test_the_gettysburg_address_has_its_published_figures():
    level = level_of(GETTYSBURG)
    assert (level.words, level.sentences) == (271, 10)
    assert level.flesch_kincaid == pytest.approx(10.9, abs=0.5)
    assert level.reading_ease == pytest.approx(64, abs=2)
    assert level.grade == "9-10"


def test_the_summary_tells_a_teacher_length_grades_and_some_hard_words(article):
    assert reading_level(article).summary == (
        "425 words in 16 sentences (27 each): US grade 13 by length (Flesch-Kincaid), 11-12 by "
        "vocabulary (Dale-Chall); 66 hard words, among them force, final, offensive, celebration, "
        "area."
    )


def test_words_and_sentences_are_those_of_the_article(article):
    level = reading_level(article)
    assert level.words == article.word_count
    assert level.sentences == len(article.sentences)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Robert Sofge met U.S. troops. They left.", 2),
        ("“Is it over?” he asked. It was.", 2),
        ("It ended.\n\n***\n\nIt was over.", 2),
    ],
)
def test_abbreviations_quotations_and_ornaments_end_no_sentence(text, sentences):
    assert level_of(text).sentences == sentences


@pytest.mark.parametrize(
    "text",
    [
        "The boys carried boxes to cities in buses, stopped, and were making bigger holes.",
        "The biggest houses were the prettiest, and the flowers have grown.",
        "I’ve seen the woman’s dog; it wasn’t hers, and they’d come at 5 o’clock.",
        "Mr. Smith and Mrs. Jones ate.",
        "It was a well-known, nine-month, US-led fight on the 10th at 3.30pm.",
        "He went to Mosul with the Nineveh Operations Command and Haider al-Abadi.",
        "We saw https://example.org/caliphate and wrote to x@caliphate.example.",
        "Abadi came. We saw Abadi.",
        "Prime Minister Abadi came.",
    ],
)
def test_inflected_forms_contractions_numbers_and_names_are_not_hard(text):
    assert hard_words(text) == []


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("The offensive began.", ["offensive"]),
        ("Jihadists fled.", ["jihadists", "fled"]),
        ("It was counter-terrorism.", ["counter-terrorism"]),
        ("The caliphate’s end came.", ["caliphate"]),
        ("He asked: “Militants?” The militants left.", ["militants"]),
        ("ENORMOUS TROOPS LEFT THE CITY.", ["enormous", "troops"]),
        ("The sober crew married and was siting sites.", ["sober", "crew", "siting", "sites"]),
        ("A naïve protégé", ["naïve", "protégé"]),
    ],
)
def test_other_words_are_hard_in_small_letters(text, hard):
    assert hard_words(text) == hard


def test_hard_words_are_counted_with_their_forms_the_most_frequent_first():
    level = level_of("A siege. Two civilians.\n\nThe civilian and civilians.\n\nSieges; a rebel.")
    assert [(hard.word, hard.count, hard.paragraph) for hard in level.hard_words] == [
        ("civilian", 3, 1),
        ("siege", 2, 1),
        ("rebel", 1, 3),
    ]


@pytest.mark.parametrize(
    ("text", "words", "summary"),
    [
        ("1234 5678.", 2, "2 words in 1 sentence (2 each): no reading level"),
        ("*** ***", 0, "0 words in 0 sentences (0 each): no reading level"),
        ("انتهت الحرب اليوم.", 3, "3 words in 1 sentence (3 each): no reading level"),
        ("战争结束了。今天。", 2, "2 words in 2 sentences (1 each): no reading level"),
        ("😀", 0, "0 words in 0 sentences (0 each): no reading level"),
    ],
)
def test_a_text_without_latin_letters_has_no_level(text, words, summary):
    level = level_of(text)
    scores = (level.flesch_kincaid, level.reading_ease, level.dale_chall)
    assert level.words == words
    assert all(map(math.isnan, scores))
    assert (level.grade, level.hard_words) == (UNKNOWN, ())
    assert level.summary.startswith(summary)


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Go.", "1 word in 1 sentence (1 each): US grade 1 or lower by length"),
        ("Siege.", "16+ by vocabulary (Dale-Chall); 1 hard word: siege."),
        ("The caliphate (خلافة) ended.", "1 hard word: caliphate."),
        ("word " * 200, "US grade above 16 by length"),
        ("It is 5.", "no hard words."),
    ],
)
def test_short_and_odd_texts_have_a_summary(text, summary):
    assert summary in level_of(text).summary


def test_a_hundred_thousand_words_take_less_than_three_seconds(article):
    text = "\n\n".join([article.text.partition("2017-07-09")[2]] * 240)
    long = kit.parse_article(text, id="long")
    start = time.process_time()
    level = reading_level(long)
    assert time.process_time() - start < 3
    assert level.words > 100_000
    assert level.dale_chall == pytest.approx(reading_level(article).dale_chall, abs=0.1)


def test_a_text_of_one_word_is_of_the_first_grade():
    level = reading_level(kit.parse_article("Go.", id="short"))
    assert (level.grade, level.hard_words) == ("1", ())


def test_a_missing_library_is_told_with_how_to_install_it(article, monkeypatch):
    monkeypatch.setitem(sys.modules, "textstat_rs", None)
    with pytest.raises(KitError, match=r"needs textstat-rs.*pip install"):
        reading_level(article)


def test_importing_the_room_loads_neither_the_library_nor_pandas():
    code = "import sys, kit.level; sys.exit(bool({'textstat_rs', 'pandas'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

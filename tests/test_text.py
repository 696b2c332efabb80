import re

import pytest

from kit.language import load_pipeline
from kit.text import (
    decode,
    ends_of,
    find_quote,
    goes_on,
    has_words,
    normalise,
    sentences,
    without_lead_in,
)


def test_quotes_blanks_and_case_do_not_matter_in_a_comparison():
    assert normalise("  “The  Old\tCity’s” ") == normalise('"THE OLD CITY\'S"')


def test_compatibility_forms_are_unified():
    assert normalise("ﬁnal victory…") == "final victory..."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("caliphate’s\nend".encode(), "utf-8"),
        ("caliphate’s\r\nend".encode("utf-8-sig"), "utf-8-sig"),
        ("caliphate’s\r\nend".encode("utf-16"), "utf-16"),
        ("caliphate’s\rend".encode("cp1252"), "cp1252"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(data, encoding):
    assert decode(data) == ("caliphate’s\nend", encoding)


def test_bytes_of_no_known_encoding_are_refused():
    with pytest.raises(UnicodeDecodeError):
        decode(b"caf\x81")


def test_lead_ins_are_dropped_and_names_kept():
    assert without_lead_in("i think it was in the old city") == "old city"
    assert without_lead_in("is fighters") == "is fighters"


@pytest.mark.parametrize("title", ["Sgt.", "Supt.", "Cllr.", "Atty.", "Brig."])
def test_a_title_goes_on_with_the_name_after_it(title):
    text = f"He was held on Monday, said {title} Tom Reed. He left."
    assert len(sentences(text)) == 2
    assert len(list(load_pipeline()(text).sents)) == 2


def test_an_abbreviation_does_not_end_a_sentence():
    text = "Brig. Gen. Sofge spoke to Mr. Smith.  He left at 5 p.m."
    assert [text[a:b] for a, b in sentences(text)] == [
        "Brig. Gen. Sofge spoke to Mr. Smith.",
        "He left at 5 p.m.",
    ]


@pytest.mark.parametrize("quote", ["the “Old City”", 'the "Old City"', "the   “Old\nCity”"])
def test_a_quotation_is_found_whatever_its_marks_and_blanks(quote):
    text = "In the “Old City” of Mosul"
    start, end = find_quote(text, quote)
    assert text[start:end] == "the “Old City”"


def test_other_words_are_not_found():
    assert find_quote("In the Old City", "the New City") is None
    assert find_quote("In the Old City", "  ") is None


@pytest.mark.parametrize(
    ("text", "phrase", "stands"),
    [
        ("in Old Mosul.", "Mosul", True),
        ("Mosul", "Mosul", True),
        ("in Mosulians and Mosul", "Mosul", True),
        ("in Mosulians", "Mosul", False),
        ("the New_Mosul", "Mosul", False),
        ("in mosul", "Mosul", False),
        ("at Rs. 900 (a tonne)", "Rs. 900", True),
    ],
)
def test_a_phrase_stands_in_a_text_by_whole_words(text, phrase, stands):
    assert has_words(text, phrase) is stands


def test_each_place_of_a_phrase_is_found_even_where_two_overlap():
    assert list(ends_of("anana na", "ana")) == [3, 5]
    assert list(ends_of("no", "yes")) == []


def test_what_follows_a_phrase_is_looked_at_wherever_it_stands():
    of_a_town = re.compile(r" of [A-Z]")
    assert goes_on("The port, the port of Basra", "the port", of_a_town)
    assert not goes_on("The port lies south of Basra", "port", of_a_town)


@pytest.mark.parametrize("blank", "\u00a0\u0085\u2028\u2029\u3000")
def test_a_sentence_may_end_before_any_kind_of_blank(blank):
    text = f"Aleppo fell.{blank}“Why?”{blank}1.7{blank}.Z{blank}.”{blank}Z0"
    first, *_ = sentences(text)
    assert text[slice(*first)] == "Aleppo fell."

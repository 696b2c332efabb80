import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.names import (
    Clash,
    NameRelation,
    acronyms,
    aliases,
    alike,
    bare,
    clash,
    compare_names,
    content_words,
    is_rank,
    may_be_alike,
    names_in,
    placings,
    surname,
)

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, ...]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


@pytest.mark.parametrize(("answer", "key", "relation"), cases("names.csv"))
def test_two_names_lie_to_each_other(answer: str, key: str, relation: str) -> None:
    assert compare_names(answer, key) == relation


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("the Islamic State (IS) group", "islamic state"),
        ("Brigadier General Robert Sofge", "robert sofge"),
        ("Iraqi Prime Minister Haider al-Abadi", "haider abadi"),
        ("Mr. José Núñez’s", "jose nunez"),
        ("the prime minister", "prime minister"),
        ("the President of Iraq", "president iraq"),
        ("the U.S.", "us"),
        ("Al Gore", "al gore"),
        ("", ""),
    ],
)
def test_a_name_is_bared(name: str, core: str) -> None:
    assert bare(name) == core


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("the Islamic State (IS) group", ("is",)),
        ("the Islamic State group", ("is",)),
        ("the World Health Organization", ("who",)),
        ("Robert Sofge", ()),
        ("Franklin Delano Roosevelt", ("fdr",)),
        ("Martin Luther King, Jr.", ("mlk",)),
        ("World War II", ("ww2",)),
        ("women", ()),
    ],
)
def test_a_name_licenses_its_acronym(name: str, found: tuple[str, ...]) -> None:
    assert acronyms(name) == found


def test_a_person_may_be_called_by_the_surname() -> None:
    assert aliases("Brigadier General Robert Sofge") == ("robert sofge", "sofge")


@pytest.mark.parametrize(
    "name", ["Old City", "Iraqi forces", "women", "Tigris River", "Iraq and Syria"]
)
def test_groups_and_places_have_no_surname(name: str) -> None:
    assert surname(name) == ()


def test_a_clash_says_what_differs() -> None:
    assert clash("James Sofge", "Robert Sofge") is Clash.FIRST_NAME
    assert clash("west of Mosul", "east of Mosul") is Clash.OPPOSITE
    assert clash("Highway 81", "Highway 80") is Clash.NUMBER
    assert clash("Sofge", "Robert Sofge") is None


@pytest.mark.parametrize(
    ("name", "text", "before", "after"),
    [
        ("the Islamic State (IS) group", "that the Islamic State group did", "that", "did"),
        ("the Old City of Mosul", "in the old city of Mosul now", "in", "now"),
        ("Robert Sofge", "General R. Sofge spoke", "", "spoke"),
        ("Robert Sofge", "Robert the Sofge", "", ""),
        ("Mosul", "first, they left Mossul for good", "they left", "for good"),
        ("the President", "Vice President", "vice", ""),
    ],
)
def test_a_name_is_found_inside_a_longer_text(
    name: str, text: str, before: str, after: str
) -> None:
    (found,) = placings(name, text)
    assert (" ".join(found.before), " ".join(found.after)) == (before, after)


@pytest.mark.parametrize("name", ["Robert Sofge", ""])
def test_a_name_that_is_not_there_is_not_found(name: str) -> None:
    assert not list(placings(name, "Sofge, Robert"))


def test_a_rank_is_one_with_or_without_its_country() -> None:
    assert is_rank("the U.S. Brigadier General")
    assert not is_rank("the Prime Minister")
    assert not is_rank("the Iraqi")


def test_words_with_digits_and_short_words_are_never_misspelt() -> None:
    assert not alike("highway80", "highway81")
    assert not alike("iran", "iraq")


def test_digits_lose_their_grouping_and_endings() -> None:
    assert content_words("the 2,500 men of the 82nd") == ["2500", "men", "82"]


def test_emoji_and_brackets_make_no_name() -> None:
    assert compare_names("()(((", "Mosul") is NameRelation.DIFFERENT
    assert compare_names("", "") is NameRelation.DIFFERENT


@settings(deadline=None)
@given(st.text("aeghkmnorst", max_size=9), st.text("aeghkmnorst", max_size=9))
def test_words_that_do_not_begin_alike_are_not_alike(one: str, other: str) -> None:
    if one and other and not may_be_alike(one, other):
        assert not alike(one, other)


def test_variants_of_a_name_may_be_alike_whatever_they_begin_with() -> None:
    assert may_be_alike("yuri", "iouri")
    assert may_be_alike("isis", "daesh")
    assert alike("isis", "daesh")
    assert not may_be_alike("berlin", "paris")


@given(st.text(max_size=200), st.text(max_size=50))
def test_no_name_is_too_odd(answer: str, key: str) -> None:
    assert compare_names(answer, key) in NameRelation
    assert aliases(answer)[0] == bare(answer)


def test_a_name_ends_where_its_sentence_ends():
    text = (
        "She wrote it on Twitter. Jafari thanked Dr. John F. Kent. Gov. Ann Lee came to Iraq. Abadi"
    )
    assert list(names_in(text).values()) == [
        "Twitter",
        "Jafari",
        "John F. Kent",
        "Ann Lee",
        "Iraq",
        "Abadi",
    ]

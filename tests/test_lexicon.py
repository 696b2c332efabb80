import pytest

from kit.lexicon import first_names, is_word, noun_classes, rarity


@pytest.mark.parametrize("word", ["mosque", "mosul", "karin", "roberta", "the"])
def test_a_common_word_or_name_is_known(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["missisippi", "roosavelt", "xqzt", ""])
def test_a_misspelling_is_not_known(word: str) -> None:
    assert not is_word(word)


def test_a_word_weighs_as_much_as_it_is_rare() -> None:
    weights = [rarity(word) for word in ("the", "city", "caliphate", "sofge")]
    assert weights == sorted(weights)
    assert (weights[0], weights[-1]) == (0, 1)


def test_first_names_tell_the_sex_that_bears_them() -> None:
    assert (first_names()["robert"], first_names()["anna"]) == ("male", "female")


def test_nouns_tell_people_groups_and_places() -> None:
    nouns = ("engineer", "army", "mosque")
    assert [noun_classes()[noun] for noun in nouns] == ["person", "group", "place"]

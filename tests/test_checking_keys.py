import pytest

from kit.article import Article, parse_article
from kit.bank import Option, Question, QuestionBank, QuestionType
from kit.checking import explain_check, find_doubtful_keys, order_score, suggest_aliases

TEXT = """date 2017-07-09

The World Food Programme (WFP) warned of hunger. Haider al-Abadi, the prime minister, went to Mosul,
and Abadi spoke of victory. The Islamic State of Iraq (ISI) had held the town since 2014."""


@pytest.fixture(scope="module")
def hunger() -> Article:
    return parse_article(TEXT, id="hunger")


def asked(*options: Option, stem: str = "Who?", type_: str = "short") -> Question:
    return Question(
        id="hunger-who-1",
        passage="hunger",
        type=QuestionType(type_),
        stem=stem,
        options=options,
        tags=("who",),
    )


def right(text: str) -> Option:
    return Option(text=text, credit=1)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("<b>Haider al-Abadi</b>", "mark-up"),
        ("Haider &amp; Abadi", "mark-up"),
        ("DÃ¡in", "'Dáin'"),
        ("Abadi / Sofge", "its own row"),
        ("Abadi or Sofge", "its own row"),
        ("x" * 301, "too long"),
        ("17/13/2016", "is no date"),
        ("30 February 2024", "is no date"),
        ("February 30", "is no date"),
        ("2018-10-32", "is no date"),
        ("on Friday, June 31, 2016", "is no date"),
        ("29 February 2023", "is no date"),
        ("the thirty-first of April", "is no date"),
        ("32 October", "is no date"),
        ("?!", "no answer at all"),
        ("Haydar al-Abbadi", "the passage writes 'Haider'"),
    ],
)
def test_a_doubtful_key_is_told_with_what_to_do(hunger: Article, key: str, told: str) -> None:
    found = find_doubtful_keys(asked(right(key)), hunger)
    assert any(told in doubt.message for doubt in found), found
    assert all(doubt.about == key for doubt in found)


@pytest.mark.parametrize(
    "key",
    [
        *("Haider al-Abadi", "“Abadi”", " WFP ", "since 2014", "Mosul"),
        *("29 February 2024", "February 29", "31 May", "May 68", "October 2018"),
    ],
)
def test_a_good_key_is_not_doubted(hunger: Article, key: str) -> None:
    assert find_doubtful_keys(asked(right(key)), hunger) == ()


def test_two_options_that_say_the_same_are_told() -> None:
    options = (right("the U.S."), Option(text="US", credit=0), Option(text="Iraq", credit=0))
    (told,) = find_doubtful_keys(asked(*options, type_="choice"))
    assert "'the U.S.' and 'US' say the same" in told.message


@pytest.mark.parametrize(
    ("key", "aliases"),
    [
        ("the World Food Programme", ()),  # WFP is accepted by itself
        ("Islamic State", ("ISI",)),
        ("Abadi", ()),
        ("Haider al-Abadi", ()),
        ("soldiers", ()),
    ],
)
def test_the_article_suggests_what_else_to_accept(
    hunger: Article, key: str, aliases: tuple[str, ...]
) -> None:
    assert suggest_aliases(asked(right(key)), hunger) == aliases


FAMILY = """date 2020-01-01

Jonas Lind sang in Oslo. Tomorrow Lind will sing in Bergen. His wife Karin Lind wrote the song, and
her father Jonas Aksel Berg played. Berg was a baker. Later Holm came. The Red Cross helped."""


@pytest.mark.parametrize(
    ("keys", "aliases"),
    [
        (("Jonas Lind", "Lind"), ()),
        (("Lind",), ()),
        (("Karin Lind", "Lind"), ()),
        (("Berg",), ()),  # whoever writes the full name is right already
        (("Holm",), ()),
    ],
)
def test_nobody_else_is_suggested(keys: tuple[str, ...], aliases: tuple[str, ...]) -> None:
    family = parse_article(FAMILY, id="hunger")
    assert suggest_aliases(asked(*map(right, keys)), family) == aliases


def test_the_bank_that_comes_with_the_kit_has_no_doubtful_key(
    bank: QuestionBank, article: Article
) -> None:
    doubts = [told for question in bank for told in find_doubtful_keys(question, article)]
    assert doubts == []


def test_an_explanation_names_the_rules_up_to_the_one_that_decides(hunger: Article) -> None:
    found = explain_check(asked(right("Haider al-Abadi")), "Nouri al-Abadi", passage=hunger)
    assert found.steps[-1].decided
    assert not any(step.decided for step in found.steps[:-1])
    assert all(step.purpose.endswith(".") for step in found.steps)
    assert found.outcome.rule == "other-first-name"
    assert found.marks == ()


def test_where_no_rule_decides_the_marks_are_told_the_weightiest_first() -> None:
    found = explain_check(asked(right("local residents and campers")), "people and campers")
    weights = [abs(weight) for _, weight in found.marks]
    assert weights == sorted(weights, reverse=True)
    assert weights
    assert found.outcome.likelihood is not None


@pytest.mark.parametrize(
    ("given", "score"), [("abcd", 1), ("abdc", 2 / 3), ("badc", 1 / 3), ("dcba", 0), ("dabc", 0)]
)
def test_an_order_earns_its_pairs(given: str, score: float) -> None:
    assert order_score("abcd", given) == pytest.approx(score)


@pytest.mark.parametrize("given", ["abc", "abcc", "abce"])
def test_an_order_holds_each_thing_once(given: str) -> None:
    with pytest.raises(ValueError, match="once"):
        order_score("abcd", given)

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.dates import (
    Grain,
    Relation,
    bounds,
    compare,
    find_dates,
    find_durations,
    find_typed_dates,
    grain,
    is_duration,
    lacks_year,
    resolve,
    resolve_all,
    resolve_in,
)
from kit.dates.finding import IN_TEXT, START

DATELINE = date(2017, 7, 9)
CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, ...]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


NEWS = cases("dates_in_news.csv")


def test_a_typed_weekend_may_be_the_last_or_the_next_one() -> None:
    found = find_typed_dates("at the weekend", date(2012, 9, 5))
    assert found == [("2012-09-01/2012-09-02", "2012-09-08/2012-09-09")]


@pytest.mark.parametrize(("expression", "value"), cases("dates_resolved.csv"))
def test_an_expression_resolves_to_its_value(expression: str, value: str) -> None:
    assert resolve(expression, DATELINE) == (value or None)


@pytest.mark.parametrize(("sentence", "mentions"), cases("dates_found.csv"))
def test_dates_are_found_in_a_sentence(sentence: str, mentions: str) -> None:
    found = find_dates(sentence, DATELINE)
    assert "|".join(f"{mention.text}={mention.value}" for mention in found) == mentions


@pytest.mark.parametrize(("expression", "sentence", "dateline", "value"), NEWS)
def test_an_expression_resolves_by_its_sentence(
    expression: str, sentence: str, dateline: str, value: str
) -> None:
    assert resolve_in(expression, sentence, date.fromisoformat(dateline)) == (value or None)


@pytest.mark.parametrize(("sentence", "durations"), cases("dates_lasting.csv"))
def test_lengths_of_time_are_found_in_a_sentence(sentence: str, durations: str) -> None:
    found = find_durations(sentence)
    assert "|".join(f"{mention.text}={mention.value}" for mention in found) == durations


def test_every_date_begins_where_dates_are_looked_for() -> None:
    written = [row[0] for row in (*NEWS, *cases("dates_resolved.csv"))]
    matched = [text for text in written if any(writing.found.match(text) for writing in IN_TEXT)]
    assert len(matched) > 300
    assert all(START.match(text) for text in matched)


def test_the_tense_is_read_where_the_date_stands() -> None:
    sentence = "Having met on Monday, the ministers will meet again on Friday."
    assert resolve_in("Monday", sentence, DATELINE) == "2017-07-03"
    assert resolve_in("Friday", sentence, DATELINE) == "2017-07-14"
    assert resolve_in("Friday", "", DATELINE) == "2017-07-07"


def test_what_hangs_on_nothing_is_left_open() -> None:
    assert resolve_in("the same day", "She left the same day.", DATELINE) is None
    assert resolve_in("Tuesday", "They met on Tuesday.", None) is None
    assert resolve_in("nine months", "It lasted nine months.", DATELINE) is None
    assert resolve("the same day", DATELINE) is None


@pytest.mark.parametrize(("answer", "key", "relation"), cases("dates_compared.csv"))
def test_two_values_lie_to_each_other(answer: str, key: str, relation: str) -> None:
    assert compare(answer, key) == relation


def test_the_article_holds_six_dates_and_its_dateline() -> None:
    article = Path(__file__).parents[1] / "data/articles/mosul-2017-07-09.txt"
    found = find_dates(article.read_text(encoding="utf-8"), DATELINE)
    assert [mention.value for mention in found] == [
        "2017-07-09",
        "2014-06-10",
        "2016-10",
        "2017-07-09",
        "2017-07-10",
        "2016-10-17",
        "2014",
    ]


def test_a_day_in_numbers_has_two_readings() -> None:
    assert resolve_all("10/11/2016", None) == ("2016-10-11", "2016-11-10")
    assert resolve_all("10.11.2016", None) == ("2016-11-10", "2016-10-11")


def test_the_past_is_read_before_the_future() -> None:
    assert resolve_all("Tuesday", DATELINE) == ("2017-07-04", "2017-07-11")


def test_without_a_dateline_only_complete_dates_resolve() -> None:
    assert resolve("June 10, 2014", None) == "2014-06-10"
    assert resolve("yesterday", None) is None
    assert [m.text for m in find_dates("In October, or in 2014, or on Monday.", None)] == ["2014"]


def test_a_year_may_be_lacking() -> None:
    assert lacks_year("on 10 June")
    assert lacks_year("in June")
    assert not lacks_year("June 2014")
    assert not lacks_year("last June")
    assert not lacks_year("yesterday")


def test_every_grain_has_bounds() -> None:
    values = {
        Grain.DAY: "2016-02-29",
        Grain.WEEK: "2015-W53",
        Grain.MONTH: "2016-02",
        Grain.SEASON: "2016-24",
        Grain.YEAR: "2016",
        Grain.DECADE: "201X",
        Grain.CENTURY: "19XX",
        Grain.INTERVAL: "2014/2016-02",
    }
    assert {grain(value): value for value in values.values()} == values
    assert bounds("2016-24") == (date(2016, 12, 1), date(2017, 2, 28))
    assert bounds("2015-W53") == (date(2015, 12, 28), date(2016, 1, 3))


@pytest.mark.parametrize("value", ["P9M", "soon", ""])
def test_what_is_no_date_has_no_bounds(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bounds(value)


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)))
def test_a_day_written_out_resolves_to_itself(day: date) -> None:
    written = f"{day:%B} {day.day}, {day.year}"
    assert resolve(written, None) == resolve(day.isoformat(), None) == day.isoformat()
    assert compare(day.isoformat(), f"{day:%Y-%m}") is Relation.FINER


@settings(deadline=None)
@given(st.text(max_size=200), st.none() | st.dates())
def test_no_text_is_too_odd(text: str, dateline: date | None) -> None:
    mentions = [*find_dates(text, dateline), *find_durations(text)]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert resolve_in(text[:50], text, dateline) != ""
    for value in resolve_all(text, dateline):
        assert compare(value, value) is Relation.EQUAL


WORDS = (
    "last this next two 31 2016 9 weeks week may october sunday of the - / ago 1990s from to and in"
    " past first quarter a half year century earlier later day same end weekend Easter '97 by will"
    " between 15th winter months Monday , ; was until before decade 24 hours 99 00"
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join),
    st.sampled_from([date.min, DATELINE, date.max]),
)
def test_no_mixture_of_date_words_is_too_odd(text: str, dateline: date) -> None:
    mentions = [*find_dates(text, dateline), *find_durations(text)]
    values = [*resolve_all(text, dateline), *(mention.value for mention in mentions)]
    values += [value for m in mentions if (value := resolve_in(m.text, text, dateline))]
    assert all(is_duration(value) or bounds(value)[0] <= bounds(value)[1] for value in values)
    assert all(text[m.start : m.end] == m.text for m in mentions)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.numbers import Hedge, in_digits, quantities


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("nine hundred thousand", "900000"),
        ("900 000", "900000"),
        ("900,000", "900000"),
        ("35.000 persons", "35000 persons"),
        ("14.600 employees", "14600 employees"),
        ("2.45 million", "2450000"),
        ("35k", "35000"),
        ("half a million", "500000"),
        ("two dozen", "24"),
        ("1,4 mio", "1400000"),
        ("£4.8m", "£4800000"),
        ("720m €", "720000000 €"),
        ("twenty-five", "25"),
        ("twentyseven", "27"),
        ("fortyone", "41"),
        ("the tenth", "the 10"),
        ("the fortieth", "the 40"),
        ("one hundered", "100"),
        ("nineteen eighty-four", "1984"),
        ("ten sixty six", "1066"),
        ("the nine-month battle", "the 9 month battle"),
        ("the 9th", "the 9"),
        ("one of them", "one of them"),
        ("in 2016 900 people", "in 2016 900 people"),
        ("5m tall", "5m tall"),
        ("17/10/2016", "17/10/2016"),
        ("", ""),
    ],
)
def test_numbers_are_written_in_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("£46k a year", 46_000, 46_000, "pound"),
        ("eighty-three kilometers an hour", 83, 83, "km/h"),
        ("about eight hours and a half", 8.5, 8.5, "hour"),
        ("a year and a half", 1.5, 1.5, "year"),
        ("half an hour", 0.5, 0.5, "hour"),
        ("three quarters of an hour", 0.75, 0.75, "hour"),
        ("4 to 12 years", 4, 12, "year"),
        ("between 4 and 12 years", 4, 12, "year"),
        ("tens of thousands", 10_000, 100_000, ""),
        ("27,400 hectares", 27_400, 27_400, "hectare"),
        ("20 %", 20, 20, "percent"),
    ],
)
def test_a_quantity_has_number_and_unit(text: str, low: float, high: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_units_of_one_kind_compare() -> None:
    assert quantities("140 cm")[0].measure == quantities("1.4 metres")[0].measure
    assert quantities("36 months")[0].measure == quantities("3 years")[0].measure


def test_a_hedge_is_heard() -> None:
    hedges = [quantities(f"{said} 900")[0].hedge for said in ("", "nearly", "over", "fewer than")]
    assert hedges == [None, Hedge.ABOUT, Hedge.OVER, Hedge.UNDER]


@given(st.integers(0, 10**9))
def test_a_whole_number_is_read_however_it_is_grouped(number: int) -> None:
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        assert quantities(written)[0].low == number


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    quantities(text)

import csv
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kit.places import (
    PlaceKind,
    adjective_of,
    contains,
    country_of,
    find_place,
    find_places,
    siblings,
)
from kit.places.table import table

CASES = Path(__file__).parent / "cases"
FOLDER = Path(__file__).parents[1] / "kit" / "places"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


LANDS, CITIES = rows(FOLDER / "places.csv"), rows(FOLDER / "cities.csv")


def names(name: str, *avoid: str) -> list[str]:
    return [place.name for place in siblings(name, avoid=avoid)]


@pytest.mark.parametrize("case", rows(CASES / "places.csv"), ids=lambda case: case["name"])
def test_a_name_means_a_place(case):
    place = find_place(case["name"])
    found = (place.name, place.kind, place.country, place.state) if place else ("",) * 4
    assert found == (case["found"], case["kind"], case["country"], case["state"])


def test_all_readings_of_a_name_come_the_likeliest_first():
    read = [(place.kind, place.country) for place in find_places("Georgia")]
    assert read == [(PlaceKind.COUNTRY, "GE"), (PlaceKind.STATE, "US")]
    assert [place.country for place in find_places("Congo")] == ["CD", "CG"]
    assert find_places("Nowhere in Particular") == ()


def test_a_place_tells_its_continent_and_people():
    mosul, tigris, asia, europe = map(find_place, ("Mosul", "Tigris", "Asia", "Europe"))
    assert (mosul.continent, tigris.continent, asia.continent) == ("Asia", "Asia", "")
    assert mosul.population > 1_000_000
    assert asia.population > europe.population > 0


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Iraq", "Mosul"),
        ("Nineveh", "Mosul"),
        ("Asia", "Mosul"),
        ("the Middle East", "Mosul"),
        ("Iraqi Kurdistan", "Erbil"),
        ("Gaza", "Rafah"),
        ("Donbas", "Mariupol"),
        ("Crimea", "Sevastopol"),
        ("the U.S.", "Texas"),
        ("Texas", "Houston"),
        ("New York", "Buffalo"),
        ("New York", "Brooklyn"),
        ("Georgia", "Atlanta"),
        ("Georgia", "Tbilisi"),
        ("England", "London"),
        ("EU", "Paris"),
        ("Europe", "Russia"),
        ("Asia", "Russia"),
        ("China", "Hong Kong"),
        ("Middle East", "Levant"),
        ("Atlantic", "North Sea"),
        ("Middle East", "Tigris"),
    ],
)
def test_a_place_contains_another_and_not_the_other_way_round(outer, inner):
    assert contains(outer, inner)
    assert not contains(inner, outer)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Iraq", "Iraq"),
        ("New York", "New York"),
        ("Iraq", "Kabul"),
        ("Iraq", "Tigris"),
        ("Europe", "Greenland"),
        ("Nowhere", "Mosul"),
    ],
)
def test_a_place_does_not_contain_itself_or_what_is_elsewhere_in_part(outer, inner):
    assert not contains(outer, inner)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Mosul", "Baghdad Erbil Basra Karbala Kirkuk"),
        ("Kabul", "Kandahar Herat Jalalabad"),
        ("Iraq", "Iran Syria Turkey Jordan Kuwait"),
        ("United Kingdom", "Ireland France Germany"),
        ("Texas", "California Florida"),
        ("Reading, Pennsylvania", "Scranton Allentown"),
        ("Brooklyn", "Queens Manhattan"),
        ("Gaza City", "Hebron Nablus Jenin"),
        ("Tigris", "Euphrates"),
        ("Europe", "Africa Asia"),
        ("Singapore", "Malaysia Indonesia"),
        ("Scotland", "England Wales"),
    ],
)
def test_the_siblings_of_a_place_are_near_in_sense(name, near):
    assert set(near.split()) <= set(names(name)[:12])


CLEAR = [row["name"] for row in LANDS[::5] if len(find_places(row["name"])) == 1]


@pytest.mark.parametrize("name", CLEAR)
def test_siblings_are_of_the_same_kind_and_neither_hold_a_place_nor_lie_in_it(name):
    place = find_place(name)
    others = siblings(name)
    assert others == siblings(name)
    assert len({other.name for other in others}) == len(others) > 2
    for other in others:
        assert other.kind is place.kind
        assert other not in find_places(name)
        assert other.kind is PlaceKind.CITY or not contains(other.name, name)


def test_siblings_avoid_a_name_under_all_its_aliases():
    assert {"Erbil", "Baghdad"} <= set(names("Mosul"))
    assert not {"Erbil", "Baghdad"} & set(names("Mosul", "Arbil", "Baghdad, Iraq"))


def test_a_sibling_does_not_bear_the_name_of_a_place_that_holds_the_one_asked_about():
    assert "Washington" in names("Boston")
    assert "Washington" not in names("Seattle")


def test_the_suburbs_of_a_city_are_no_siblings_of_cities():
    assert not {"Brooklyn", "Queens", "Newark"} & set(names("New York") + names("Chicago"))


def test_a_name_that_is_no_place_has_no_siblings():
    assert siblings("Robert Sofge") == ()


@pytest.mark.parametrize(
    ("country", "adjective"),
    [
        ("Iraq", "Iraqi"),
        ("the US", "American"),
        ("the Netherlands", "Dutch"),
        ("Philippines", "Philippine"),
        ("Niger", "Nigerien"),
        ("Nigeria", "Nigerian"),
        ("South Korea", "South Korean"),
        ("Puerto Rico", "Puerto Rican"),
        ("Scotland", "Scottish"),
    ],
)
def test_a_country_and_its_adjective_lead_to_each_other(country, adjective):
    assert adjective_of(country) == adjective
    assert country_of(adjective) == find_place(country).name


@pytest.mark.parametrize(
    ("people", "country"),
    [
        ("Iraqis", "Iraq"),
        ("Britons", "United Kingdom"),
        ("Swiss", "Switzerland"),
        ("Filipino", "Philippines"),
        ("Congolese", "Democratic Republic of the Congo"),
        ("Martian", None),
    ],
)
def test_the_people_of_a_country_lead_to_it(people, country):
    assert country_of(people) == country


def test_every_country_has_an_adjective_and_a_capital_that_is_known():
    for row in LANDS:
        if row["kind"] == "country":
            assert row["adjectives"] != "-", row["name"]
            capital = find_places(f"{row['capital']}, {row['name']}")
            assert capital or row["capital"] == row["name"], row["name"]


@pytest.mark.parametrize(("name", "table_rows"), [("places.csv", LANDS), ("cities.csv", CITIES)])
def test_the_files_of_places_keep_their_form(name, table_rows):
    text = (FOLDER / name).read_bytes().decode("utf-8")
    assert text.isascii()
    assert '"' not in text
    order = [(row.get("kind", ""), row["name"], row["within"]) for row in table_rows]
    assert order == sorted(set(order))
    for row in table_rows:
        assert all(field and field == field.strip() for field in row.values()), row
        assert PlaceKind(row.get("kind", "city"))
        assert int(row["population"]) >= 0


def test_the_files_of_places_are_small():
    assert sum((FOLDER / name).stat().st_size for name in ("places.csv", "cities.csv")) <= 600_000


def test_every_code_in_the_files_is_a_place():
    codes = set(table().by_code)
    named = [part for row in LANDS for part in split(row, "within", "holds", "neighbours")]
    assert set(named) | {row["within"] for row in CITIES} <= codes
    assert len(codes) == len([row for row in table().lands if row.code])


def split(row: dict[str, str], *columns: str) -> list[str]:
    return [part for c in columns if row[c] != "-" for part in row[c].split("|")]


def test_every_larger_city_that_a_suburb_lies_beside_is_a_city_of_its_country():
    cities = [row for row in LANDS if row["kind"] == "city"] + CITIES
    there = {(row["name"], row["within"][:2]) for row in cities}
    beside = {(row["near"], row["within"][:2]) for row in CITIES if row["near"] != "-"}
    assert beside <= there


def test_the_tables_are_read_soon_and_names_found_at_once():
    def seconds() -> float:
        table.cache_clear()
        start = time.process_time()
        table()
        return time.process_time() - start

    # About 0.035 s on a quiet machine.
    assert min(seconds() for _ in range(5)) < 0.12
    start = time.process_time()
    for row in LANDS:
        table().readings(row["name"])
    assert (time.process_time() - start) / len(LANDS) < 0.0002


def test_importing_the_kit_does_not_load_the_places():
    script = "import kit, sys; print('kit.places' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr

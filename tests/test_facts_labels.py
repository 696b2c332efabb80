from __future__ import annotations

import pytest

from kit.article import parse_article
from kit.facts import survey
from kit.facts.labels import settle_labels
from kit.language import load_pipeline

FILLER = (
    " The talks were long, and the weather was bad for most of the week, so that the streets of "
    "the old town were empty and the shops near the harbour were closed."
)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("A quake struck 31 kilometres southeast of the town of Manay on Monday.", "Manay", "GPE"),
        (
            "The damage was in the provinces of Ladislao Cabrera and Antonio Quijarro, on the rim.",
            "Antonio Quijarro",
            "GPE",
        ),
        ("Malinab, a fishing port at the mouth of the river, filed a protest.", "Malinab", "GPE"),
        ("The truck took oil from Enterprise to Norman Wells in Hull.", "Norman Wells", "GPE"),
        (
            "They went by canoe to Loma Suarez, about 12 kilometers north of Trinidad, on Monday.",
            "Loma Suarez",
            "GPE",
        ),
        ("In Whitley Bay, the exercise bike has gone to a niece.", "Whitley Bay", "GPE"),
        (
            "Airlines canceled 22 flights at Manado's Sam Ratulangi International Airport.",
            "Sam Ratulangi International Airport",
            "FAC",
        ),
        (
            "The passenger association Pro Schiene Ost pointed out that the train leaves late.",
            "Pro Schiene Ost",
            "ORG",
        ),
        (
            "At a makeshift camp near Haraze Mangueigne, women queued under a tarpaulin.",
            "Haraze Mangueigne",
            "GPE",
        ),
        ("The goose, Arnold, which had been hand-raised, went home.", "Arnold", ""),
        ("Final standings: 1 Louzao 19hr 42min; 2 Vandeplas.", "1 Louzao 19hr", ""),
        ("Her catch of trey riel was small.", "trey riel", ""),
        (
            "A fund that disclosed a 5.1 percent holding in Harcastle called the price hard. "
            "It needs the backing of Harcastle's shareholders.",
            "Harcastle",
            "ORG",
        ),
        (
            "Cartier Régional, which operates nine aircraft, said that passengers would be taken "
            "there by bus.",
            "Cartier Régional",
            "ORG",
        ),
        (
            "Harcastle Foods was sold. Harcastle's chairman, Anna Bell, was content. "
            "Harcastle was founded in 1906 by Josiah Harcastle.",
            "Harcastle",
            "ORG",
        ),
        (
            "The drop left Tahunanui, who had won the last three, behind. The Tahunanui coach, "
            "Aleki Fonua, had no complaints.",
            "Tahunanui",
            "ORG",
        ),
        ("Motupiko, a settlement of fewer than 400 people, won the cup.", "Motupiko", "GPE"),
        ("They slept on board the survey ship Tomas Carrera for a week.", "Tomas Carrera", ""),
        ("Its pride is the Ellen Bell, a pulling lifeboat. She had sunk.", "Ellen Bell", ""),
        ("The ferry Anna Bell sank off Hull. The Bell was old.", "Bell", ""),
        ("They drove past Harlan Falls on Monday.", "Harlan Falls", "GPE"),
        ("The KM Tomas Wolio was halfway to Hull when waves broke.", "Tomas Wolio", ""),
        ("Italian lenders Credito Padano and Acme agreed to merge.", "Credito Padano", "ORG"),
        ("The low-cost carrier Tavia Polani flew to Hull.", "Tavia Polani", "ORG"),
        ("A study by consultants Marston Boyle called the plan sound.", "Marston Boyle", "ORG"),
        ("Carter Boyle, a consultancy, called the plan sound.", "Carter Boyle", "ORG"),
        ("The engineering firm Carter Boyle called the plan sound.", "Carter Boyle", "ORG"),
    ],
)
def test_a_name_is_no_person_where_the_article_shows_another_kind(
    text: str, name: str, label: str
) -> None:
    doc = load_pipeline()(text)
    told = settle_labels([doc])
    kinds = {entity.text: entity.label_ for entity in doc.ents}
    assert told.get(name, kinds.get(name, "")) == label
    assert kinds.get(name, "") in {label, ""}


@pytest.mark.parametrize(
    "text",
    [
        "Many in the party have lost faith in Tom Reed.",
        "Mr Harcastle said so. Harcastle Foods was sold. Harcastle's board met.",
        "Anna Bell, who lives in Leeds, left.",
        "A miner, Idris Walidou, left the town.",
        "By the method of composer Zoltan Kodaly, which was introduced to Japan, pupils sing.",
        "The brothers Tom and Jim Bell sold the boat.",
        "Lawyers Anna Bell, Tom Reed and Carl Stone agreed.",
        "Boat owner Tom Reed sold it.",
        "Co-authors Anna Bell said they were glad.",
        "The company Tom Reed founded was sold.",
        "Tom Reed, a company director, was there.",
        "The firm's boss, Tom Reed, was there.",
        "The alternative would be to throw in Seán Óg Prendiville, the uncapped 21-year-old.",
    ],
)
def test_a_person_stays_a_person(text: str) -> None:
    doc = load_pipeline()(text)
    before = {e.text for e in doc.ents if e.label_ == "PERSON"}
    settle_labels([doc])
    assert {e.text for e in doc.ents if e.label_ == "PERSON"} == before


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Transparency International Kenya has repeatedly faulted delays in trials.",
            ["Transparency International Kenya"],
        ),
        ("Human Rights Watch Kenya said so.", ["Human Rights Watch Kenya"]),
        ("Airtel Malawi has sold it.", ["Airtel Malawi"]),
        ("President Bell of Kenya said so.", []),
        ("In South Kenya it rained.", []),
    ],
)
def test_a_branch_of_a_body_is_called_by_its_whole_name(text: str, bodies: list[str]) -> None:
    doc = load_pipeline()(text)
    settle_labels([doc])
    assert [entity.text for entity in doc.ents if entity.label_ == "ORG"] == bodies


def test_the_short_name_of_a_body_is_a_body() -> None:
    text = (
        "The Philippine Institute of Volcanology and Seismology (Phivolcs) is in Manila. "
        "Phivolcs warned the towns on the coast."
    )
    found = survey(parse_article(f"date 2017-07-09 {text}{FILLER}", id="town"))
    assert {m.label for m in found.mentions if m.text == "Phivolcs"} <= {"ORG"}

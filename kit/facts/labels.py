"""What kind of thing each name of an article is: the pipeline's word, and the article's own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from kit.facts.callings import is_calling
from kit.facts.person_names import (
    complete_names,
    has_calling,
    know_people_by_age,
    know_people_by_calling,
)
from kit.facts.said_places import follows_kind, is_called_a_town, is_gone_to, is_measured
from kit.facts.words import BODIES, NO_PEOPLE, PREMISES, SPEECH
from kit.lexicon import first_names
from kit.names import TITLES
from kit.text import collapse

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Piece

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_NAMED_THING = re.compile(
    r"\b(?:[Hh]urricane|[Tt]yphoon|[Cc]yclone|[Ss]torm|Lake|Mount|Comet|MV|MS) ([A-Z][a-z]+)\b"
)
_GROUND = frozenset({"LOC", "FAC"})
_IN = frozenset({"in", "near", "into", "outside", "across", "throughout", "towards", "toward"})
_TRUST = frozenset({"believe", "confidence", "faith", "trust", "interest", "belief", "hope"})
_HELD = frozenset({"share", "stake", "hold", "holding", "investment"})
_ENDS_OF_PLACES = frozenset(
    {"bay", "road", "street", "hollow", "beach", "island", "creek", "avenue", "square", "valley"}
    | {"falls", "heights", "springs", "junction", "ridge", "harbor", "harbour"}
)
_BUILDINGS = PREMISES - {"hall", "park", "church", "castle", "temple", "abbey", "palace", "station"}
_BUILDINGS -= {"center", "centre", "mall", "hotel", "school", "college", "chapel", "theatre"}
"""Words of which none is a surname or the end of a firm's name."""
_IN_MEMORY = frozenset(
    {"foundation", "prize", "award", "trust", "fund", "street", "road", "avenue"}
)
_VESSELS = frozenset(
    {"ship", "vessel", "tanker", "ferry", "boat", "trawler", "yacht", "freighter", "frigate"}
    | {"submarine", "warship", "icebreaker", "schooner", "liner", "destroyer", "corvette", "tug"}
    | {"tugboat", "lifeboat", "barge", "catamaran", "dredger", "spacecraft", "satellite", "probe"}
    | {"telescope", "racehorse"}
)
_BEFORE_SHIPS = frozenset(
    {"MV", "MS", "MT", "SS", "HMS", "USS", "KM", "KMP", "RMS", "RV", "FV", "INS", "KRI", "MSC"}
)
_FIRMS = frozenset(
    {"company", "firm", "consultancy", "charity", "club", "band", "agency", "airline", "bank"}
    | {"lender", "carmaker", "newspaper", "magazine", "brewery", "startup", "start-up", "union"}
    | {"party", "brokerage", "think-tank", "thinktank", "conglomerate", "subsidiary", "nonprofit"}
    | {"quango", "supermarket", "restaurant", "hotel", "pub", "carrier", "retailer", "insurer"}
    | {
        "association",
        "federation",
        "foundation",
        "coalition",
        "network",
        "manufacturer",
        "automaker",
        "drugmaker",
        "chipmaker",
        "steelmaker",
    }
)
_BOUGHT = frozenset({"buy", "acquire"})
_OF_FIRMS = frozenset(
    {"chairman", "chairwoman", "executive", "share", "employee", "worker", "headquarters", "board"}
    | {"shareholder", "investor"}
)
_OF_TEAMS = frozenset(
    {"coach", "captain", "goalkeeper", "striker", "defender", "midfielder", "winger", "fullback"}
    | {"bowler", "batsman", "forward", "dressing", "bench", "fan"}
)
"""After the name of a team: "the Arden coach"."""


def settle_labels(docs: list[Doc]) -> dict[str, str]:
    """Change the label of names that are taken for people, and spoken of as something else.

    What the article says once to be a ship or a firm is one everywhere: "the ferry Anna Bell",
    "lawyers Reed Bell". Where nothing in the article shows a person, "in Manay" and "the town of
    Manay" make it a place, "Acme's chairman" and "shares in Acme" a body, and "Arnold, which" or a
    digit nothing of the kind; what speaks all the same is a body. A firm with the surname of its
    founder is told by "Acme Foods" elsewhere.

    Returns:
        The new label of each name that changed, empty for a mere thing.
    """
    for doc in docs:
        complete_names(doc)
        know_people_by_calling(doc)
        know_people_by_age(doc)
    names = [e for doc in docs for e in doc.ents if e.label_ in _NAMES]
    people = [e for e in names if e.label_ == "PERSON"]
    shown = _people_shown(people)
    titled = {e.text.split()[-1] for e in people if _has_title(e)}
    firms = {_firm(e) for e in names if e.label_ == "ORG"} - titled
    others = {bare_name(e.text): e.label_ for e in names if e.label_ != "PERSON"}
    speaking = {bare_name(e.text) for e in people if _speaks(e)}
    bodies = {bare_name(e.text) for e in names if e.label_ == "ORG"}
    surnames = {name.split()[-1] for name in shown if " " in name}
    acting = {bare_name(e.text) for e in people if e.root.dep_ in {"nsubj", "nsubjpass", "appos"}}
    told = (
        _first_parts([e for e in people if bare_name(e.text) not in shown], bodies)
        | _said_to_be(people)
        | _said_to_be_places(names)
    )
    for entity in people:
        name = bare_name(entity.text)
        kind = _told_kind(entity)
        if _is_a_team(entity) and name not in surnames:
            told[name] = "ORG"
        elif (is_gone_to(entity) or is_measured(entity)) and name not in acting:
            told[name] = "GPE"
        elif kind is not None and (name not in shown or (name in firms and kind == "ORG")):
            told.setdefault(name, kind or others.get(name, "ORG" if name in speaking else ""))
    for doc in docs:
        _relabel(doc, told)
    return told


def _said_to_be(people: list[Piece]) -> dict[str, str]:
    """Give the label of each name that the article says to be a ship's or a firm's.

    The last word, by which the ship is called later, goes with it unless a person has it too.
    """
    titled = {e.text.split()[-1] for e in people if _has_title(e)}
    kinds = {bare_name(e.text): kind for e in people if (kind := _said_kind(e)) is not None}
    others = {bare_name(e.text) for e in people} - kinds.keys()
    surnames = titled | {name.split()[-1] for name in others if " " in name}
    last = {name.split()[-1]: kind for name, kind in kinds.items() if " " in name}
    return {name: kind for name, kind in last.items() if name not in surnames} | kinds


def _first_parts(people: list[Piece], bodies: set[str]) -> dict[str, str]:
    """Give the label of "Acme Reed" where the article also has "Acme Reed Energy".

    Universities and the like have people's names.
    """
    firms = [b for b in bodies if b.split()[-1].lower() not in PREMISES | BODIES | _IN_MEMORY]
    several = (e for e in people if len(e) > 1 and e[0].lower_ not in first_names())
    plain = (bare_name(e.text) for e in several if not _has_title(e) and not has_calling(e))
    return {name: "ORG" for name in plain if any(b.startswith(f"{name} ") for b in firms)}


def _said_to_be_places(names: list[Piece]) -> dict[str, str]:
    """Give the label of the towns that the pipeline took for a hill, a building or somebody."""
    maybe = (e for e in names if e.label_ in _GROUND | {"PERSON"})
    return {bare_name(e.text): "GPE" for e in maybe if follows_kind(e) or is_called_a_town(e)}


def _is_a_team(name: Piece) -> bool:
    """Whether it is "the Arden coach": people are named without "the"."""
    after = name.doc[name.end : name.end + 1].text.lower()
    return bool(name.start) and name[0].nbor(-1).lower_ == "the" and after in _OF_TEAMS


def _said_kind(entity: Piece) -> str | None:
    """Give the label of what a noun beside a name says that it is; None where it says no thing."""
    root = entity.root
    before = entity.doc[entity.start - 1] if entity.start else root
    tied = (before.head.i == root.i and before.dep_ in {"compound", "nmod", "appos"}) or (
        root.dep_ == "appos" and root.head.i == before.i
    )
    # "The association Pro Reed pointed out": both were read as the subject.
    tied = tied or (before.dep_ == root.dep_ == "nsubj" and before.head.i == root.head.i)
    beside = [c for c in root.children if c.dep_ == "appos" and c.i > root.i]
    said_to_be = {t.lemma_.lower() for t in (*beside, *([before] if tied else []))}
    if said_to_be & _VESSELS or before.text in _BEFORE_SHIPS:
        return ""
    after = entity.doc[entity.end : entity.end + 2]
    # "The company Tom Reed founded was sold."
    tied = tied and [t.pos_ in {"VERB", "AUX"} for t in after] != [True, True]
    said = (*beside, *([before] if tied else []))
    # "Lenders Padano and Acme", but "mail carriers Anna Bell and Tom Reed".
    plain = {"NN"} if entity[0].lower_ in first_names() else {"NN", "NNS"}
    if any(c.tag_ in plain and c.lemma_.lower() in _FIRMS for c in said):
        return "ORG"
    # "Consultants Reed Bell" are many with one name; "brothers Tom and Jim Bell" are two.
    goes_on = any(c.dep_ == "conj" for c in root.children) or any(
        t.pos_ == "PROPN" or t.lower_ == "and" for t in after
    )
    are_many = tied and before.tag_ == "NNS" and is_calling(before)
    goes_on = goes_on or entity[0].lower_ in first_names()
    return "ORG" if are_many and len(entity) > 1 and not goes_on else None


def _people_shown(people: list[Piece]) -> set[str]:
    """Give the names, and their surnames, that the article shows to be people's."""
    shown = {bare_name(e.text) for e in people if _shows_a_person(e)}
    told = {bare_name(e.text) for e in people if _told_kind(e) is not None}
    # An airline speaks too, and beside "a camp near Abou" may stand "women queued".
    shown |= {bare_name(e.text) for e in people if has_calling(e) or _speaks(e)} - told
    return shown | {name.split()[-1] for name in shown}


def _firm(body: Piece) -> str:
    """Give "Acme" for "Acme Foods", or nothing."""
    parts = bare_name(body.text).split()
    return parts[0] if len(parts) > 1 and parts[0].lower() not in BODIES else ""


def _has_title(entity: Piece) -> bool:
    near = {entity[0].lower_} | {c.lower_ for c in entity.root.children}
    before = {entity[0].nbor(-1).lower_} if entity.start else set()
    return any(word.rstrip(".") in TITLES for word in near | before)


def _shows_a_person(entity: Piece) -> bool:
    """Whether a first name, a title, a calling before it or "who" shows a person."""
    first, last = entity[0].lower_, entity[-1].lower_
    if any(t.text[0].isdigit() for t in entity) or entity.text.islower():
        return False
    if len(entity) > 1 and first in first_names() and last not in _ENDS_OF_PLACES | _BUILDINGS:
        return True
    root = entity.root
    who = any(c.lower_ == "who" for t in root.children if t.dep_ == "relcl" for c in t.children)
    called = any(c.dep_ in {"compound", "nmod"} and is_calling(c) for c in root.children)
    return who or called or _has_title(entity)


def _speaks(entity: Piece) -> bool:
    return entity.root.dep_ == "nsubj" and entity.root.head.lemma_ in SPEECH


def _told_kind(entity: Piece) -> str | None:
    """Give the label that its surroundings tell, empty for a mere thing; None where they do not."""
    doc, root = entity.doc, entity.root
    before = doc[entity.start - 1] if entity.start else root
    of_place = follows_kind(entity)
    # Not the "in" of "throw in Tom Reed".
    inside = before.dep_ == "prep" and before.lower_ in _IN and before.head.lemma_ not in _TRUST
    held = inside and before.head.lemma_ in _HELD
    in_place = of_place or (inside and not held)
    if len(entity) > 1 and entity[-1].lower_ in _BUILDINGS:
        return "FAC"
    if in_place or (len(entity) > 1 and entity[-1].lower_ in _ENDS_OF_PLACES):
        return "GPE"
    bought = root.dep_ == "nsubjpass" and root.head.lemma_ in _BOUGHT
    owner = root.dep_ == "poss" and root.head.lemma_.lower() in _OF_FIRMS
    staff = root.dep_ == "compound" and root.head.lemma_.lower() in _OF_FIRMS
    if owner or held or staff or bought:
        return "ORG"
    after = [t.lower_ for t in doc[entity.end : entity.end + 3]]
    odd = any(t.text[0].isdigit() for t in entity) or entity.text.islower()
    # "Arnold, which", "Arnold, in which"
    is_thing = "which" in after[:1] or (after[:1] == [","] and "which" in after[1:])
    return "" if odd or is_thing or entity[0].text in NO_PEOPLE else None


def _relabel(doc: Doc, told: dict[str, str]) -> None:
    from spacy.tokens import Span as Piece

    found = [(e.label_, told.get(bare_name(e.text))) for e in doc.ents]
    # A ship may be taken for a body elsewhere.
    kinds = [
        k if e == "PERSON" or (e, k) == ("ORG", "") or (e in _GROUND and k == "GPE") else None
        for e, k in found
    ]
    if any(kind is not None for kind in kinds):
        doc.ents = [
            entity if kind is None else Piece(doc, entity.start, entity.end, label=kind)
            for entity, kind in zip(doc.ents, kinds, strict=True)
            if kind != ""
        ]


def name_labels(docs: list[Doc], told: Mapping[str, str]) -> dict[str, str]:
    """Give each name one label: that of the person whose surname it is, else the most frequent.

    Args:
        docs: The paragraphs of an article.
        told: Names that are no surnames, as `settle_labels` gives them.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in (entity for doc in docs for entity in doc.ents if entity.label_ in _NAMES):
        counts[bare_name(entity.text)][entity.label_] += 1
    labels = {name: sorted(found.items(), key=_by_count)[0][0] for name, found in counts.items()}
    surnames = {
        name.split()[-1] for name, label in labels.items() if label == "PERSON" and " " in name
    }
    own = dict.fromkeys(surnames - told.keys(), "PERSON")
    return labels | own | dict.fromkeys(_things(docs), "EVENT")


def _things(docs: list[Doc]) -> set[str]:
    """Give the names of storms and lakes, which stand alone later on: "Ilsa made landfall"."""
    return {name for doc in docs for name in _NAMED_THING.findall(text_of_doc(doc))}


def text_of_doc(doc: Doc) -> str:
    """Give the text of a doc, which the pipeline puts together again each time it is asked for."""
    text: str = doc.user_data.get("text", "")
    return text or doc.text


def _by_count(label: tuple[str, int]) -> tuple[int, str]:
    return -label[1], label[0]


@lru_cache(maxsize=1024)
def bare_name(name: str) -> str:
    """Give a name without "the" before it and the possessive after it."""
    name = collapse(name).removesuffix("'s").removesuffix("’s")
    return name[4:] if name[:4] in {"the ", "The "} else name

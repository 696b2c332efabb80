"""Facts found in an article, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kit.article import Article, Sentence
from kit.facts.actors import find_actors
from kit.facts.clauses import content_lemmas
from kit.facts.mentions import find_mentions
from kit.facts.offices import find_offices
from kit.facts.place_kinds import kinds_of_places
from kit.facts.reading import Reading
from kit.facts.records import Fact, Mention, Survey
from kit.facts.scene import Scene, read_scenes
from kit.facts.settings import (
    find_homes,
    find_hours,
    find_lengths,
    find_places,
    find_sites,
    find_targets,
    find_times,
    find_whereabouts,
    find_workplaces,
)
from kit.facts.speech import find_named_sources, find_speech

if TYPE_CHECKING:
    from spacy.language import Language

_Found = TypeVar("_Found", Fact, Mention)

_FINDERS = (
    find_actors,
    find_places,
    find_sites,
    find_targets,
    find_homes,
    find_whereabouts,
    find_times,
    find_hours,
    find_speech,
    find_named_sources,
    find_offices,
    find_workplaces,
)


def find_facts(article: Article, pipeline: Language | None = None) -> tuple[Fact, ...]:
    """Find what an article says about who did something, when and where; see `survey`."""
    return survey(article, pipeline).facts


def durations_of(article: Article, pipeline: Language | None = None) -> tuple[Fact, ...]:
    """Find what an article says about how long something lasted; see `survey`.

    Returns:
        Facts of the role DURATION, with ISO 8601 values such as `P9M`. Their preposition is "for",
        or empty where the verb itself (last, take, spend) tells the length.
    """
    return survey(article, pipeline).durations


def survey(article: Article, pipeline: Language | None = None) -> Survey:
    """Find the facts of an article, and all the people, groups, places and dates it names.

    Nothing inside a quotation is a fact, except that its speaker said it.

    Args:
        article: What is read.
        pipeline: The spaCy pipeline; that of `kit.language` when left out.

    Returns:
        Facts, mentions, sentences and durations, each in the order of the text.

    Raises:
        LanguageError: No pipeline was given, and none can be loaded.
    """
    scenes = list(read_scenes(article, pipeline))
    readings = [scene.reading for scene in scenes]
    kinds = kinds_of_places(article.text)
    facts = [_placed(fact, fact.key, kinds) for scene in scenes for fact in _facts(scene)]
    mentions = find_mentions(readings)
    return Survey(
        facts=tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.role))),
        mentions=tuple(_placed(mention, mention.text, kinds) for mention in mentions),
        sentences=tuple(sentence for reading in readings for sentence in _sentences(reading)),
        durations=tuple(fact for scene in scenes for fact in find_lengths(scene)),
    )


def _facts(scene: Scene) -> Iterator[Fact]:
    for find in _FINDERS:
        yield from find(scene)


def _placed(found: _Found, name: str, kinds: dict[str, str]) -> _Found:
    """Give what was found with what the article calls the place that is named."""
    kind = kinds.get(name) if found.label in {"GPE", "LOC"} else None
    return replace(found, place_kind=kind) if kind else found


def _sentences(reading: Reading) -> Iterator[tuple[Sentence, frozenset[str]]]:
    for sentence in reading.paragraph.sentences:
        at = reading.paragraph.start
        piece = reading.doc.char_span(
            sentence.start - at, sentence.end - at, alignment_mode="expand"
        )
        yield sentence, frozenset(content_lemmas(piece or ()))

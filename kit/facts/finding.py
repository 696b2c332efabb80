"""Facts found in an article, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.article import Article, Sentence
from kit.facts.actors import find_actors
from kit.facts.circumstances import find_places, find_times
from kit.facts.clauses import content_lemmas
from kit.facts.mentions import find_mentions
from kit.facts.offices import find_offices
from kit.facts.predications import predications
from kit.facts.reading import Reading, read_article
from kit.facts.records import Fact, Survey
from kit.facts.referents import Referents
from kit.facts.scene import Scene
from kit.facts.speech import find_speech

if TYPE_CHECKING:
    from spacy.language import Language

_FINDERS = (find_actors, find_places, find_times, find_speech, find_offices)


def find_facts(article: Article, pipeline: Language | None = None) -> tuple[Fact, ...]:
    """Find what an article says about who did something, when and where; see `survey`."""
    return survey(article, pipeline).facts


def survey(article: Article, pipeline: Language | None = None) -> Survey:
    """Find the facts of an article, and all the people, groups, places and dates it names.

    Nothing inside a quotation is a fact, except that its speaker said it.

    Args:
        article: What is read.
        pipeline: The spaCy pipeline; that of `kit.language` when left out.

    Returns:
        Facts, mentions and sentences, each in the order of the text.

    Raises:
        LanguageError: No pipeline was given, and none can be loaded.
    """
    readings = list(read_article(article, pipeline))
    facts = [fact for scene in _scenes(article, readings) for fact in _facts(scene)]
    return Survey(
        facts=tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.role))),
        mentions=find_mentions(readings),
        sentences=tuple(sentence for reading in readings for sentence in _sentences(reading)),
    )


def _scenes(article: Article, readings: list[Reading]) -> Iterator[Scene]:
    referents = Referents(readings)
    for reading in readings:
        found = (p for p in predications(reading.doc) if not reading.is_quoted(p.verb))
        yield Scene(
            article=article,
            reading=reading,
            predications=tuple(found),
            renamings=referents.read(reading),
        )


def _facts(scene: Scene) -> Iterator[Fact]:
    for find in _FINDERS:
        yield from find(scene)


def _sentences(reading: Reading) -> Iterator[tuple[Sentence, frozenset[str]]]:
    for sentence in reading.paragraph.sentences:
        at = reading.paragraph.start
        piece = reading.doc.char_span(
            sentence.start - at, sentence.end - at, alignment_mode="expand"
        )
        yield sentence, frozenset(content_lemmas(piece or ()))

"""One paragraph with all that is needed to find facts in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kit.article import Article
from kit.facts.clauses import read_clause, speech_about
from kit.facts.keeping import kept_tokens
from kit.facts.naming import surname
from kit.facts.phrases import Renaming, text_of
from kit.facts.predications import Predication, predications
from kit.facts.reading import Reading, read_article
from kit.facts.records import Clause, Fact, Role
from kit.facts.referents import Referents
from kit.facts.spans import apposed_name
from kit.facts.words import SPEECH
from kit.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


_LONGEST_SOURCE = 6
"""In words."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A paragraph as it is read, its clauses outside quotations, what its pronouns stand for.

    `before` is the scene of the paragraph before it.
    """

    article: Article
    reading: Reading
    predications: tuple[Predication, ...]
    renamings: dict[int, Renaming]
    bound: dict[int, str]
    before: Scene | None = field(default=None, repr=False, compare=False)

    def clause(
        self, said: Predication, *, key: Token | None = None, omit: tuple[Token, ...] = ()
    ) -> Clause | None:
        """Read a clause with its source; None when it is only somebody's unnamed word."""
        own = self.own_pronouns(key) if key else {}
        others = {i: r for i, r in self.renamings.items() if i not in own}
        clause = read_clause(said, others, key=key, omit=omit)
        clause = replace(clause, bound=frozenset(own.values()))
        speech = speech_about(said.verb)
        if speech is None:
            return clause
        speaker = next((c for c in speech.children if c.dep_ == "nsubj"), None)
        if speaker is None or speech.lemma_ not in SPEECH:
            return None
        if speaker.i in self.renamings:
            return replace(clause, source=self.renamings[speaker.i].text)
        speaker = apposed_name(speaker) or speaker
        tokens = kept_tokens(speaker, _described(speaker))
        known = bool(speaker.ent_type_) or any(t.ent_type_ == "ORG" for t in tokens)
        known = known or self.reading.actor_label(speaker) is not None
        if not known or len(tokens) > _LONGEST_SOURCE or any(t.tag_ == "PRP$" for t in tokens):
            return None
        return replace(clause, source=text_of(tokens, self.renamings))

    def own_pronouns(self, key: Token) -> dict[int, str]:
        """Give the pronouns that mean the key, so that "who" binds them: "Who lost his bag?"."""
        own = self.renamings[key.i].text if key.i in self.renamings else key.text
        last = surname(own)
        meant = {i: surname(renaming.text) for i, renaming in self.renamings.items()} | self.bound
        return {
            i: key.doc[i].lower_
            for i, who in meant.items()
            if key.doc[i].pos_ == "PRON" and who == last
        }

    def steps(self, clause: Clause) -> tuple[str, ...]:
        """Say how a clause was read."""
        source = (f"reported by {clause.source}",) if clause.source else ()
        return (f"{clause.form} clause", *source, *clause.trace)

    def fact(self, role: Role, span: Span, label: str, clause: Clause | None) -> Iterator[Fact]:
        """Give the fact with its key at a span, if key and clause stand in one sentence."""
        start, end = (offset + self.reading.paragraph.start for offset in span)
        sentence = self.reading.sentence(span[0])
        if sentence and clause and start < end <= sentence.end:
            yield Fact(
                role=role,
                key=self.reading.paragraph.text[span[0] : span[1]],
                start=start,
                end=end,
                sentence=sentence,
                label=label,
                clause=clause,
                trace=self.steps(clause),
            )


def _described(speaker: Token) -> frozenset[int]:
    return frozenset(c.i for c in speaker.children if c.dep_ in {"relcl", "acl", "appos"})


def read_scenes(article: Article, pipeline: Language | None) -> Iterator[Scene]:
    """Read the paragraphs of an article in order.

    Args:
        article: What is read.
        pipeline: The spaCy pipeline; that of `kit.language` when None.

    Raises:
        LanguageError: No pipeline was given, and none can be loaded.
    """
    readings = list(read_article(article, pipeline))
    referents = Referents(readings)
    scene: Scene | None = None
    for reading in readings:
        found = (p for p in predications(reading.doc) if not reading.is_quoted(p.verb))
        scene = Scene(
            article=article,
            reading=reading,
            predications=tuple(found),
            renamings=referents.read(reading),
            bound=dict(referents.bound),
            before=scene,
        )
        yield scene

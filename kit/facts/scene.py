"""One paragraph with all that is needed to find facts in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kit.article import Article
from kit.facts.clauses import read_clause, speech_about
from kit.facts.keeping import kept_tokens
from kit.facts.labels import bare_name
from kit.facts.naming import surname
from kit.facts.own_reports import as_told, whom_it_means
from kit.facts.phrases import Renaming, text_of
from kit.facts.predications import Predication, predications
from kit.facts.reading import Reading, read_article
from kit.facts.records import Clause, Fact, Role
from kit.facts.referents import Referents
from kit.facts.spans import apposed_name, name_span
from kit.facts.words import SPEECH
from kit.text import Span, strip_span

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
        body = self.telling_body(said)
        if body is not None:
            return as_told(
                self._bare_clause(said, key, omit, self._named_again(said.subject, body))
            )
        clause = self._bare_clause(said, key, omit, {})
        speech = speech_about(said.verb)
        if speech is None:
            return clause
        speaker = _speaker(speech)
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

    def telling_body(self, said: Predication) -> Token | None:
        """Give the union of "the union said it would strike", which "it" means; or None."""
        body = whom_it_means(said)
        label = self.reading.actor_label(body) if body is not None else None
        return body if label in {"ORG", "GROUP"} else None

    def _named_again(self, pronoun: Token, body: Token) -> dict[int, Renaming]:
        name = text_of(kept_tokens(body, _described(body)), self.renamings)
        trace = f"{pronoun.lower_}: {name}"
        at = pronoun.i
        return {at: Renaming(text=name, first=at, last=at, named=None, trace=trace)}

    def _bare_clause(
        self,
        said: Predication,
        key: Token | None,
        omit: tuple[Token, ...],
        also: dict[int, Renaming],
    ) -> Clause:
        """Read a clause, whoever reports it."""
        bound = self.own_pronouns(key) if key else {}
        bound |= self._said_again(said, key)
        others = {i: r for i, r in self.renamings.items() if i not in bound} | also
        clause = read_clause(said, others, key=key, omit=omit)
        return replace(clause, bound=frozenset(bound.values()))

    def own_pronouns(self, key: Token) -> dict[int, str]:
        """Give the pronouns that mean the key, so that "who" binds them: "Who lost his bag?"."""
        # "Reyes-Bell" is one name of several tokens.
        name = self.reading.text[slice(*name_span(key))]
        own = self.renamings[key.i].text if key.i in self.renamings else name
        last = surname(own)
        renamed = {i: bare_name(renaming.text) for i, renaming in self.renamings.items()}
        meant = {i: surname(name) for i, name in renamed.items()} | self.bound
        return {
            i: key.doc[i].lower_
            for i, who in meant.items()
            if key.doc[i].pos_ == "PRON" and who == last
        }

    def _said_again(self, said: Predication, key: Token | None) -> dict[int, str]:
        """Give the pronouns for a person whom the question names before them.

        That is its source or its subject: "According to Bell, when did she close her shop?". Where
        others are named as well, the pronoun could mean them.
        """
        speech = speech_about(said.verb)
        source = self._person_at(_speaker(speech)) if speech is not None else ""
        subject = self._person_at(said.subject) if key is None else ""
        told = {source, subject} - {""}
        if len(told) != 1:
            return {}
        entities = (e for e in said.verb.sent.ents if e.label_ == "PERSON")
        others = {surname(entity.text) for entity in entities} - told
        if others:
            return {}
        first = -1 if source else said.subject.i
        pronouns = (t for t in said.verb.subtree if t.pos_ == "PRON" and t.i != first)
        return {t.i: t.lower_ for t in pronouns if self._person_at(t) in told}

    def _person_at(self, token: Token | None) -> str:
        """Give the surname of the person whom a name or a pronoun means, or nothing."""
        if token is None:
            return ""
        if token.i in self.renamings:
            return surname(bare_name(self.renamings[token.i].text)) if token.pos_ == "PRON" else ""
        if token.ent_type_ != "PERSON":
            return ""
        return surname(self.reading.text[slice(*name_span(token))])

    def steps(self, clause: Clause) -> tuple[str, ...]:
        """Say how a clause was read."""
        source = (f"reported by {clause.source}",) if clause.source else ()
        return (f"{clause.form} clause", *source, *clause.trace)

    def fact(self, role: Role, span: Span, label: str, clause: Clause | None) -> Iterator[Fact]:
        """Give the fact with its key at a span, if key and clause stand in one sentence."""
        span = _with_whole_brackets(self.reading.paragraph.text, span)
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


def _with_whole_brackets(text: str, span: Span) -> Span:
    """Close the bracket in a span that ends right before its mark: "the Cabinet (OPC"."""
    start, end = span
    is_open = text.count("(", start, end) > text.count(")", start, end)
    if not is_open:
        return span
    if text[end : end + 1] == ")":
        return start, end + 1
    return strip_span(text, start, text.rindex("(", start, end))


def _speaker(speech: Token) -> Token | None:
    return next((c for c in speech.children if c.dep_ == "nsubj"), None)


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
        found = predications(token for token in reading.doc if not reading.is_quoted(token))
        scene = Scene(
            article=article,
            reading=reading,
            predications=tuple(found),
            renamings=referents.read(reading),
            bound=dict(referents.bound),
            before=scene,
        )
        yield scene

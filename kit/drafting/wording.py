"""The stem of a question: a fact turned into one sentence that asks for its key."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Callable
from dataclasses import dataclass, replace

from kit.drafting.openers import (
    MONTH,
    NAME_OF_MONTH,
    ask_when,
    ask_where,
    ask_which_place,
    place_noun,
)
from kit.drafting.past import in_plain_past, participle_of
from kit.drafting.tidying import tidied
from kit.facts import Clause, Fact, Phrase, Role
from kit.text import words

MAX_WORDS = 20
"""Of a stem."""
PRONOUNS = frozenset(
    {"i", "we", "us", "me", "my", "our", "you", "your", "he", "she", "it", "they", "him", "her"}
) | {"them", "his", "their", "its", "this", "these", "those"}

_SINGULAR = {"have": "has", "were": "was", "are": "is", "do": "does", "go": "goes", "be": "is"}
_DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_PERFECT = (("had",), ("has",), ("have",))
_PERFECT_PASSIVE = (("had", "been"), ("has", "been"), ("have", "been"))
_SUPERLATIVE = re.compile(r"\b(?:\w+est|most|first|only)\b")
# Times that only the day of the article makes clear; what they belong to is clear without them.
_PASSING = re.compile(
    r"^(?:(?:in|over|during|for|by|earlier|later|early|late) )?(?:the )?(?:last|next|recent|this"
    r"|past|coming|following|same) (?:few |two |three )?(?:hours?|days?|weeks?|months?|years?|night"
    r"|morning|afternoon|evening|weekend|spring|summer|autumn|fall|winter|decades?|time)$"
)
_PASSING_END = re.compile(
    r"(?<!ed)(?: (?:until|since|by|from|for|late|early))?"
    r" (yesterday|today|tonight|tomorrow|(?:earlier |later )?(?:this|last|next) "
    r"(?:week|month|year|weekend|night|morning|afternoon|evening|spring|summer|autumn|winter))$"
)
_BEFORE_TIMES = frozenset({"until", "since", "by", "from", "for", "before", "after"})
_FOR_A_DAY = re.compile(rf"for ({'|'.join(day_name)}|\d+ {MONTH}|{MONTH} \d+)")
_TO_THE_DAY = frozenset({"yesterday", "today", "tonight", "tomorrow"})
_TOGETHER = re.compile(r"\bthemselves\b")
_BEFORE_CIRCUMSTANCES = frozenset({"in", "on", "at", "from", "with", "after", "before", "during"})
_BEFORE_CIRCUMSTANCES |= {"for", "by", "to", "overnight", "home"}
_BEFORE_WAYS = frozenset({"over", "by", "through", "via", "across", "along", "about", "around"})
"""After "to" they would be read together with it."""
_WITHOUT_TO = frozenset({"go", "come", "return", "arrive"})
_SENT_WITHOUT_TO = frozenset({"send", "take", "bring", "fly", "drive", "rush", "airlift"})
"""Where somebody was sent or taken."""
_BESIDE_TIMES = frozenset({"before", "after", "during", "until"})
"""No "to" reads well before these: "sent to before the rains"."""
_ALONE_WITHOUT_TO = frozenset({"travel", "fly", "move", "flee", "drive", "sail", "walk"})
"""Where nothing else is moved."""
_WRITING = frozenset({"write", "tweet", "post"})
# Not "watched Tuesday's meeting".
_BARE_DAY = re.compile(rf"(?:{'|'.join(day_name)})(?!['’]s?\b)")


@dataclass(frozen=True, kw_only=True)
class Stem:
    """A question as it is asked.

    Attributes:
        text: The question.
        kept: The phrases after the verb that are in it.
        cut: How many phrases were left out, because it was too long or they tell a hazy time.
    """

    text: str
    kept: tuple[Phrase, ...]
    cut: int = 0

    def lemmas(self, fact: Fact) -> frozenset[str]:
        """Give the lemmas of its words of content."""
        return fact.clause.lemmas.union(*(phrase.lemmas for phrase in self.kept))


def write_stem(fact: Fact) -> Stem:
    """Give the question to which the fact's key is the answer.

    Phrases that are not essential are left out from the end until it has at most `MAX_WORDS`; it
    may be longer where all are.
    """
    phrases = [p for p in fact.clause.rest if p.essential or _is_wanted(p, fact)]
    stem = _worded(fact, phrases)
    # What "she" means may be told by the source alone.
    if fact.clause.source and not fact.clause.bound and len(stem.split()) > MAX_WORDS:
        fact = replace(fact, clause=replace(fact.clause, source=""))
        stem = _worded(fact, phrases)
    while len(stem.split()) > MAX_WORDS and (shorter := _shortened(phrases, fact)) is not None:
        phrases = shorter
        stem = _worded(fact, phrases)
    return Stem(text=stem, kept=tuple(phrases), cut=len(fact.clause.rest) - len(phrases))


def _shortened(phrases: list[Phrase], fact: Fact) -> list[Phrase] | None:
    """Leave out the last phrase that is not essential, or else shorten the longest of the rest.

    What somebody votes or goes "to do in May" is shortened before it is left out.
    """
    for n in reversed(range(len(phrases))):
        phrase = phrases[n]
        if not phrase.essential:
            is_aim = phrase.is_clause and phrase.text.startswith("to ")
            is_aim = is_aim and not fact.clause.is_passive
            less = [_less(phrase)] if is_aim and phrase.shorter else []
            return [*phrases[:n], *less, *phrases[n + 1 :]]
    longest = max((p for p in phrases if p.shorter), key=lambda p: len(p.text), default=None)
    if longest is None:
        return None
    return [_less(phrase) if phrase is longest else phrase for phrase in phrases]


def _less(phrase: Phrase) -> Phrase:
    """Give a phrase in its next shorter form."""
    text, *shorter = phrase.shorter
    return replace(phrase, text=text, shorter=tuple(shorter))


def _is_wanted(phrase: Phrase, fact: Fact) -> bool:
    """Whether a phrase that can be left out tells something, and leans on nothing outside."""
    if phrase.is_clause and fact.role is Role.TIME and phrase.text.startswith("when"):
        return ask_when(fact) != "When"
    if phrase.is_clause and not PRONOUNS.isdisjoint(words(phrase.text.lower())):
        return False
    return not _is_hazy(phrase.text, fact.clause)


def _is_hazy(phrase: str, clause: Clause) -> bool:
    """Whether a phrase is a time that only the day of the article makes clear, and not needed.

    "Who has failed a test" without "in the past three years" may be many others.
    """
    if {"has", "have"} & {*clause.auxiliaries} and "recent" not in phrase:
        return False
    told = " ".join(other.text for other in clause.rest)
    # "in March last year" is another March than this year's.
    if re.search(NAME_OF_MONTH, told):
        return False
    passing = phrase in _TO_THE_DAY or _PASSING.search(phrase) is not None
    return passing and not _SUPERLATIVE.search(told)


def _without_passing_end(phrase: str, clause: Clause) -> str:
    """Give a phrase without a "yesterday" at its end, which only the article's day explains."""
    found = _PASSING_END.search(phrase)
    is_hazy = found is not None and _is_hazy(found.group(1), clause)
    if found is None or not is_hazy:
        return phrase
    left = phrase[: found.start()]
    return "" if left in _BEFORE_TIMES else left


def _worded(fact: Fact, phrases: list[Phrase]) -> str:
    told = [_without_passing_end(p.text, fact.clause) for p in phrases]
    rest = [f"on {text}" if _BARE_DAY.match(text) else text for text in told if text]
    if fact.role is Role.SPEAKER:
        return _ask_speaker(fact)
    pieces = _WORDINGS[fact.role](fact, rest)
    stem = tidied(" ".join(piece for piece in pieces if piece), fact)
    source = fact.clause.source
    return f"According to {source}, {stem[0].lower()}{stem[1:]}?" if source else f"{stem}?"


def _ask_speaker(fact: Fact) -> str:
    """Ask "Who said: “We will stay”?", or "Who said that “nobody was hurt”?"."""
    verb = "wrote" if fact.clause.base in _WRITING else "said"
    link = " that" if fact.quote[:1].islower() else ":"
    return f"Who {verb}{link} “{fact.quote}”?"


def _ask_subject(fact: Fact, rest: list[str]) -> list[str]:
    clause = in_plain_past(fact.clause)
    if clause.many and _TOGETHER.search(" ".join(rest)):
        return ["Who", *clause.auxiliaries, *clause.adverbs, clause.verb, *rest]
    auxiliaries = [_SINGULAR.get(word, word) for word in clause.auxiliaries[:1]]
    verb = _third_person(clause.base) if _is_bare_present(clause) else clause.verb
    verb = "said" if verb == "added" else verb
    if clause.base == "be" and not auxiliaries:
        verb = _SINGULAR.get(clause.verb.lower(), clause.verb)
    return ["Who", *auxiliaries, *clause.adverbs, *clause.auxiliaries[1:], verb, *rest]


def _is_bare_present(clause: Clause) -> bool:
    return clause.tag == "VBP" and not clause.auxiliaries


def _third_person(base: str) -> str:
    if base in _SINGULAR:
        return _SINGULAR[base]
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return base + "es"
    return re.sub(r"(?<![aeiou])y$", "ie", base) + "s"


def _ask_agent(fact: Fact, rest: list[str]) -> list[str]:
    return ["By whom", *_inverted(in_plain_past(fact.clause)), *rest]


def _ask_object(fact: Fact, rest: list[str]) -> list[str]:
    return ["Who", *_inverted(in_plain_past(fact.clause)), *rest]


def _ask_source(fact: Fact, rest: list[str]) -> list[str]:
    verb = "said" if fact.clause.base in {"say", "add", "tell"} else fact.clause.verb
    # What was said may have been cut away; such a question is too short, and left out.
    first, *others = rest or [""]
    return ["Who", *fact.clause.auxiliaries, verb, "that", first.removeprefix("that "), *others]


def _ask_bearer(fact: Fact, _: list[str]) -> list[str]:
    return ["Who is", fact.quote]


def _ask_place(fact: Fact, rest: list[str]) -> list[str]:
    if fact.preposition == "from":
        noun = place_noun(fact)
        return _stranded("from", f"Which {noun}" if noun else "Where", fact, rest)
    return [ask_where(fact), *_inverted(in_plain_past(fact.clause)), *rest]


def _ask_goal(fact: Fact, rest: list[str]) -> list[str]:
    """Ask "To which city", or "Where did he move his firm to in 1978?", "to" after the object."""
    noun = place_noun(fact)
    if noun:
        return [f"To which {noun}", *_inverted(in_plain_past(fact.clause)), *rest]
    has_object = bool(rest) and not _is_setting(rest[0])
    without = _WITHOUT_TO if has_object else _WITHOUT_TO | _ALONE_WITHOUT_TO
    if fact.clause.is_passive and rest and not has_object:
        # "taken to with burns" would read badly.
        without |= {fact.clause.base}
    before_a_time = any(phrase.split()[0] in _BESIDE_TIMES for phrase in rest)
    if fact.clause.is_passive or before_a_time:
        without |= _SENT_WITHOUT_TO
    return _stranded("" if fact.clause.base in without else "to", "Where", fact, rest)


def _stranded(preposition: str, asked: str, fact: Fact, rest: list[str]) -> list[str]:
    """Put a preposition after the object, where the place would stand."""
    has_object = bool(rest) and not _is_setting(rest[0])
    first, others = (rest[:1], rest[1:]) if has_object else ([], rest)
    if preposition == "from" and others:
        return [f"From {asked.lower()}", *_inverted(in_plain_past(fact.clause)), *rest]
    if others and others[0].split()[0] in _BEFORE_WAYS:
        return [asked, *_inverted(in_plain_past(fact.clause)), *rest, preposition]
    return [asked, *_inverted(in_plain_past(fact.clause)), *first, preposition, *others]


def _is_setting(phrase: str) -> bool:
    first = phrase.split()[0].lower()
    return first in _BEFORE_CIRCUMSTANCES or phrase.endswith(" ago")


def _ask_target(fact: Fact, rest: list[str]) -> list[str]:
    """Ask "Which country was the first to send tanks", without the noun once more."""
    noun = ask_which_place(fact).split()[-1]
    again = re.compile(rf"\b(the (?:first|only|(?:most )?[\w’'-]+)) {noun}(?= (?:to|in|of)\b)")
    rest = [again.sub(r"\1", text) for text in rest] if fact.clause.base == "be" else rest
    clause = in_plain_past(fact.clause)
    if not clause.subject:
        return [ask_which_place(fact), *_ask_subject(fact, rest)[1:]]
    return [ask_which_place(fact), *_inverted(clause), *rest]


def _ask_time(fact: Fact, rest: list[str]) -> list[str]:
    if fact.preposition == "since":
        return ["Since when", *_inverted(fact.clause), *rest]
    told = _before_then(fact.clause) if fact.preposition == "by" else _without_perfect(fact.clause)
    return [ask_when(fact), *_inverted(told), *rest]


def _ask_hour(fact: Fact, rest: list[str]) -> list[str]:
    """Ask "At what time", and of what is set for a day "At what time on Friday"."""
    days = [found[1] for phrase in rest if (found := _FOR_A_DAY.fullmatch(phrase))]
    rest = [phrase for phrase in rest if not _FOR_A_DAY.fullmatch(phrase)]
    asked = f"At what time on {days[0]}" if days else "At what time"
    return [asked, *_inverted(_without_perfect(fact.clause)), *rest]


def _before_then(clause: Clause) -> Clause:
    """Give "weakened" as "had weakened", which is how one asks by when it happened."""
    if clause.is_passive and clause.auxiliaries in {("was",), ("were",)}:
        return replace(clause, auxiliaries=("had", "been"))
    if clause.tag == "VBD" and not clause.auxiliaries:
        return replace(clause, auxiliaries=("had",), tag="VBN", verb=participle_of(clause.verb))
    return clause


def _without_perfect(clause: Clause) -> Clause:
    """Give "had fallen" and "has fallen" as a simple past, which is how one asks for a date."""
    be = "were" if clause.many else "was"
    if clause.tag == "VBN" and clause.auxiliaries in _PERFECT_PASSIVE:
        return replace(clause, auxiliaries=(be,))
    is_perfect = clause.tag == "VBN" and clause.auxiliaries in _PERFECT
    if is_perfect and clause.base == "be":
        return replace(clause, auxiliaries=(), tag="VBD", verb=be)
    return replace(clause, auxiliaries=(), tag="VBD") if is_perfect else clause


def _inverted(clause: Clause) -> list[str]:
    """Give the verb with its subject in the order of a question, "do" added where it is needed."""
    first, *others = clause.auxiliaries or ("",)
    if first:
        return [first, clause.subject, *clause.adverbs, *others, clause.verb]
    if clause.base == "be":
        return [clause.verb, clause.subject, *clause.adverbs]
    return [_DO.get(clause.tag, "did"), clause.subject, *clause.adverbs, clause.base]


_WORDINGS: dict[Role, Callable[[Fact, list[str]], list[str]]] = {
    Role.SUBJECT: _ask_subject,
    Role.AGENT: _ask_agent,
    Role.OBJECT: _ask_object,
    Role.SOURCE: _ask_source,
    Role.BEARER: _ask_bearer,
    Role.WORKPLACE: _ask_place,
    Role.PLACE: _ask_place,
    Role.GOAL: _ask_goal,
    Role.TARGET: _ask_target,
    Role.TIME: _ask_time,
    Role.HOUR: _ask_hour,
}

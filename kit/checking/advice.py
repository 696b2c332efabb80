"""The advice in what is said of an answer, which is left out where nobody can follow it."""

from __future__ import annotations

import re

from kit.messages import Translate, in_words

_CLAUSE = re.compile(r"(?<=[;:؛])\s+")
_LOOK = re.compile(r"look\b", re.IGNORECASE)
_ADVICE = re.compile(
    r"(?:look|now|give|say|name|mark|leave out|decide|write|answer)\b|.*\?$", re.IGNORECASE
)
_STOPS = "".join((";:؛", " \u00a0\u202f"))


def without_advice(text: str, translate: Translate) -> str:
    """Give what is said of an answer, translated, without what to do in a further try.

    >>> without_advice("Right person; now give the name.", translate=str)
    'Right person.'
    """
    return _without(_ADVICE, text, translate)


def without_looking(text: str, translate: Translate) -> str:
    """Give what is said of an answer, translated, without the advice to look into the article.

    >>> without_looking("One of your words is different in the text; look again.", translate=str)
    'One of your words is different in the text.'
    """
    return _without(_LOOK, text, translate)


def _without(advice: re.Pattern[str], text: str, translate: Translate) -> str:
    form = str(getattr(text, "form", "") or text)
    told = in_words(text, translate)
    clauses = _CLAUSE.split(form)
    kept = [at for at, clause in enumerate(clauses) if not advice.match(clause)]
    if len(kept) == len(clauses) and form[-1:] not in _STOPS:
        return told
    pieces = _CLAUSE.split(told)
    rest = " ".join(pieces[at] for at in kept if at < len(pieces)).rstrip(_STOPS)
    if not rest:
        return ""
    return rest[0].upper() + rest[1:] + ("" if rest[-1] in ".!?؟" else ".")

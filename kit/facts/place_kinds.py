"""What an article itself calls a place: "the village of Wadi Sabir", "the Limbe district"."""

from __future__ import annotations

import re

SETTLEMENTS = frozenset({"village", "town", "city", "port", "hamlet", "suburb"})
AREAS = frozenset({"district", "province", "region", "state", "county", "island"})

_ANY = "|".join(sorted(SETTLEMENTS | AREAS))
_OF = rf"\b({_ANY}) of "
_AFTER = rf"(?: ({'|'.join(sorted(AREAS))})|, (?:an?|the) (?:[a-z-]+ ){{0,3}}({_ANY}))\b"


def told_kind(name: str, text: str) -> str:
    """Give the noun by which a text tells what kind of place a name is.

    Args:
        name: As it stands in the text.
        text: All of the article.

    Returns:
        A noun such as "village" or "district"; empty where the text gives none, or two that differ
        in more than size.
    """
    own = re.escape(name)
    found = {m[1].lower() for m in re.finditer(rf"{_OF}{own}\b", text, re.IGNORECASE)}
    found |= {m[1] or m[2] for m in re.finditer(rf"\b{own}{_AFTER}", text)}
    return min(found, default="") if len(found) < 2 or found <= SETTLEMENTS else ""

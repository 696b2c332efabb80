"""Rules on what a question is about: something told as a fact, whole, and worth asking."""

from __future__ import annotations

import re

from kit.drafting.veto.candidate import ARTICLES, QUOTED, SPEECH_ROLES, Candidate, Rule, word_set
from kit.drafting.veto.lacking import is_circumstance
from kit.drafting.veto.words import CALENDAR, LASTING, PRICED
from kit.facts import Role
from kit.lexicon import noun_classes
from kit.text import normalise

_SUPPOSING = word_set("can could may might would should must")
_IDENTITY = word_set("be consist include contain comprise arrange remain seem appear become")
_NOT_HERE = re.compile(r"\bnot (?:(?:in|at|on|by|from|near|to) )?(?:the )?$")
_ENOUGH = re.compile(r"\b(?:enough|too(?! (?:much|many)))\b(?!.*\bto\b)")
_SO = re.compile(
    r"\bso (?:\w+ly|many|much|few|little|long|often|badly|hard|well)\b(?!.*\b(?:that|as)\b)"
)
_PLACED = re.compile(r"\d|(?:first|second|third|last)\b")
_RANKED = re.compile(r"\d+(?:st|nd|rd|th)\b")
_COUNTED_TIMES = re.compile(
    r"\b(?:once|twice|again|\w+ times|had \w+ (?:children|sons|daughters))\b"
)
_KEPT_SO = word_set("cut close shut block suspend ban detain jail imprison ground besiege")
"""What was done to somebody or something that has stayed so since."""
_MADE = word_set("open found establish build create construct close shut reopen")
_BROUGHT_OUT = word_set("publish release launch write print")
_PRICE = re.compile(r"[$£€%]|\b(?:dollars|euros|pounds|per cent|percent)\b")
_TRADED = re.compile(r"\b(?:per cent|percent|%) (?:higher|lower|up|down)\b")
_IN_COURT = re.compile(
    r"\b(?:prosecut\w+|courts?|indictments?|inquests?|lawyers?|accus\w+|alleg\w+|tribunal)\b", re.I
)
_ACCORDING_TO = re.compile(
    r"\baccording to (?:(?P<some>two|three|four|five|several|some|many) )?(?:the )?(?:[a-z-]+ )?"
    r"(?P<who>[a-z]+?)s?\b",
    re.IGNORECASE,
)
_ONLOOKERS = word_set("witnesse resident relative neighbour neighbor survivor bystander villager")
"""Sources that may be wrong, as may "two guards" be."""
_TRADES = word_set("industry sector economy market trade")
_THIN = word_set("belong want need like love wear carry mean see look age house")
_DAILY = word_set("live sell milk grow")
_THIN_TOWARDS = _THIN | word_set("know contact have get live")
_ONLY_SAID = word_set("say add remark reply comment note observe recall joke quip")
"""What nobody does to somebody, except to recall him as something."""
_NAMES_AS = re.compile(r"(?:as|for|from) ")
_LEAST_CONTENT = 2
_REPORTERS = re.compile(
    r"\b(?:declin|refus)\w+ to comment\b|\b(?:declin|refus)\w+ to (?:answer|respond)(?: to)?"
    r"(?: (?:the|these|any))? (?:accusations?|allegations?|charges?|claims?|questions?|reports?)\b"
    r"|\bto (?:attend|accept|comment|confirm|elaborate|discuss|sign|answer|respond|reply|do so)\?$|"
    r"\b(?:anonym\w+|(?:be|being) (?:named|identified)|for comment|(?:phone|telephone) calls?"
    r"|reached (?:by|on|over|through) (?:[\w-]+ ){0,2}(?:phone|telephone|radio|e-?mail)"
    r"|seen by (?:the )?[A-Z]\w+)\b"
)
_IMPLIED = {
    "arrest": "police",
    "detain": "police",
    "fire": "police",
    "treat": "doctors",
    "teach": "teachers",
    "play": "players",
    "warn": "forecasters",
    "forecast": "forecasters",
    "predict": "forecasters",
    "expect": "forecasters",
    "issue": "forecasters",
    "convict": "jury",
    "acquit": "jury",
    "return": "jury",
}
_ON_WHAT = ("to ", "that ", "on ", "for ", "against ", "in favo", "whether ", "out ", "not ", "a ")
_HEADED = word_set("lead head run govern chair")
_DEAD = re.compile(
    r"\b(?:[Tt]he (?:dead|victims?)|(?:was|were) (?:killed|found dead)|(?:who|has|have) died)\b"
)
_LEFT_OFFICE = (
    r"\b[^.]{0,40}\b(?:resigned|quit|stepped down|(?:was|been) (?:sacked|dismissed|ousted))"
)


def _is_negated(draft: Candidate) -> bool:
    before = draft.fact.sentence.text[: draft.fact.start - draft.fact.sentence.start]
    if _NOT_HERE.search(before):
        return True
    if bool({"not", "never", "n't", "n’t"} & set(draft.clause.adverbs)):
        return True
    told = (draft.clause.subject, *draft.phrases)
    return any(text.lower().startswith(("no ", "none ", "nobody", "nothing")) for text in told)


def _is_supposed(draft: Candidate) -> bool:
    # What somebody said would be is told as what will be.
    # "Must meet by 12 February" tells of a deadline.
    guessed = "have" in draft.clause.auxiliaries
    due = (
        not guessed
        and draft.fact.role is Role.TIME
        and draft.fact.preposition in {"by", "before", "until"}
    )
    told = ({"would"} if draft.clause.source else set()) | ({"must"} if due else set())
    supposing = _SUPPOSING - told
    is_claimed = _is_claimed(draft) or _is_seen_by_few(draft)
    return bool(supposing & set(draft.clause.auxiliaries)) or is_claimed


def _is_claimed(draft: Candidate) -> bool:
    """Whether what is told in court is asked as a fact, for "according to" was too long for it."""
    source = draft.clause.source
    is_told = not source or source in draft.stem or draft.fact.role in SPEECH_ROLES
    return not is_told and _IN_COURT.search(draft.fact.sentence.text) is not None


def _is_seen_by_few(draft: Candidate) -> bool:
    """Whether what "according to two crew members" is so is asked as a fact."""
    found = _ACCORDING_TO.search(draft.fact.sentence.text)
    if found is None or draft.fact.role in SPEECH_ROLES or "ccording to" in draft.stem:
        return False
    is_some = found["some"] and noun_classes().get(found["who"]) == "person"
    return bool(is_some) or found["who"] in _ONLOOKERS


def _is_identity(draft: Candidate) -> bool:
    """Whether it asks who something is: too often a thing, or true of several people."""
    about_being = draft.clause.base in _IDENTITY and draft.fact.kind == "who"
    return about_being and draft.fact.role is not Role.BEARER


def _holds_office_no_more(draft: Candidate) -> bool:
    """Whether it asks who is a minister, and the article tells that the minister resigned.

    Or that somebody died.
    """
    if draft.fact.role is not Role.BEARER:
        return False
    if _DEAD.search(draft.fact.sentence.text):
        return True
    last = normalise(draft.fact.name).split()[-1]
    left = re.compile(rf"\b{re.escape(last)}{_LEFT_OFFICE}")
    return any(map(left.search, draft.survey.plain_sentences))


def _is_arranged(draft: Candidate) -> bool:
    """Whether it is of the form "is to travel"."""
    rest = draft.clause.rest
    return draft.clause.base == "be" and bool(rest) and rest[0].text.startswith("to ")


def _is_thin(draft: Candidate) -> bool:
    """Whether little happens, as where somebody wears or wants something, or it is only said."""
    if draft.fact.role is Role.OBJECT:
        # "Recalled Anna Bell" has its speaker after the verb.
        speaks = draft.clause.base in _ONLY_SAID and not any(map(_NAMES_AS.match, draft.phrases))
        return draft.clause.base in _THIN_TOWARDS or speaks
    # "Zgambo, who sells dried fish, laughed"
    if (
        draft.clause.form == "relative"
        and draft.clause.tag == "VBZ"
        and draft.clause.base in _DAILY
    ):
        return draft.fact.role is Role.SUBJECT
    carries_out = draft.clause.base == "carry" and draft.phrases[:1] == ("out",)
    is_thin = draft.clause.base in _THIN and not carries_out
    return is_thin and draft.fact.role in {Role.SUBJECT, Role.AGENT}


def _tells_too_little(draft: Candidate) -> bool:
    """Whether a who-question names nobody, nothing and no number, and has few words of content."""
    if draft.fact.role not in {Role.SUBJECT, Role.OBJECT, Role.AGENT, Role.SOURCE}:
        return False
    named = any(w[:1].isupper() and w not in CALENDAR for w in draft.unquoted[1:])
    if named or any(map(str.isdigit, draft.stem)) or len(draft.unquoted) < len(draft.stem.split()):
        return False
    told = draft.question.lemmas(draft.fact) - {draft.clause.base.lower()}
    return len(told) < _LEAST_CONTENT


def _lacks_its_tense(draft: Candidate) -> bool:
    """Whether "since" goes with a verb that tells of no stretch of time."""
    since = draft.fact.preposition == "since" and draft.fact.role is Role.TIME
    lasting = draft.clause.tag == "VBG" or draft.clause.base in LASTING
    lasting = lasting or ("been" in draft.clause.auxiliaries and draft.clause.base in _KEPT_SO)
    lasting = lasting and _COUNTED_TIMES.search(draft.stem) is None
    return since and not (lasting and {"has", "have", "had"} & set(draft.clause.auxiliaries))


def _is_about_the_reporter(draft: Candidate) -> bool:
    """Whether somebody would not be named or reached, which is about the report alone."""
    return draft.fact.role not in SPEECH_ROLES and _REPORTERS.search(draft.stem) is not None


def _is_half_told(draft: Candidate) -> bool:
    """Whether it spends its days, but not on what, or has so much, but not for what or how much."""
    told = " ".join(draft.unquoted)
    enough = _ENOUGH.search(told) is not None or _SO.search(told) is not None
    of_its_verb = _HALVES.get(draft.clause.base)
    is_half = of_its_verb is not None and of_its_verb(draft)
    return is_half or enough or "according" in draft.unquoted[1:]


def _spends_on_nothing(draft: Candidate) -> bool:
    on_what = any(word.endswith("ing") or word == "on" for word in draft.unquoted)
    return draft.fact.kind == "who" and not on_what


def _is_born_as_another(draft: Candidate) -> bool:
    return any(phrase[:1].isupper() for phrase in draft.phrases)


def _hears_of_nothing(draft: Candidate) -> bool:
    return not draft.clause.is_passive and all(map(_is_plain_setting, draft.phrases))


def _opposes_to_do(draft: Candidate) -> bool:
    return any(phrase.startswith("to ") for phrase in draft.phrases)


def _goes_in_somewhere(draft: Candidate) -> bool:
    return draft.fact.kind == "who" and draft.phrases[:1] == ("in",)


def _is_nothing_yet(draft: Candidate) -> bool:
    """Whether it is "the vote was 9-2", "was 17th in 2002", or asks when and where of nothing."""
    fact, phrases = draft.fact, draft.phrases
    if phrases and _PLACED.match(phrases[0]):
        return fact.kind != "who" or _RANKED.match(phrases[0]) is not None
    if fact.role is Role.TIME:
        return not phrases
    needed = (phrase.text for phrase in draft.question.kept if phrase.essential)
    return fact.kind == "where" and all(map(is_circumstance, needed))


def _keeps_going(draft: Candidate) -> bool:
    """Whether it is "kept going", and not what came of it."""
    return draft.phrases[:1] in {("going",), ("on",)}


def _votes_on_nothing(draft: Candidate) -> bool:
    """Whether it asks when a court ruled or a board voted, and not on what."""
    told = any(p.startswith(_ON_WHAT) for p in draft.phrases)
    return draft.fact.role is Role.TIME and not draft.clause.is_passive and not told


_HALVES: dict[str, Rule] = {
    "rule": _votes_on_nothing,
    "vote": _votes_on_nothing,
    "decide": _votes_on_nothing,
    "keep": _keeps_going,
    "spend": _spends_on_nothing,
    "bear": _is_born_as_another,
    "hear": _hears_of_nothing,
    "oppose": _opposes_to_do,
    "go": _goes_in_somewhere,
    "be": _is_nothing_yet,
}


def _is_plain_setting(phrase: str) -> bool:
    return is_circumstance(phrase) and not phrase.startswith(("of ", "about ", "from "))


def _is_made(draft: Candidate) -> bool:
    """Whether "who" asks for what was opened or built, a share that rose, a prize for somebody."""
    if draft.clause.base in PRICED and _PRICE.search(draft.stem) and _is_place(draft):
        return True  # The price of sending it to Rotterdam rose.
    if draft.fact.role is not Role.SUBJECT:
        return False
    is_traded = draft.clause.base in PRICED or _TRADED.search(draft.stem) is not None
    # "Who lost her voice in 2017?" asks for no share.
    is_share = is_traded and draft.fact.label not in {"PERSON", "ROLE"}
    priced = is_share and any(map(str.isdigit, draft.stem))
    if draft.clause.base == "go" and _goes_to_somebody(draft):
        return True
    made = _MADE if draft.fact.label == "PERSON" else _MADE | _BROUGHT_OUT
    if draft.fact.label in {"GROUP", "ORG"}:
        made = made | _HEADED
        # A bowling alley opens, and an industry employs.
        opens = not draft.clause.is_passive and draft.clause.base in {"open", "reopen"}
        if (opens and all(map(is_circumstance, draft.phrases))) or _is_trade(draft):
            return True
    return priced or (draft.clause.is_passive and draft.clause.base in made)


def _is_place(draft: Candidate) -> bool:
    """Whether the clause is about a place, which has no price."""
    places = {m.text for m in draft.survey.mentions if m.label in {"GPE", "LOC"}}
    return draft.clause.subject in places


def _is_trade(draft: Candidate) -> bool:
    return draft.fact.name.split()[-1].lower() in _TRADES


def _goes_to_somebody(draft: Candidate) -> bool:
    """Whether it is the prize of "best actor went to Anna Bell", which has no "a" or "the"."""
    if draft.fact.label != "ROLE" or draft.fact.name.split()[0].lower() in ARTICLES:
        return False
    people = {m.text for m in draft.survey.mentions if m.label == "PERSON"}
    given = [phrase for phrase in draft.phrases if phrase.startswith("to ")]
    pairs = ((name, phrase) for phrase in given for name in people if name in phrase)
    return any(re.search(rf"\b{re.escape(n)}\b(?!['’]s)", phrase) for n, phrase in pairs)


def _is_implied(draft: Candidate) -> bool:
    """Whether the verb itself says who did it."""
    implied = _IMPLIED.get(draft.clause.base)
    return implied is not None and implied in draft.fact.name.lower()


def _comes_from_a_question(draft: Candidate) -> bool:
    asked = QUOTED.sub("", draft.fact.sentence.text).rstrip().endswith("?")
    return draft.fact.role is not Role.SPEAKER and asked


RULES: tuple[tuple[str, Rule], ...] = (
    ("negated", _is_negated),
    ("supposed", _is_supposed),
    ("holds the office no more", _holds_office_no_more),
    ("is to", _is_arranged),
    ("little happens", _is_thin),
    ("half told", _is_half_told),
    ("about the reporter", _is_about_the_reporter),
    ("asks who for a thing", _is_made),
    ("since without a stretch", _lacks_its_tense),
    ("the verb tells who", _is_implied),
    ("asks back", _comes_from_a_question),
)
DOUBTS: tuple[tuple[str, Rule], ...] = (
    ("identity", _is_identity),
    ("tells too little", _tells_too_little),
)

"""Closed lists of words by which clauses, people and places are recognised."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SPEECH = _set(
    "say tell state announce claim argue explain warn note write report add believe confirm "
    "insist suggest admit assert reveal conclude"
)
PEOPLE = _set(
    "activist actor agency analyst army athlete attacker attorney author boy caller campaigner "
    "captain chairman chief child citizen civilian coach coalition commander commission committee "
    "company consumer council court critic customer defector designer detective developer director "
    "doctor driver economist editor employee engineer executive expert family farmer father "
    "fighter firefighter fisherman force founder gang general girl government group hacker "
    "historian hunter husband inspector inventor jihadist journalist judge lawmaker lawyer leader "
    "man manager manufacturer mayor member migrant militant minister ministry mother musician "
    "officer official opponent organisation organization owner parent participant party passenger "
    "patient people person pilot player poet police policeman politician president priest prisoner "
    "professor prosecutor protester pupil rebel refugee regulator reporter representative "
    "researcher resident scientist secretary senator shopper singer soldier son spokesman "
    "spokesperson spokeswoman staff student supporter teacher team teenager thief tourist "
    "traveller troop union user victim villager visitor volunteer voter wife witness woman worker "
    "writer"
)
PLACES = _set(
    "airport alley apartment area bank bar base beach block border bridge building bus cafe camp "
    "car castle cave cell centre center church city closet coast continent country courtroom crib "
    "desert district east factory farm field forest garden gym hall harbour headquarters heartland "
    "hill hospital hotel house island jail kitchen laboratory lake library market mosque mountain "
    "museum neighborhood neighbourhood north office palace park pavilion pipe plain plant pond "
    "prison province region restaurant river road room school sea ship shop site south stadium "
    "state station store street structure suburb tank temple theatre tower town tunnel university "
    "valley village ward warren west zoo"
)
PLACE_PREPOSITIONS = _set(
    "in at on near outside inside across under beneath behind between along around beside"
)
TIME_PREPOSITIONS = frozenset({"in", "on"})
MOTION = _set("go travel move fly flee return arrive walk drive sail head come")
PASSING = _set(
    "however also then therefore instead meanwhile thus so too still yet already earlier later now "
    "currently recently today yesterday tomorrow here there subsequently only even"
)
COMPLEMENTS = _set("dobj dative prep prt xcomp ccomp acomp attr oprd agent advmod npadvmod")
ESSENTIAL = _set("dobj dative prt xcomp ccomp acomp attr oprd")
WELL_KNOWN = _set("police government world internet public web sea economy army moon")
POINTING = _set("the this that these those such another other same")
COLLECTIVES = _set(
    "agency army coalition commission committee company council court family force gang government "
    "group ministry organisation organization party people police staff team union"
)

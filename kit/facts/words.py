"""Closed lists of words by which clauses, speech and circumstances are recognised."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
"""Tags of verbs that have a tense."""
BE = _set("was were is are been be being")
SPEECH = _set(
    "say tell state announce claim argue explain warn note write report add believe confirm "
    "insist suggest admit assert reveal conclude declare stress acknowledge predict remark recall "
    "reply respond comment observe maintain allege deny promise joke point"
)
QUOTING = _set(
    "continue go tweet post quip urge caution reason reiterate complain lament advise boast "
    "recount clarify vow"
)
"""Verbs that bring a quotation, and without one mostly tell of something else."""
BRINGING = _set(
    "read hear quote cite remember recall find receive see show get sing play include publish open "
    "contain choose hold carry bear wear paint display"
)
"""Verbs after which a colon may bring the words of somebody else."""
LIGHT_WORDS = _set(
    "be have do go get say tell want know think make take come see look let keep give put mean "
    "feel use need try start ask call happen seem little thing way one lot bit time times kind "
    "sort something everything"
)
"""Words of content that say little."""
LINKING = _set(
    "specifically therefore however also instead otherwise thus indeed moreover still anyway"
)
"""First words by which a sentence goes on from the one before it."""
PARTS_OF_TIME = _set("year month week morning evening afternoon night day season country")
"""With "this" they mean those of the speaker."""
REPORTING = _set(
    "say state announce claim argue explain warn note report believe confirm insist suggest admit "
    "assert reveal conclude declare stress acknowledge predict maintain allege deny tell add"
)
PLACE_PREPOSITIONS = _set(
    "in at on near outside inside across under beneath behind between along around beside off "
    "aboard within through beyond throughout"
)
INNER_PLACE_PREPOSITIONS = _set("in at near outside inside across along under aboard off")
PREMISES = _set(
    "school college hospital museum university stadium arena institute prison jail airport "
    "theatre theater library aquarium zoo hotel church cathedral mosque temple abbey castle palace "
    "gallery laboratory factory headquarters infirmary academy observatory clinic cemetery park "
    "hall station centre center mall courthouse"
)
"""Last words of the names of buildings."""
SITES = _set(
    "colliery mine quarry camp base barracks refinery dam port harbour harbor shipyard plant "
    "shrine monastery synagogue fortress jail centre center racecourse circuit"
)
"""Last words of the names of other places where people work, live or meet."""
TIME_PREPOSITIONS = frozenset({"in", "on", "since", "by", "until", "through"})
PLANNED = _set("plan schedule set fix book")
"""Verbs after which "for" tells when."""
MEETING = _set("face play meet beat defeat marry")
"""Verbs after whose object, though it is a name, the place is that of both."""
SETTING_UP = _set("open build found establish launch hold host stage run")
"""Verbs whose object is where they take place."""
DONE_ON_THE_SPOT = _set(
    "close shut attack storm raid search damage destroy demolish rebuild restore inspect guard "
    "surround occupy block blockade bomb shell loot ransack torch burn"
)
"""Verbs whose object is a building or site: the place is where it stands and where it is done."""
LEAVING = _set(
    "come flee escape emerge hail return arrive depart fly drive walk evacuate rescue vanish "
    "disappear truck ship smuggle airlift"
)
"""Verbs after which "from" tells where."""
MOTION = _set(
    "go travel move fly flee return arrive walk drive sail head come run rush march migrate "
    "emigrate escape deport extradite evacuate transfer take bring send ship relocate airlift "
    "transport deploy swim cycle commute retreat withdraw"
)
REACHING = _set(
    "visit enter leave reach seize capture retake recapture occupy besiege bomb bombard shell "
    "strike hit devastate batter rock shake tour flee invade liberate annex evacuate attack storm "
    "jolt flood"
)
"""Verbs whose object may be a place."""
PASSING = _set(
    "however also then therefore instead meanwhile thus so too yet already earlier later now "
    "currently recently today yesterday tomorrow here there subsequently even moreover "
    "furthermore nevertheless nonetheless additionally consequently afterwards afterward "
    "eventually finally indeed just soon simply merely "
    "ago hence otherwise likewise similarly accordingly since"
)
COMPLEMENTS = _set("dobj dative prep prt xcomp ccomp acomp attr oprd agent advmod npadvmod")
ESSENTIAL = _set("dobj dative prt xcomp ccomp acomp attr oprd")
WELL_KNOWN = _set(
    "police government world internet public web sea economy army moon sun earth "
    "president parliament media ocean air war death"
)
NOT_TELLING = _set(
    "first second third last final next whole entire current combined remaining initial "
    "including following only very main whole previous earlier later affected"
)
"""Words that do not tell which one a noun means."""
DEMONSTRATIVES = _set("this that these those such same")
POINTING = _set("the both this that these those such another other same")
MALE = _set("mr sir king prince pope father brother husband son uncle man boy lord actor")
FEMALE = _set("mrs ms miss queen princess mother sister wife daughter aunt woman girl actress lady")
NO_ACTORS = _set(
    "championship cup games festival act bill award awards prize treaty agreement stadium street "
    "bridge report study programme program system show series conference summit expo law tour "
    "league olympics marathon race song album film constitution building tower station airport "
    "river lake internet website blog android windows telescope orbiter rover spacecraft satellite"
)
"""Last words of names that are taken for organisations, but act only in a manner of speaking."""
BODIES = _set(
    "party university council ministry agency association court police commission union service "
    "force office trust inc ltd corp corporation company bank group institute museum club "
    "committee organisation organization foundation federation department authority government "
    "school college hospital parliament senate assembly guard board society alliance front "
    "movement church airline airlines airways times post news media network partnership"
)
OFFICES = _set(
    "keeper organiser organizer teacher drummer singer guitarist planner analyst specialist "
    "president minister chancellor mayor governor senator secretary ambassador director manager "
    "chairman chairwoman chair chairperson chief head leader commander general captain coach "
    "founder co-founder cofounder owner editor spokesman spokeswoman spokesperson representative "
    "inspector commissioner principal headmaster headteacher rector dean curator conductor judge "
    "attorney lawyer prosecutor bishop archbishop king queen prince treasurer sheriff envoy "
    "coordinator administrator undersecretary deputy officer executive boss professor author "
    "inventor architect lecturer"
)
ANYBODY = _set(
    "widow widower student graduate pensioner man woman boy girl child "
    "player member resident person supporter victim passenger native "
    "citizen goalkeeper defender striker midfielder"
)
ORGANISATIONS = _set(
    "company firm organisation organization agency club party team group association union "
    "charity council committee commission university bank ministry airline publisher"
)
VAGUE_THINGS = _set("site town village city event building attack incident move decision case plan")
"""Things of which news have many; an adjective does not tell which one is meant."""
NO_PEOPLE = _set(
    "Brexit Covid Mount Mt Lake River Cape Hurricane Typhoon Cyclone Storm Fort Port San Santa"
)
"""First words of names that are often taken for people."""

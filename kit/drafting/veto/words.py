"""Closed lists of words by which the rules tell one question from another."""

from __future__ import annotations

from calendar import day_name, month_name

from kit.drafting.veto.candidate import word_set
from kit.facts.words import SPEECH
from kit.text import NUMBER_WORDS

CALENDAR = frozenset((*month_name[1:], *day_name))
ANY_OF_MANY = word_set(
    "although while but and third second fourth next one each both every other others another "
    "any no none neither either not further this that these those his her their its our my your "
    "who which what such whose today today's"
)
SOME_OF_MANY = word_set(
    "some many few several most all more only about around nearly almost over up hundreds "
    "thousands dozens millions tens estimated at as fewer less"
)
NUMBERS = NUMBER_WORDS.keys() | word_set(
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety"
)
OCCASIONS = word_set(
    "festival championship championships cup games olympics summit conference congress trial "
    "fair exhibition match final race tournament show awards ceremony war"
)
# Whoever is told to be one of these could be anybody.
ANYBODY = word_set(
    "people person persons man woman child members officials others passengers patients crew "
    "residents users voters customers group groups team teams company companies firm firms "
    "mission organisation organization club party agency player players participants "
    "communities experts officers staff families supporters owners soldiers workers critics "
    "witnesses gunmen attackers analysts opponents scientists researchers investigators "
    "technicians engineers individuals consumers visitors "
    "governments source sources ones lot number majority"
)
COUNTED = word_set(
    "people persons passengers patients crew others members more men women children boys girls "
    "students pupils workers employees residents victims survivors mourners protesters visitors"
)
SOURCES = word_set(
    "spokesman spokeswoman spokesperson official source aide insider lender maker supplier retailer"
)
SPEAKERS = word_set("spokesman spokeswoman spokesperson")
OFFICIALS = word_set(
    "familiar correspondent reporter witness onlooker official officials source sources aide "
    "insider diplomat diplomats"
)
KNOWN_GROUPS = word_set(
    "government military army navy police opposition parliament jury prosecution defence "
    "defense council senate rebels villagers miners crew"
)
COMPANY_DOES_NOT = word_set(
    "include consist contain comprise be become rise fall run grow lie stand gain lose take "
    "stay remain close cost"
)
DONE_TO_FIRMS = word_set("headquarter base locate list form create found establish merge")
DONE_TO_COMPANIES = word_set(
    "expect accuse criticise criticize sue fine blame award name elect appoint hire replace"
)
PEOPLE_DO = SPEECH | word_set(
    "accept accuse acquire agree aim apologise apologize appeal appoint approve ask back ban "
    "blame buy call campaign cancel claim condemn consider criticise criticize decide decline "
    "demand deny deploy dismiss employ expect fire fund hire hope impose investigate invite "
    "issue launch learn manage offer order oppose organise organize own pay plan pledge promise "
    "propose publish reject refuse release request resign restore sanction seek seize sell send "
    "set sign sue support suspend take threaten urge vote vow want welcome withdraw win"
)
# Nouns that hold what a neighbouring sentence says, after Schmid's "shell nouns" (2000).
SHELLS = word_set(
    "matter thing practice measure way story business time issue situation problem idea case "
    "move step effort change point fact question reason result purpose possibility fear claim "
    "news argument suggestion proposal task view other rest latter former one night day week "
    "month year event moment period colour color number amount figure cost price involvement "
    "kind sort type part place end beginning start difference process role job evening morning "
    "whole money building charge following frustration text proceedings comparison resistance "
    "outcome decline rise increase decrease drop reduction sale profit revenue replacement "
    "successor substitute disease illness office post"
)
KINDS_OF_PLACES = word_set(
    "area town city village country state province district region river island capital"
)
KINDS = word_set(
    "carmaker lender retailer chain company firm bank party club team group agency organisation "
    "organization association union charity council committee commission university ministry "
    "airline publisher film book song paper study report court hospital school ship vessel road "
    "man woman boy girl player"
)
WANTS_OBJECT = word_set(
    "do acquire make "
    "take give spend bring put set have get find buy sell lose win hold keep use want "
    "need include receive cause provide show raise send build create join leave face call reject "
    "visit order offer ask accuse describe characterize regard expect know contact link wear carry"
)
NAMING = word_set("declare call name consider describe find make elect appoint")
# Without an object "abducted in Mali" is what was done to them.
STRICTLY_TRANSITIVE = word_set(
    "abduct kidnap arrest detain injure wound rescue seize capture convict sentence elect appoint "
    "present release destroy damage construct post station deploy trap oust expel evict jail "
    "confirm reveal disclose mention attend blame"
)
PASSIVE_WANTS = word_set(
    "expect give make call appoint name elect know describe regard consider ask tell force allow"
)
LASTING = word_set(
    "work live lead hold serve play know volunteer belong exist run own head rule govern block "
    "occupy control teach stay remain be rent supervise approve build service manage own represent "
    "produce publish offer employ coach have"
)
PRICED = word_set(
    "rise fall climb drop gain lose jump slip soar plunge tumble slide surge shed ease rally peak"
)
"""What prices and shares do."""

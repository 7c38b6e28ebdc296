"""English: months, weekdays, numbers, the words around dates, abbreviations."""

from __future__ import annotations

from geo.articles.vocabulary import Vocabulary, table, words

_MONTHS = table(
    "january february march april may june july august september october november december", 1
)
_NUMBERS = table(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
) | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
_ORDINALS = table(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"thirtieth": 30}

#: Days after Easter Sunday.
_FEASTS = {
    ("ash", "wednesday"): -46,
    ("palm", "sunday"): -7,
    ("maundy", "thursday"): -3,
    ("good", "friday"): -2,
    ("holy", "saturday"): -1,
    ("easter", "sunday"): 0,
    ("easter", "monday"): 1,
    ("whit", "monday"): 50,
}

ENGLISH = Vocabulary(
    months=_MONTHS,
    short_months={word[:3]: number for word, number in _MONTHS.items() if word != "may"}
    | {"sept": 9},
    plain_months=words("january february july september october november december"),
    weekdays=table("monday tuesday wednesday thursday friday saturday sunday"),
    short_weekdays=table("mon tue wed thu fri sat sun")
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    ordinal_ends=frozenset({"st", "nd", "rd", "th"}),
    vague_numbers=words("several few some many couple dozens recent past last"),
    units={
        "hour": "hour",
        "hours": "hour",
        "day": "day",
        "days": "day",
        "night": "day",
        "nights": "day",
        "week": "week",
        "weeks": "week",
        "fortnight": "fortnight",
        "month": "month",
        "months": "month",
        "year": "year",
        "years": "year",
        "decade": "decade",
        "decades": "decade",
    },
    year_steps={"last": -1, "this": 0, "next": 1},
    before_named_day=words("good black bloody super ash easter palm maundy every each cyber"),
    after_named_day=words("times school mail telegraph express mirror herald post mass club"),
    parts={
        "early": "early",
        "beginning": "early",
        "start": "early",
        "mid": "mid",
        "middle": "mid",
        "late": "late",
        "end": "late",
        "earlier": "whole",
        "later": "whole",
        "back": "whole",
        "sometime": "whole",
    },
    near_days={
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
    },
    day_times=words("morning afternoon evening night noon midday midnight dawn dusk lunchtime"),
    decades={
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    },
    in_words=words("in on at over during throughout within"),
    year_words=words(
        "in since from until till by during early late mid before after around year through "
        "between spring summer autumn fall winter back circa throughout"
    ),
    year_owners=words("the a of its their his her our this that s"),
    before_month=words(
        "in of since until till by during before after last this next early mid late from "
        "through between the s for around throughout that previous following every"
    ),
    seasons=words("spring summer autumn fall winter"),
    planned=words("will shall would upcoming scheduled planned slated tomorrow"),
    opposing=words("against over"),
    planned_pairs=frozenset(
        {
            ("set", "to"),
            ("expected", "to"),
            ("plans", "to"),
            ("plan", "to"),
            ("planning", "to"),
            ("due", "to"),
            ("due", "on"),
            ("due", "in"),
            ("is", "to"),
            ("are", "to"),
            ("going", "to"),
            ("ahead", "of"),
            ("hopes", "to"),
            ("called", "for"),
            ("intends", "to"),
            ("expected", "on"),
            ("expected", "in"),
            ("planned", "for"),
            ("vowed", "to"),
            ("pledged", "to"),
        }
    ),
    reporting=words(
        "said says told announced added reported warned wrote tweeted posted stated noted "
        "declared claimed argued explained confirmed denied"
    ),
    said_on=words("on")
    | frozenset(_MONTHS)
    | words("jan feb mar apr jun jul aug sept sep oct nov dec"),
    counted=words(
        "cases people persons troops soldiers officers police dollars euros pounds homes houses "
        "villages families men women children metres meters kilometres kilometers km miles feet "
        "tonnes tons votes voters times points shares units seats prisoners detainees refugees "
        "migrants protesters demonstrators civilians deaths injuries casualties percent per "
        "acres square hectares cars vehicles buildings members workers employees students "
        "fighters rebels militants rounds bodies patients residents tents schools jobs rooms "
        "dead wounded injured others words pages m cm mm kg gmt utc hours hrs local est"
    ),
    people=words(
        "people troops soldiers officers police men women prisoners refugees migrants protesters "
        "demonstrators civilians workers employees students fighters rebels militants residents"
    ),
    after_day=words(
        "in at near by when as after before and to from of that who which where during outside "
        "inside for with"
    ),
    openers=words(
        "the this last past next coming following previous preceding prior same that subsequent "
        "current very since until till by before after from between overnight recent"
    ),
    titles=words(
        "mr mrs ms dr prof gen lt col maj capt cpl sgt cmdr adm sen rep gov pres hon rev fr st mt "
        "ft no nos vs cf fig art sec al approx ca jan feb mar apr jun jul aug sept sep oct nov dec "
        "msgr amb atty supt insp det pvt brig dep asst vol ave blvd rd pp"
    ),
    either=words(
        "u.s u.k e.u u.n u.a.e u.s.s.r d.c n.y p.m a.m inc co corp ltd jr sr etc e.g i.e ph.d l.a "
        "mon tue wed thu fri sat sun bros dept est km sq min max a.d b.c n.j calif fla ill pa tex "
        "mass mich minn miss mo wash wis ariz colo conn ga ind kan ky la md neb nev okla ore tenn "
        "va vt"
    ),
    number_marks=words("no nos art sec fig pp vol approx ca"),
    starters=words(
        "the a an in on at he she it they we i you but and however this that these those there his "
        "her their its our as if when while after before since for from with by to one two three "
        "several many some most police officials according meanwhile earlier later also no not"
    ),
    holidays={
        ("new", "year", "day"): (1, 1),
        ("orthodox", "christmas", "eve"): (1, 6),
        ("orthodox", "christmas"): (1, 7),
        ("orthodox", "new", "year"): (1, 14),
        ("valentine", "day"): (2, 14),
        ("international", "women", "day"): (3, 8),
        ("may", "day"): (5, 1),
        ("vidovdan",): (6, 28),
        ("st", "vitus", "day"): (6, 28),
        ("bastille", "day"): (7, 14),
        ("halloween",): (10, 31),
        ("all", "saints", "day"): (11, 1),
        ("all", "souls", "day"): (11, 2),
        ("armistice", "day"): (11, 11),
        ("christmas", "eve"): (12, 24),
        ("christmas", "day"): (12, 25),
        ("boxing", "day"): (12, 26),
        ("new", "year", "eve"): (12, 31),
    },
    feasts={
        (*church, *name): days for church in ((), ("orthodox",)) for name, days in _FEASTS.items()
    }
    | {("orthodox", "easter"): 0},
    date_words=words(
        "published posted updated last modified on at date first by and issued released created "
        "am pm gmt utc est edt cet cest bst ist a m p et monday tuesday wednesday thursday friday "
        "saturday sunday mon tue tues wed thu thur thurs fri sat sun local time min read minute "
        "minutes reuters ap afp staff report hrs hours"
    ),
    pointing=words(
        "last past this next coming following previous preceding prior same that subsequent "
        "current very"
    ),
)

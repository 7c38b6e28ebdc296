"""The words of the grammar of time, a table for each language; English is the first.

Another language is another `Vocabulary`; the grammar itself (dates.py, relative.py, times.py)
holds no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language, all in lower case.

    Attributes
    ----------
    months, short_months
        Name to number, 1 to 12. A short form counts only with a day or a year beside it.
    plain_months
        Names that mean nothing else, so that they count without a preposition before them.
    weekdays, short_weekdays
        Name to number, 0 is Monday.
    units
        Word to ``hour``, ``day``, ``week``, ``month``, ``year``, ``decade``.
    parts
        Words for a part of a month or year, to ``early``, ``mid``, ``late`` or ``whole``.
    planned, reporting
        Words after which a date lies ahead, and the verbs that end their reach.
    counted
        Nouns after a number that make it a count and not a year.
    """

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    plain_months: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_ends: frozenset[str]
    vague_numbers: frozenset[str]
    units: Mapping[str, str]
    parts: Mapping[str, str]
    near_days: Mapping[str, int]
    day_times: frozenset[str]
    in_words: frozenset[str]
    year_words: frozenset[str]
    year_owners: frozenset[str]
    before_month: frozenset[str]
    seasons: frozenset[str]
    planned: frozenset[str]
    planned_pairs: frozenset[tuple[str, str]]
    reporting: frozenset[str]
    counted: frozenset[str]
    after_day: frozenset[str]


def _table(words: str, start: int = 0) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start)}


_MONTHS = _table(
    "january february march april may june july august september october november december", 1
)
_NUMBERS = _table(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
) | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
_ORDINALS = _table(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
)

ENGLISH = Vocabulary(
    months=_MONTHS,
    short_months={word[:3]: number for word, number in _MONTHS.items() if word != "may"}
    | {"sept": 9},
    plain_months=frozenset(
        "january february july september october november december".split()
    ),
    weekdays=_table("monday tuesday wednesday thursday friday saturday sunday"),
    short_weekdays=_table("mon tue wed thu fri sat sun")
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    ordinal_ends=frozenset({"st", "nd", "rd", "th"}),
    vague_numbers=frozenset("several few some many couple dozens recent past last".split()),
    units={
        "hour": "hour", "hours": "hour", "day": "day", "days": "day", "night": "day",
        "nights": "day", "week": "week", "weeks": "week", "fortnight": "fortnight",
        "month": "month", "months": "month", "year": "year", "years": "year",
        "decade": "decade", "decades": "decade",
    },
    parts={
        "early": "early", "beginning": "early", "start": "early", "mid": "mid",
        "middle": "mid", "late": "late", "end": "late", "earlier": "whole", "later": "whole",
        "back": "whole", "sometime": "whole",
    },
    near_days={
        "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1,
    },
    day_times=frozenset(
        "morning afternoon evening night noon midday midnight dawn dusk lunchtime".split()
    ),
    in_words=frozenset("in on at over during throughout within".split()),
    year_words=frozenset(
        "in since from until till by during early late mid before after around year through "
        "between spring summer autumn fall winter back circa throughout".split()
    ),
    year_owners=frozenset("the a of its their his her our this that s".split()),
    before_month=frozenset(
        "in of since until till by during before after last this next early mid late from "
        "through between the s for around throughout that previous following every".split()
    ),
    seasons=frozenset("spring summer autumn fall winter".split()),
    planned=frozenset("will shall upcoming scheduled planned slated tomorrow".split()),
    planned_pairs=frozenset(
        {
            ("set", "to"), ("expected", "to"), ("plans", "to"), ("plan", "to"),
            ("planning", "to"), ("due", "to"), ("due", "on"), ("due", "in"), ("is", "to"),
            ("are", "to"), ("going", "to"), ("ahead", "of"), ("hopes", "to"), ("called", "for"),
            ("intends", "to"), ("expected", "on"), ("expected", "in"), ("planned", "for"),
            ("vowed", "to"), ("pledged", "to"),
        }
    ),
    reporting=frozenset(
        "said says told announced added reported warned wrote tweeted posted stated noted "
        "declared claimed argued explained confirmed denied".split()
    ),
    counted=frozenset(
        "cases people persons troops soldiers officers police dollars euros pounds homes houses "
        "villages families men women children metres meters kilometres kilometers km miles feet "
        "tonnes tons votes voters times points shares units seats prisoners detainees refugees "
        "migrants protesters demonstrators civilians deaths injuries casualties percent per "
        "acres square hectares cars vehicles buildings members workers employees students "
        "fighters rebels militants rounds bodies patients residents tents schools jobs rooms "
        "dead wounded injured others words pages m cm mm kg gmt utc hours hrs local est".split()
    ),
    after_day=frozenset(
        "in at near by when as after before and to from of that who which where during outside "
        "inside for with".split()
    ),
)

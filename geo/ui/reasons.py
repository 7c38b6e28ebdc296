"""Why a sentence or a name became no incident, in words for a newsroom.

Enters: the reason as the ledger and the resolver keep it. Leaves: plain words; the page has the
kept reason behind them, as `dateline code --explain` writes it.
"""

from __future__ import annotations

import re

from geo.ui.palette import ROLES

_ROLE = "role: "
#: The ledger's reasons and the resolver's, each as a pattern for its whole, and what it says to a
#: reader. The first that fits counts.
_WORDS: tuple[tuple[str, str], ...] = (
    ("modality: hypothetical", "said only as something that could happen"),
    ("modality: denied", "said not to have happened"),
    (r"refers to an event \(named\).*", "mentions an event by its name, and tells nothing new"),
    (r"refers to an event \(reference\).*", "looks back at an event that is told elsewhere"),
    (r"refers to an event .*", "mentions an event in passing"),
    ("names a place and a time, but no event.*", "a place and a time; no event was recognised"),
    ("tells harm, but not how.*", "people were hurt, but not said by what"),
    ("tells harm elsewhere.*", "people were hurt, but at a place that is not named"),
    ("names an event without a place.*", "something happened, but not said where, or not when"),
    ("names an event of a whole country.*", "in a large country, or at a place on no list"),
    ("history or too vague a time.*", "long past, or the time is too vague"),
    ("history: a period.*", "long past, a whole period or another year"),
    ("told as background.*", "background, without a day of its own"),
    (
        "an earlier figure, which a newer one replaces.*",
        "an earlier figure, which the report takes back or replaces by a newer one",
    ),
    ("its words speak against an event", "its words, taken together, speak against an event"),
    ("a total of several events.*", "a total of several events, and no figure of one"),
    ("asks whether it happened.*", "only asks whether it happened"),
    (
        "what is investigated, tried or remembered.*",
        "an earlier event, which police look into, a court tries or people remember",
    ),
    ("told of a part of the world.*", "in a part of the world, with no place of its own"),
    ("an event, but how it is told.*", "told too uncertainly for the map"),
    (r"the text tells of more than \d+ incidents", "more incidents in one report than are read"),
    ("does not look like English: .*", "does not look like English; only English is read"),
    ("every place called .* lies far.*", "places of that name lie far from all others"),
    (".* is a building, street or site that.*", "a building, street or site on no list of places"),
    ("no place called .*", "no place of that name is known"),
    ("a person said that this name is no place", "a person said that this is no place"),
)  # fmt: skip
UNKNOWN_PLACE = "no place of that name is known"


def in_words(reason: str) -> str:
    """Return a reason in plain words; one that is not in the table stays as it is.

    Examples
    --------
    >>> in_words("modality: denied"), in_words("role: metonym_actor")
    ('said not to have happened', 'a government, by its place')
    >>> in_words("no place called 'Atlantis' is in the gazetteer")
    'no place of that name is known'
    """
    if reason.startswith(_ROLE):
        role = reason.removeprefix(_ROLE)
        return ROLES[role][0] if role in ROLES else reason
    return next((words for whole, words in _WORDS if re.fullmatch(whole, reason)), reason)

"""Days, places, counts and sources in words: pure functions from records to text.

Enters: fields of `Incident`, `Claim`, `Count`. Leaves: plain text without markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.records.names import label_of
from geo.records.words import MONTHS, day, figure, is_one, noun, number, span

if TYPE_CHECKING:
    from geo.records import Claim, Incident, Place
    from geo.records.incident import Outcome

__all__ = [
    "ATTRIBUTION",
    "BASIS",
    "DATE_PRECISION",
    "MODALITY",
    "MONTHS",
    "NAMES",
    "NONE_SAID",
    "NOT_SAID",
    "OUTCOMES",
    "PLACE_PRECISION",
    "REVIEW",
    "RULES",
    "RULE_WORDS",
    "day",
    "figure",
    "is_one",
    "none_of",
    "number",
    "of_group",
    "outlet_beside",
    "place_name",
    "said_by",
    "span",
    "value_of",
    "when",
    "where",
]


#: Where the day of a report is from.
BASIS = {
    "stated": "stated in it",
    "file": "stated by its page or file",
    "given": "given beside its text",
    "inferred": "inferred from its text",
    "none": "not known",
}
DATE_PRECISION = {
    1: "to the day",
    2: "to a few days",
    3: "to the week",
    4: "to the month",
    5: "to a year or longer",
}
PLACE_PRECISION = {
    1: "exact place",
    2: "within 25 km",
    3: "municipality or district",
    4: "region",
    5: "somewhere in or along it",
    6: "country only",
}
ATTRIBUTION = {
    "official": "officials",
    "party": "a side",
    "medical": "hospital",
    "agency": "news agency",
    "eyewitness": "witness",
    "unknown": "",
}
RULES = {
    "most_reported": "Most reported",
    "conservative": "Lowest",
    "medical_first": "Medical sources first",
}
#: Languages of names on the map.
NAMES = {
    "en": "English",
    "pair": "Both official forms",
    "sq": "Albanian",
    "sr-Latn": "Serbian, Latin",
    "sr-Cyrl": "Serbian, Cyrillic",
}
RULE_WORDS = {
    "most_reported": "the value that most distinct origins report, or that is told first",
    "conservative": "the lowest value that a source reports",
    "medical_first": "what a medical source says, where one does; else the most reported",
}
MODALITY = {
    "occurred": "",
    "ongoing": "ongoing",
    "planned": "planned",
    "statement": "a statement",
    "hypothetical": "hypothetical",
    "denied": "denied",
}
REVIEW = {
    "machine": "coded by machine, not reviewed",
    "accepted": "accepted by a person",
    "edited": "edited by a person",
    "rejected": "rejected by a person",
    "imported": "imported from a table",
}
#: That sources tell a number of none, and that no source tells any: never the same words.
NONE_SAID = "none, sources say"
NOT_SAID = "no source says"
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "detained", "displaced", "missing")


def when(incident: Incident) -> str:
    """Return the incident's time with its precision in words.

    Examples
    --------
    >>> from geo.records import Incident
    >>> when(Incident("a", "A march", "demonstration"))
    'not dated'
    """
    if incident.start is None:
        return "not dated"
    last = incident.end or incident.start
    first = incident.start
    if incident.date_prec == 4 and (first.year, first.month) == (last.year, last.month):  # noqa: PLR2004
        return f"{MONTHS[first.month - 1]} {first.year} (known {DATE_PRECISION[4]})"
    words = span(first, last)
    if incident.date_prec in (None, 1):
        return words
    return f"{words} (known {DATE_PRECISION[incident.date_prec]})"


def place_name(incident: Incident, place: Place | None = None) -> str:
    """Return the name of the incident's place: in Kosovo always both forms.

    Examples
    --------
    >>> from geo.records import Incident, Place
    >>> both = {"sr-Latn": "Leposavić", "sq": "Leposaviq"}
    >>> at = Place("x", "Leposavić", 20.8, 43.1, both, country="XK")
    >>> place_name(Incident("a", "A march", "demonstration", place_name="Leposavic"), at)
    'Leposavić / Leposaviq'
    """
    if place is not None and " / " in (told := label_of(place)):
        return told
    return incident.place_name or ""


def where(incident: Incident, place: Place | None = None) -> str:
    """Return the incident's place with its precision in words.

    Examples
    --------
    >>> from geo.records import Incident
    >>> where(Incident("a", "A march", "demonstration", place_name="Oslo", where_prec=1))
    'Oslo (exact place)'
    """
    name = place_name(incident, place)
    if not name:
        return "not placed"
    known = PLACE_PRECISION.get(incident.where_prec or 0)
    return f"{name} ({known})" if known else name


def of_group(outcome: str, group: str, *, one: bool = False) -> str:
    """Return "protesters injured" for an outcome and a group, of `one` or of several.

    Examples
    --------
    >>> of_group("injured", "police"), of_group("killed", "civilians", one=True)
    ('police officers injured', 'civilian killed')
    """
    return f"{noun(group, one=one)} {outcome}"


def none_of(outcome: str, group: str) -> str:
    """Return what sources say where they count none: more than silence.

    Examples
    --------
    >>> none_of("injured", "people"), none_of("killed", "police_officers")
    ('no one injured, sources say', 'no police officers killed, sources say')
    """
    whom = of_group(outcome, group)
    whole = whom == of_group(outcome, "")
    return f"no {f'one {outcome}' if whole else whom}, sources say"


def value_of(claim: Claim) -> str:
    """Return what a claim states, and that it does so roughly.

    Examples
    --------
    >>> from geo.records import Claim
    >>> told = Claim("a", 0, 2, "injured.people", "30", 30, 30, 30, approximate=True)
    >>> value_of(told), value_of(Claim("a", 0, 6, "injured.people", "dozens", approximate=True))
    ('about 30', 'dozens')
    """
    rough = claim.approximate and claim.best is not None
    return f"about {claim.value}" if rough else claim.value


def outlet_beside(outlet: str, title: str | None) -> str:
    """Return an outlet that stands beside `title`, which is then not told twice.

    Examples
    --------
    >>> outlet_beside("Outlet not stated (A march)", "A march"), outlet_beside("The Post", "x")
    ('Outlet not stated', 'The Post')
    """
    return outlet.removesuffix(f" ({title})") if title else outlet


def said_by(claim: Claim) -> str:
    """Return who said it, in the source's words or by kind; empty where the outlet itself did."""
    if claim.attributed_to:
        kind = ATTRIBUTION.get(claim.attribution, "")
        told = claim.attributed_to
        return f"{told} ({kind})" if kind and kind.casefold() not in told.casefold() else told
    return ATTRIBUTION.get(claim.attribution, "")

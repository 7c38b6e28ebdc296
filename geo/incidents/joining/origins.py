"""Who a figure comes from: sources and articles that are one origin are counted once.

What enters are claims, what leaves are the names of their origins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from geo.records.incident import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.records import Claim, Incident

#: Words of sources that name nobody.
_NOBODY = frozenset(
    {"he", "she", "it", "they", "we", "i", "who", "there", "his", "her", "its", "dr"}
)
#: Two outlets seldom write the same sentence of so many characters by chance.
_TELLING = 40


def origin_of(claim: Claim) -> str:
    """Return who a figure comes from: the source quoted, else the article.

    Articles that quote one source are one origin.
    """
    who = claim.attributed_to
    if who and (claim.attribution != "unknown" or not _NOBODY & {*who.lower().split()}):
        words = re.sub(
            r"\b(?:the|a|an|statement|spokes\w+|latest|update|from|by|released|in|of)\b",
            " ",
            who.lower(),
        )
        return " ".join(words.split()) or claim.article_id
    return claim.article_id


def credit_agency(incidents: Iterable[Incident], agency: str) -> tuple[Incident, ...]:
    """Give the figures that an article tells without a source to the agency whose text it is.

    What two papers print of one agency is then of one origin, also where its later text corrects
    the earlier one.
    """
    return tuple(
        replace(incident, claims=tuple(_credited(claim, agency) for claim in incident.claims))
        for incident in incidents
    )


def _credited(claim: Claim, agency: str) -> Claim:
    own = claim.attributed_to is None and claim.attribution == "unknown" and claim.high != 0
    if not own or claim.field.partition(".")[0] not in get_args(Outcome):
        return claim
    return replace(claim, attributed_to=agency, attribution="agency")


def first_tellers(claims: Sequence[Claim]) -> dict[str, str]:
    """Return for each article that quotes nobody the first one in which its sentence stands.

    The same agency text in ten outlets is one origin. Two sentences are held for the same one when
    they are equally long and state the same number at the same offset: this needs no text, so that
    a rule can be applied anew to stored incidents, and another headline, another dateline or
    paragraphs that were cut change nothing. A sentence that was rewritten is told anew, and a short
    one ("Nine people were killed.") is anybody's.
    """
    first: dict[str, str] = {}
    seen: dict[tuple[str, str, int, int], str] = {}
    for claim in sorted(claims, key=lambda c: (c.article_id, c.start)):
        article = claim.article_id
        length, at = claim.sentence_end - claim.sentence_start, claim.start - claim.sentence_start
        if origin_of(claim) != article or length < _TELLING:
            continue
        told_by = seen.setdefault((claim.field, claim.value, length, at), article)
        first.setdefault(article, first.get(told_by, told_by))
    return first

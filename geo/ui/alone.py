"""The page that needs no server: what each incident's card says, in words that travel with it.

Enters: the incidents shown, with the reports behind them. Leaves: one HTML file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.export import KOSOVO_NOTE
from geo.maps import layer_data
from geo.maps.payload import days_since_1970, focus_of, is_drawn
from geo.records import Filter
from geo.ui import cards, totals, wording
from geo.ui.figures import figures_of, part_of
from geo.ui.quotes import words_of
from geo.ui.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.records import Claim, Document, Incident, Place
    from geo.ui.selection import Shown


def page(documents: Mapping[str, Document], shown: Shown, places: Mapping[str, Place]) -> bytes:
    """Return the incidents as one HTML file: map, timeline, totals and cards, nothing fetched."""
    from geo.maps import standalone  # noqa: PLC0415  (loads Folium)

    note = (KOSOVO_NOTE,) if any(i.country == "XK" for i in shown) else ()
    return standalone(
        "Dateline: what the reports say happened, where and when",
        layer_data(shown, places)["data"],
        [
            line(i, documents, places)
            for i in sorted(shown, key=lambda i: (i.start is None, i.start))
        ],
        notes=("Coded by machine; each card says whether a person has reviewed it.", *note),
        totals=totals.in_words(totals.describe(shown, shown.of)),
        focus=focus_of([i for i in shown if is_drawn(i)], places),
    )


def page_of(
    incidents: Iterable[Incident],
    documents: Mapping[str, Document],
    places: Mapping[str, Place],
) -> bytes:
    """Return the page of incidents that were selected before: what ``dateline export`` writes."""
    every = Filter(tiers=(), modalities=(), aggregates=True, movements=True, rejected=True)
    return page(documents, Selection.of(incidents, every).within(None), places)


def line(
    incident: Incident, documents: Mapping[str, Document], places: Mapping[str, Place]
) -> dict[str, Any]:
    """Return the card of one incident: `words` are [figure, who says it, sentence] each."""
    card = cards.card(incident, places)
    outlets = {source.article_id: source.outlet for source in incident.sources}
    told = dict.fromkeys(_told(incident, documents, outlets))
    figured = {words for figure, _, words in told if figure}
    return {
        **{name: card[name] for name in ("id", "title", "group", "when", "where", "review")},
        "figures": "; ".join(card["figures"]),
        "sources": ", ".join(dict.fromkeys(outlets.values())),
        "words": [row for row in told if row[0] or row[2] not in figured],
        "differ": [
            f"{field}: {values}. Taken: {conflict['resolved']}. Rule: {conflict['rule']}."
            for conflict in (cards.conflict_row(c, outlets) for c in incident.conflicts)
            if (field := conflict["field"])
            if (values := "; ".join(f"{value} ({who})" for value, who in conflict["values"]))
        ],
        "first": days_since_1970(incident.start),
        "last": days_since_1970(incident.end or incident.start),
    }


def _told(
    incident: Incident, documents: Mapping[str, Document], outlets: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield each figure with its sentence, then the sentences that tell no figure."""
    figured = [(figure.label, claim) for figure in figures_of(incident) for claim in figure.claims]
    rest: list[tuple[str, Claim]] = [("", claim) for claim in incident.claims]
    for label, claim in [*figured, *rest]:
        row = words_of(claim, documents)
        text = "".join(piece[0] for piece in row["pieces"])
        if not text:
            continue
        part = part_of(claim)
        stated = wording.value_of(claim)
        value = f"{stated} ({part}, a part)" if part else stated
        outlet = outlets.get(claim.article_id, "another report")
        who = wording.said_by(claim) if label else ""
        by = ", ".join(word for word in (outlet, who and f"says {who}", row["label"]) if word)
        yield f"{label}: {value}" if label else "", by, text

"""What a table of somebody else's shape cannot hold: a report beside the file, line by line."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

from geo.export.whole import written_whole
from geo.records.cells import cell_of, guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.records import Incident
    from geo.records.incident import Count

_HEADER = ("incident_id", "field", "value", "what_became_of_it")


class Loss(NamedTuple):
    """A value without a column of its own; `incident_id` is empty where it concerns every row."""

    incident_id: str
    field: str
    value: str
    became: str

    def told(self) -> str:
        """Return the loss as the words that notes carry."""
        return f"{self.field}: {self.value}" if self.field else self.value


def write_with_losses(
    incidents: Iterable[Incident],
    out: Path,
    columns: Sequence[str],
    empty: Sequence[str],
    row_and_losses: Callable[[Incident], tuple[Mapping[str, Any], list[Loss]]],
) -> None:
    """Write incidents as CSV with somebody else's columns, and what they cannot hold beside it.

    Parameters
    ----------
    columns
        The columns, in their order.
    empty
        Those of them that this program never fills.
    row_and_losses
        Gives an incident's row by column, and its losses.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    losses = [Loss("", column, "", "left empty: not coded by this program") for column in empty]
    with (
        written_whole(out) as part,
        part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(columns)
        for incident in incidents:
            row, lost = row_and_losses(incident)
            writer.writerow([cell_of(row.get(name)) for name in columns])
            losses += lost
        write_losses(losses, out)


def write_losses(losses: Iterable[Loss], out: Path) -> None:
    """Write a report of losses beside the file `out`, as ``NAME.losses.csv``."""
    beside = out.with_name(f"{out.stem}.losses.csv")
    with (
        written_whole(beside) as part,
        part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        writer.writerows([guarded(cell) for cell in loss] for loss in losses)


def count_in_words(count: Count) -> str:
    """Return a count as text.

    Examples
    --------
    >>> from geo.records import Count
    >>> [count_in_words(c) for c in (Count(52, 52, 53), Count(12), Count(30, 30, 30, True))]
    ['52 (52 to 53)', 'at least 12', 'about 30']
    """
    about = "about " if count.approximate else ""
    low, best, high = count.low, count.best, count.high
    if best is not None:
        same = low in (None, best) and high in (None, best)
        bounds = "" if same else f" ({low if low is not None else '?'} to {_top(high)})"
        return f"{about}{best}{bounds}"
    if low is not None and high is not None:
        return f"{about}{low} to {high}"
    if low is not None:
        return f"{about}at least {low}"
    return f"{about}at most {high}" if high is not None else "a number that is not told"


def _top(high: int | None) -> str:
    return "?" if high is None else str(high)


def people_without_column(incident: Incident, became: str) -> Iterator[Loss]:
    """Yield the people counted but for the dead: neither codebook has a column for them."""
    for casualty in incident.casualties:
        if casualty.outcome != "killed":
            told = count_in_words(casualty.count)
            yield Loss(
                incident.id,
                "",
                f"{told} {casualty.outcome} ({casualty.group})",
                f"no column, {became}",
            )
        if casualty.breakdown:
            parts = ", ".join(f"{count} {part}" for part, count in casualty.breakdown)
            yield Loss(incident.id, "breakdown", parts, f"no column, {became}")


def never_held(incident: Incident) -> Iterator[Loss]:
    """Yield what no flat codebook holds: the evidence and what machines made of it."""
    left_out = "no column, left out; see the GeoJSON"
    for field, number in (
        ("claims", len(incident.claims)),
        ("conflicts", len(incident.conflicts)),
        ("relations", len(incident.relations)),
    ):
        if number:
            yield Loss(incident.id, field, str(number), left_out)
    for field, value in (("event_class", incident.event_class), ("tier", incident.tier)):
        yield Loss(incident.id, field, value, left_out)
    urls = [source.url for source in incident.sources if source.url]
    if urls:
        yield Loss(incident.id, "addresses of sources", "; ".join(urls), left_out)
    if incident.place_id is not None:
        yield Loss(incident.id, "place_id", incident.place_id, left_out)

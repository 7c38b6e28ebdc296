"""Every format is offered, under words that a reader knows."""

from __future__ import annotations

from geo.export import FORMATS
from geo.ui.offered import OFFERED, PAGE


def test_every_format_is_offered_once_under_a_label_and_a_purpose_of_its_own() -> None:
    offered = [name for formats in OFFERED.values() for name in formats]
    assert sorted(offered) == sorted(set(FORMATS) - {"geojson"})
    rows = [PAGE, *(row for formats in OFFERED.values() for row in formats.values())]
    assert len({label for label, _ in rows}) == len({purpose for _, purpose in rows}) == len(rows)
    assert all(len(label) <= 34 and purpose.endswith(".") for label, purpose in rows)

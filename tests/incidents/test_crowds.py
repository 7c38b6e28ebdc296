"""How large a crowd: counts of people who gather, apart from those harmed."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import claims_of, tell


@pytest.mark.parametrize(
    ("sentence", "crowd"),
    [
        ("Hundreds of farmers protested in Cusco on Tuesday.", Count(100, approximate=True)),
        (
            "About 500 people marched against the mine in Cusco on Tuesday.",
            Count(500, 500, 500, approximate=True),
        ),
        ("A protest of 300 students was held in Cusco on Tuesday.", Count(300, 300, 300)),
        ("Protesters gathered outside the court in Cusco on Tuesday.", None),
    ],
)
def test_a_crowd_is_counted_where_a_sentence_counts_it(sentence: str, crowd: Count | None) -> None:
    incident = tell(sentence).only()
    assert incident.crowd == crowd
    assert incident.casualties == ()


def test_those_harmed_are_no_crowd() -> None:
    incident = tell("Police injured 12 protesters at a rally in Cusco on Tuesday.").only()
    assert incident.crowd is None
    assert claims_of(incident, "crowd") == []

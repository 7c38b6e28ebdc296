"""Names of places that no list has: the event is put near the place told before, and says so."""

from __future__ import annotations

import pytest

from tests.incidents.telling import tell

_BEFORE = "Farmers blocked the road in Kisumu on Monday.\n\n"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("In Orwaga gunmen killed two herders on Tuesday.", "Orwaga"),
        ("Two herders were shot dead on Tuesday near Nyakach Hill.", "Nyakach Hill"),
        ("In the village of Orwaga two herders were shot dead on Tuesday.", "Orwaga"),
    ],
)
def test_an_event_at_a_place_on_no_list_is_only_near_the_one_told_before(
    sentence: str, name: str
) -> None:
    killing = next(i for i in tell(_BEFORE + sentence).incidents if i.total("killed"))
    assert killing.where_prec == 2
    assert f"told of {name}, which no list has: put to Kisumu, told before" in killing.notes


@pytest.mark.parametrize(
    "sentence",
    [
        "Two herders were shot dead on Tuesday near Uhuru Park.",
        "In March Street two herders were shot dead on Tuesday.",
        "Two herders were shot dead on Tuesday at Easter Market.",
    ],
)
def test_a_site_of_the_town_is_in_the_town(sentence: str) -> None:
    killing = next(i for i in tell(_BEFORE + sentence).incidents if i.total("killed"))
    assert (killing.place_name, killing.where_prec, killing.notes) == ("Kisumu", 1, ())

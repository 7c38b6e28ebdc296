"""Names of places that no list has: near the town of the title or a large city told before.

The incident says so; elsewhere the event is left out, and the ledger says why.
"""

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
def test_an_event_at_a_place_on_no_list_is_only_near_the_town_of_the_title(
    sentence: str, name: str
) -> None:
    killing = next(i for i in tell(_BEFORE + sentence).incidents if i.total("killed"))
    assert killing.where_prec == 2
    assert f"told of {name}, which no list has: put to Kisumu, told before" in killing.notes


def test_an_event_at_a_place_on_no_list_is_not_put_to_a_town_told_before() -> None:
    told = tell(
        "Elections are near.\n\nFarmers blocked the road in Kisumu on Monday. Teachers and nurses "
        "joined them. Shops were closed. The road was free at noon.\n\n"
        "In Orwaga gunmen killed two herders on Tuesday."
    )
    assert {i.place_name for i in told.incidents} == {"Kisumu"}
    assert not any(i.total("killed") for i in told.incidents)
    assert any("place on the lists" in entry.reason for entry in told.coded.ledger)


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


def test_a_place_on_no_list_is_near_the_town_that_it_lies_in() -> None:
    told = tell("A bomb exploded on Tuesday in Ziwani, the old quarter of Kisumu, killing two.")
    blast = told.only()
    assert (blast.place_name, blast.where_prec) == ("Kisumu", 2)
    assert blast.notes == ("told of Ziwani, which no list has: put to Kisumu, named beside it",)


def test_the_name_of_a_storm_is_not_its_place() -> None:
    told = tell("Typhoon Ziwani came ashore at Cebu on Tuesday.")
    assert [(i.place_name, i.where_prec) for i in told.incidents] == [("Cebu", 1)]

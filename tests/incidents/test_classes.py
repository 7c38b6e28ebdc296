"""The class of an event: what was done, by whom, and who came to harm."""

from __future__ import annotations

import pytest

from geo.records import Count
from geo.records.classes import CLASSES
from tests.incidents.telling import TUESDAY, tell

ROWS = [
    ("armed_clash", "Rebels and soldiers exchanged fire near Gao on Tuesday."),
    ("armed_attack", "Gunmen ambushed an army convoy near Gao on Tuesday, killing four soldiers."),
    ("attack_on_civilians", "Gunmen attacked a village near Mopti on Tuesday, killing 11 farmers."),
    (
        "armed_clash",
        "Security forces killed ten militants on Tuesday who tried to break into a camp in Gao.",
    ),
    ("armed_attack", "An army patrol in Gao was attacked on Tuesday."),
    ("attack_on_civilians", "Police said that a teacher was attacked in Gao on Tuesday."),
    ("attack_on_civilians", "A woman was beaten and robbed in her house in Gao on Tuesday."),
    ("kidnapping", "Pirates captured a ship off Mombasa on Tuesday."),
    ("explosion", "A bomb exploded in Kisumu on Tuesday."),
    ("grenade_attack", "Attackers threw a grenade at a bar in Mombasa on Tuesday."),
    ("shelling", "Shelling hit a school in Gao on Tuesday."),
    ("air_campaign", "An air strike hit a camp near Gao on Tuesday."),
    ("kidnapping", "Gunmen abducted two priests near Mopti on Tuesday."),
    ("demonstration", "Hundreds of students protested in Patras on Tuesday."),
    ("violent_demonstration", "Protesters clashed with police in Cusco on Tuesday."),
    ("violent_demonstration", "Police clashed with several hundred residents in Cusco on Tuesday."),
    ("violent_demonstration", "Nine protesters were injured at a rally in Cusco on Tuesday."),
    ("strike", "Dock workers in Volos went on strike on Tuesday."),
    ("roadblock", "Farmers blocked the highway near Juliaca on Tuesday."),
    ("border_closure", "Officials in Mali closed the border crossing near Gao on Tuesday."),
    ("arrest", "Police arrested two men in Kisumu on Tuesday."),
    ("police_raid", "Police raided a warehouse in Patras on Tuesday."),
    ("property_damage", "Vandals defaced a statue in Lyon on Tuesday."),
    ("natural_disaster", "An earthquake struck Cusco on Tuesday."),
    ("natural_disaster", "Flooding in Sylhet on Tuesday killed six people."),
    ("accident", "A bus crashed near Arequipa on Tuesday, killing nine passengers."),
    ("accident", "A ferry capsized off Cebu on Tuesday and three people drowned."),
    ("attack_on_civilians", "Gunmen raided a village near Gao on Tuesday and killed 23 people."),
    (
        "violent_demonstration",
        "Police dispersed youths in Kisumu on Tuesday and two were killed.",
    ),
    ("violent_demonstration", "Deputies set off a canister of tear gas in Lyon on Tuesday."),
    ("police_raid", "Police burst into the offices of a union in Lyon on Tuesday."),
    ("attack_on_civilians", "A senator was shot dead at a campaign rally in Cusco on Tuesday."),
    ("attack_on_civilians", "Gunmen opened fire on a rally in Gao on Tuesday, killing four men."),
    ("accident", "Two ferries collided near Khulna on Tuesday."),
    ("accident", "Lorries collided near Khulna on Tuesday."),
    ("natural_disaster", "Mount Misti erupted near Arequipa on Tuesday."),
    ("natural_disaster", "A volcano near Arequipa erupted on Tuesday."),
    ("roadblock", "Lorries stood nose to tail across the main road in Juliaca on Tuesday."),
    ("strike", "Miners in Juliaca began refusing food on Tuesday."),
    (
        "accident",
        "A bus from a prayer gathering plunged into a ravine near Cusco on Tuesday.",
    ),
    ("shooting", "Two brothers in Patras were hit by bullets on Tuesday."),
    ("shooting", "A police officer shot dead a man in Patras on Tuesday."),
    ("attack_on_civilians", "A man shot dead five worshippers in Patras on Tuesday."),
    ("attack_on_civilians", "Gunmen shot dead two farmers near Patras on Tuesday."),
    ("explosion", "An explosion tore a hole in a pipeline near Gao on Tuesday."),
    ("grenade_attack", "A device was flung at a police station in Gao on Tuesday."),
    ("violent_demonstration", "Demonstrators rammed a convoy with a lorry in Cusco on Tuesday."),
    ("demonstration", "Pensioners filed silently through Lyon on Tuesday with candles."),
    ("demonstration", "Students linked arms around the library in Patras on Tuesday."),
    ("roadblock", "Growers heaped rubble across the highway near Juliaca on Tuesday."),
    ("strike", "Nurses in Volos did not turn up for work on Tuesday."),
    ("arrest", "A former mayor of Patras was led away in handcuffs on Tuesday."),
    ("police_raid", "Detectives kicked in the door of a flat in Lyon on Tuesday."),
    ("armed_clash", "Heavy fighting raged around Gao on Tuesday."),
    ("explosion", "A scooter in Lyon was blown up on Tuesday."),
    ("kidnapping", "Pirates snatched two engineers off Cebu on Tuesday."),
    ("accident", "Two trams met head-on in Lyon on Tuesday."),
    ("accident", "A helicopter came down in a field near Volos on Tuesday."),
    ("natural_disaster", "Hailstones smashed greenhouses near Volos on Tuesday."),
    ("natural_disaster", "A road near Cusco was cut on Tuesday by a mudslide."),
]


@pytest.mark.parametrize(("code", "sentence"), ROWS)
def test_an_event_gets_its_class(code: str, sentence: str) -> None:
    assert tell(sentence).only().event_class == code


@pytest.mark.parametrize(
    "sentence",
    [
        "The striker attacked from the left in Lyon on Tuesday and the goalkeeper was beaten.",
        "A thriller about a bombing in Patras premieres on Tuesday.",
        "Shares in Lyon staged a rally on Tuesday as investors returned.",
        "The mayor of Patras denied on Tuesday that any of his men had attacked the crowd.",
        "A paper said a shop in Lyon was set on fire on Tuesday; the mayor's office denied this.",
        "Firefighters in Volos simulated an earthquake on Tuesday.",
    ],
)
def test_what_is_played_shown_traded_denied_or_rehearsed_did_not_happen(sentence: str) -> None:
    assert [i.title for i in tell(sentence).incidents if i.modality == "occurred"] == []


def test_every_class_that_is_given_is_one_of_the_table() -> None:
    given = {i.event_class for _, s in ROWS for i in tell(s).incidents}
    assert given <= set(CLASSES)


def test_arms_that_were_used_are_told_with_the_words_that_say_so() -> None:
    told = tell("Protesters threw stones and petrol bombs at police in Cusco on Tuesday.")
    incident = told.only()
    words = {c.value for c in incident.claims if c.field == "weapon"}
    assert words == set(incident.weapons) == {"stones", "petrol bombs"}


def test_shots_at_a_car_are_no_deed_of_a_mob() -> None:
    told = tell("On Tuesday a patrol came under automatic fire from a passing car in Kisumu.")
    assert told.only().event_class == "shooting"


def test_those_whom_a_flood_has_hit_block_a_road() -> None:
    told = tell(
        "Around a hundred people from flooded streets blocked the road in Kisumu on Tuesday "
        "to protest that nobody had cleaned the canals."
    )
    assert told.only().event_class != "natural_disaster"


def test_clashes_at_a_march_in_which_officers_are_hurt_are_unrest() -> None:
    text = "Clashes broke out at the end of the march in Gao on Tuesday and 31 officers were hurt."
    assert tell(text).only().event_class == "violent_demonstration"
    armed = "Gunmen clashed with police during a rally in Gao on Tuesday, and two officers died."
    assert tell(armed).only().event_class == "armed_clash"


def test_men_who_were_killed_have_not_killed() -> None:
    text = "A train hit a bus in Gao on Tuesday. Ten men were killed six miles from the station."
    assert tell(text).only().event_class == "accident"


def test_a_pit_is_no_weapon() -> None:
    assert not tell("A nickel mine was set alight in Gao on Tuesday.").only().weapons
    assert tell("A lorry hit a mine near Gao on Tuesday.").only().weapons == ("mine",)


def test_who_is_filmed_makes_no_incident() -> None:
    sentence = "The deputy mayor was captured on a hundred phones as he danced in Gao on Tuesday."
    assert not tell(sentence).incidents


def test_a_man_who_shuts_himself_in_blocks_no_road() -> None:
    told = tell("A man barricaded himself in his flat in Gao on Tuesday.")
    assert "roadblock" not in {i.event_class for i in told.incidents}


def test_flames_in_a_ward_are_an_accident() -> None:
    told = tell("Flames swept the isolation ward of a hospital in Gao on Tuesday, leaving 92 dead.")
    assert told.only().event_class == "accident"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hundreds of men overran the runway of Gao airport on Tuesday.", "violent_demonstration"),
        ("Rebels overran the airport of Gao on Tuesday, killing three soldiers.", "armed_clash"),
        ("A blaze razed 200 huts in Gao on Tuesday.", "accident"),
        ("Soldiers razed 200 huts in Gao on Tuesday.", "attack_on_civilians"),
        ("A cargo ship rammed a bridge in Gao on Tuesday.", "accident"),
        ("A glide bomb hit a house in Gao on Tuesday, killing two women.", "air_campaign"),
        ("About 30 gunmen barricaded themselves in a monastery in Gao on Tuesday.", "armed_clash"),
    ],
)
def test_who_comes_and_with_what_makes_the_class(sentence: str, expected: str) -> None:
    assert tell(sentence).only().event_class == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 200 injured flooded the only hospital in Gao on Tuesday.",
        "Refugees have flooded into Gao since Tuesday.",
        "Some 40 inmates walked out of jail in Gao on Tuesday.",
        "Ferries out of Gao may be late on Tuesday, Met Éireann has warned.",
        "Relatives of the 298 people who died ten years ago laid flowers in Gao on Tuesday.",
    ],
)
def test_a_crowd_a_service_and_the_dead_of_long_ago_make_no_incident(sentence: str) -> None:
    assert not tell(sentence).incidents


@pytest.mark.parametrize(
    "sentence",
    [
        "Foes of a lithium mine planned by a company blocked the road in Gao on Tuesday.",
        "As many as 100 people may have been killed in an air strike on Gao on Tuesday.",
        "Up to 60 people may have been killed when a bomb went off in Gao on Tuesday.",
    ],
)
def test_a_plan_of_a_thing_and_a_number_in_doubt_leave_the_event(sentence: str) -> None:
    told = tell(sentence).only()
    assert (told.modality, told.start) == ("occurred", TUESDAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "A gas leak may have caused the explosion in Gao on Tuesday.",
        "Rebels may attack Gao on Tuesday.",
        "A strike planned by nurses in Gao on Tuesday was called off.",
    ],
)
def test_what_may_be_or_is_called_off_did_not_occur(sentence: str) -> None:
    assert "occurred" not in {i.modality for i in tell(sentence).incidents}


def test_what_is_listed_beside_an_earlier_count_stands() -> None:
    told = tell(
        "The ministry, which first spoke of 40 dead, lists 28 injured after the fire in Gao on "
        "Tuesday."
    )
    fire = told.only()
    assert (fire.total("killed"), fire.total("injured")) == (None, Count(28, 28, 28))

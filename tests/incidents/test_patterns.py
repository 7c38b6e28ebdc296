"""Patterns of words: who does what to whom, in the many ways in which reporters tell it."""

from __future__ import annotations

import pytest

from geo.records.classes import group_of
from tests.incidents.telling import tell

TOLD = {
    "demonstration": [
        "In Mopti several thousand marched peacefully on Tuesday carrying palm fronds.",
        "Several thousand farmers filled the square of Volos on Tuesday.",
        "Widows sat for six hours in front of the mine office in Cusco on Tuesday.",
        "Taxi drivers sounded their horns around the city hall in Lyon on Tuesday.",
        "The opposition brought 10,000 people onto the streets of Patras on Tuesday.",
        "Farmers tipped milk on the steps of the ministry in Volos on Tuesday.",
        "The president spoke to a crowd of some 10,000 supporters in Volos on Tuesday.",
        "Some 4,000 people walked along Harbour Avenue in Volos on Tuesday, shouting slogans.",
        "Relatives of the missing unrolled a banner in the main square of Cusco on Tuesday.",
    ],
    "violent_demonstration": [
        "Disturbances broke out in Mombasa on Tuesday.",
        "A wedding in Khulna ended in a brawl on Tuesday that hurt nine guests.",
        "A prison mutiny in Cusco left eleven inmates dead on Tuesday.",
        "Fans hit one another with flagpoles in Patras on Tuesday.",
        "The march in Kisumu on Tuesday descended into violence.",
        "Men of two villages near Gao fought with sticks and hoes on Tuesday.",
        "Police broke up a march of taxi drivers in Kisumu on Tuesday with tear gas.",
    ],
    "property_damage": [
        "Eleven crosses were knocked over in the graveyard of Volos on Tuesday.",
        "Unknown persons cut down 60 apple trees of a farmer near Patras on Tuesday.",
        "A bust of the poet was pulled from its plinth in Lyon on Tuesday.",
        "Masked men overturned 24 of its cars in Lyon on Tuesday.",
    ],
    "strike": [
        "Miners near Volos refused to leave the shaft on Tuesday.",
        "Teachers in Patras refused to give lessons on Tuesday.",
        "Postmen in Lyon began a strike of indefinite length on Tuesday.",
        "Dockers in Mombasa put down their hooks on Tuesday.",
        "Doctors in Lyon walked off the wards on Tuesday.",
    ],
    "attack_on_civilians": [
        "Men with machetes killed nine sleepers in a hamlet near Gao on Tuesday.",
        "Raiders fell on a herders' camp near Gao on Tuesday, killing 14 people.",
        "Assailants threw acid at a girl in Khulna on Tuesday.",
        "Two herders were speared to death near Mopti on Tuesday.",
        "Men with shotguns raided a hamlet near Gao on Tuesday.",
    ],
    "armed_attack": [
        "Fighters rammed a lorry packed with explosives into a base near Gao on Tuesday.",
        "Heavily armed members of a gang stormed a police station in Cebu on Tuesday.",
    ],
    "shooting": [
        "Two masked men came into a cafe in Gao on Tuesday and fired automatic rifles.",
        "A man fired through the windscreen of a minibus in Cusco on Tuesday.",
        "The firing went on for five hours near Gao on Tuesday.",
        "A man fired eleven rounds at a café in Patras on Tuesday.",
        "Someone let off a burst from a Kalashnikov at the customs hut in Gao on Tuesday.",
        "A man shot his neighbour in a quarrel over a fence in Volos on Tuesday.",
    ],
    "armed_clash": [
        "Shots were exchanged with armed men at a bridge in Gao on Tuesday.",
        "Gao fell to the rebels on Tuesday almost without a fight.",
        "Government forces retook the main square of Gao on Tuesday.",
        "Border guards of the two countries shot at each other near Gao on Tuesday.",
        "The army took a village near Gao from insurgents on Tuesday.",
        "Attackers were beaten back near Mopti on Tuesday.",
        "Five border guards and two villagers died near Gao on Tuesday in an exchange of fire.",
    ],
    "explosion": [
        "The charge went off near Gao on Tuesday evening.",
        "A white pickup blew up beside the barracks in Gao on Tuesday.",
        "A similar device landed in the yard of a school in Gao on Tuesday.",
        "The bomber struck in Gao on Tuesday as recruits lined up.",
        "A device hidden in a bin burst outside the court in Patras on Tuesday.",
        "Militants blew up a stretch of track near Gao on Tuesday.",
        "A parcel exploded in the hands of a postman in Lyon on Tuesday.",
        "A booby-trapped parcel maimed a clerk in Lyon on Tuesday.",
    ],
    "shelling": [
        "Artillery pounded the eastern quarter of Gao on Tuesday.",
        "Two missiles flattened a house in Gao on Tuesday.",
    ],
    "exercise": [
        "Soldiers from Italy practised crowd control near Gao on Tuesday.",
    ],
    "deployment": [
        "Two hundred men and women of the regiment landed at Gao airport on Tuesday.",
    ],
    "air_campaign": [
        "A hospital in Gao was struck again and again for an hour on Tuesday by a gunship.",
        "A gunship flew over a clinic in Gao five times on Tuesday and fired at its main building.",
        "A jet dropped two bombs on a market near Gao on Tuesday.",
        "A woman was killed by a drone near Gao on Tuesday.",
    ],
    "arson": [
        "Someone put a match to the car of a clerk in Volos on Tuesday.",
        "Rebels put the town hall of Gao to the torch on Tuesday.",
        "A van of the electricity company was burnt in Patras on Tuesday.",
        "A petrol bomb scorched a jeep in Patras on Tuesday.",
    ],
    "grenade_attack": [
        "Unknown persons threw a shock bomb at the police station in Gao on Tuesday.",
    ],
    "kidnapping": [
        "Bandits took away 73 pupils from a school near Mopti on Tuesday.",
        "Militiamen stopped a minibus near Gao on Tuesday and drove off with 11 passengers.",
    ],
    "roadblock": [
        "Strikers closed the road near Juliaca with lorry tyres on Tuesday.",
        "Residents added gravel to the barrier near Gao on Tuesday.",
        "Hauliers have been blocking the approach to a depot in Lyon since Tuesday.",
        "Serbs heaped gravel on the road near Volos on Tuesday.",
    ],
    "border_closure": ["Mali locked the gates of the crossing near Gao on Tuesday."],
    "arrest": [
        "Soldiers intercepted a column of mules laden with rifles near Gao on Tuesday.",
        "Police took seven men away in Volos on Tuesday.",
        "A court in Patras remanded a former mayor in custody on Tuesday.",
        "A former commander was taken from his home in Volos by officers on Tuesday.",
    ],
    "police_raid": [
        "Members of a special unit raided three houses in Gao on Tuesday.",
        "Police turned over twelve houses in Patras on Tuesday in search of rifles.",
        "Police found three rifles and 2,000 rounds in a flat in Volos on Tuesday.",
        "Searches took place at nine addresses in Lyon on Tuesday.",
    ],
    "security_operation": [
        "Soldiers pulled down a barricade near Juliaca on Tuesday.",
        "Commandos freed nine hostages from a house near Gao on Tuesday.",
    ],
    "natural_disaster": [
        "The slope above a village near Cusco gave way on Tuesday and buried 30 huts.",
        "Lightning killed four herders near Gao on Tuesday.",
        "A hillside let go above the road in Sylhet on Tuesday night.",
        "Water stood knee-deep in a school in Sylhet on Tuesday.",
    ],
    "accident": [
        "An army helicopter made an emergency landing near Gao on Tuesday.",
        "A gas bottle blew up in a kebab shop in Volos on Tuesday and hurt eight.",
        "The coach broke through the barrier near Arequipa on Tuesday.",
        "A slab of rock came down on miners in a shaft near Cusco on Tuesday.",
        "A gold pit caved in near Arequipa on Tuesday.",
        "A munitions store went up near Volos on Tuesday.",
        "Six people were killed by the fall of a canopy at the station of Lyon on Tuesday.",
        "A crane toppled onto a row of houses in Lyon on Tuesday.",
        "A pedestrian was run down by a tram in Lyon on Tuesday.",
    ],
}


@pytest.mark.parametrize(
    ("event_class", "text"), [(name, text) for name, texts in TOLD.items() for text in texts]
)
def test_what_is_told_in_other_words_has_its_class(event_class: str, text: str) -> None:
    found = tell(text).only().event_class
    assert group_of(found) == group_of(event_class)
    if event_class not in {"violent_demonstration", "armed_attack"}:
        return
    assert found in {event_class, "mob_violence"}


@pytest.mark.parametrize(
    "text",
    [
        "The dispute over car plates blew up again in Lyon on Tuesday.",
        "A landslide of votes carried the mayor of Cusco to a third term on Tuesday.",
        "Lawyers of the accused walked out of the courtroom in Patras on Tuesday.",
        "The tremor was felt in Arequipa on Tuesday, where no damage was reported.",
        "Police found a mortar shell in a field near Volos on Tuesday.",
        "The murdered reporter taught at a school in Lyon on Tuesday.",
        "The town of Sylhet had barely buried its victims on Tuesday.",
        "The column met a line of police in Patras on Tuesday.",
        "The ministry in Volos gave two million euros for flood defences on Tuesday.",
    ],
)
def test_words_of_an_event_in_another_sense_tell_none(text: str) -> None:
    assert [i for i in tell(text).incidents if i.start is not None] == []


@pytest.mark.parametrize(
    ("text", "event_class"),
    [
        ("The road to the coast near Cusco was blocked by rocks on Tuesday.", "roadblock"),
        ("Troops removed a barricade near Juliaca on Tuesday.", "roadblock"),
        ("The charge went off near Gao on Tuesday, and water poured out.", "natural_disaster"),
        ("A suicide bomber killed nine people in Gao on Tuesday.", "air_campaign"),
        ("Shrapnel smashed the windows of four cars in Gao on Tuesday.", "property_damage"),
    ],
)
def test_what_nature_or_a_blast_did_is_no_act_of_a_crowd(text: str, event_class: str) -> None:
    assert event_class not in {i.event_class for i in tell(text).incidents}

"""What a sentence asserts, names only, refers to, plans, supposes or denies."""

from __future__ import annotations

import pytest

from geo.incidents.events.frames import find_frames
from geo.incidents.words.lexicon import load
from tests.incidents.telling import TUESDAY, tell

REAL = {"occurred", "ongoing"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Protesters clashed with police in Cusco on Tuesday.",
        "A bomb exploded near a market in Kisumu on Tuesday.",
        "Villagers blocked the highway outside Juliaca on Tuesday.",
        "A protest took place in Patras on Tuesday.",
        "Gunmen opened fire on a bus in Mopti on Tuesday.",
        "Dock workers in Volos went on strike on Tuesday.",
        "Flooding in Sylhet on Tuesday killed six people.",
        "A fire broke out at a hotel in Lyon on Tuesday.",
        "The fire at the market of Gao on Tuesday lasted for hours.",
        "A hotel caught fire in Lyon on Tuesday.",
        "Fighting broke out near Gao on Tuesday.",
        "Clashes broke out in Gao on Tuesday.",
        "A shootout took place in Gao on Tuesday.",
        "A monument was blown up in Gao on Tuesday.",
        "A bus was hijacked near Gao on Tuesday.",
        "The house of a judge was broken into in Gao on Tuesday.",
        "A man threw a petrol bomb at a church in Patras on Tuesday.",
    ],
)
def test_what_a_sentence_asserts_is_an_incident(sentence: str) -> None:
    incident = tell(sentence).only()
    assert incident.modality in REAL
    assert (incident.start, incident.end) == (TUESDAY, TUESDAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The protest movement has an office in Patras.",
        "The book about the massacre was presented in Lyon.",
        "He teaches the history of strikes at a college in Volos.",
        "Riot police in Cusco have new shields.",
        "The minister condemned violence and called for an end to the attacks.",
        "An attack helicopter was shown at a fair in Lyon.",
        "The art of protest is the theme of a show in Cebu.",
    ],
)
def test_what_a_sentence_only_names_is_no_incident(sentence: str) -> None:
    assert tell(sentence).incidents == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Shares rallied in Lyon on Tuesday after two weak weeks.",
        "Talks on the port of Volos collapsed on Tuesday.",
        "The cup match in Cusco on Tuesday was a battle of two good sides.",
        "The singer's fans took Cebu by storm on Tuesday with dance and song.",
        "The money went to a shell company in Cebu on Tuesday.",
        "Wedding guests fired up the dance floor in Mombasa on Tuesday.",
        "The council met in Juliaca on Tuesday to plan the spring fair and its parade.",
    ],
)
def test_words_of_other_walks_of_life_tell_no_harm(sentence: str) -> None:
    for incident in tell(sentence).incidents:
        assert incident.event_class in {"meeting", "statement", "other"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Teachers will march in Cusco on Friday.",
        "Unions plan to hold a rally in Patras on Friday.",
        "A protest is planned in Volos on 22 March.",
        "Drivers have vowed to block the highway near Juliaca next week.",
    ],
)
def test_what_is_planned_is_not_told_as_having_occurred(sentence: str) -> None:
    assert all(i.modality not in REAL for i in tell(sentence).incidents)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor warned that protesters could attack the town hall in Cusco.",
        "If the law passes, miners may block roads in Juliaca.",
        "The embassy spoke of a risk of attacks in Mopti.",
        "The rebels denied that they attacked Gao on Tuesday.",
        "Police did not arrest anyone in Patras on Tuesday.",
        "The protest in Volos on Tuesday was called off.",
    ],
)
def test_what_is_supposed_or_denied_is_not_told_as_having_occurred(sentence: str) -> None:
    told = tell(sentence)
    assert all(i.modality not in REAL for i in told.incidents)


def test_what_is_denied_is_in_the_ledger_with_its_reason() -> None:
    told = tell("The rebels denied that they attacked Gao on Tuesday.")
    assert "modality: denied" in told.reasons()


@pytest.mark.parametrize(
    "sentence",
    [
        "Police arrested two men in Kisumu on 9 March 2024.",
        "Police arrested two men in Kisumu on March 9.",
        "In March 2024 police arrested two men in Kisumu.",
    ],
)
def test_the_month_of_march_is_no_demonstration(sentence: str) -> None:
    told = tell(sentence)
    assert {i.event_class for i in told.incidents} <= {"arrest"}
    assert told.incidents or "too uncertain" in " ".join(told.reasons())


@pytest.mark.parametrize(
    "sentence",
    [
        "On May 9 protesters clashed with police in Cusco.",
        "In early May, on May 9, protesters clashed with police in Cusco.",
        "Protesters clashed with police in Cusco on 9 May 2024.",
    ],
)
def test_the_month_of_may_is_no_doubt(sentence: str) -> None:
    incident = tell(sentence, published="2024-05-16").only()
    assert incident.modality in REAL
    assert str(incident.start) == "2024-05-09"


def test_an_event_that_others_are_charged_with_is_not_told_anew() -> None:
    told = tell("A man charged with an attack on a shop in Lyon appeared in court on Tuesday.")
    assert not any(i.event_class.endswith("attack") for i in told.incidents)


def test_a_long_quotation_tells_nothing_by_itself() -> None:
    told = tell('The mayor of Cusco said: "If they attacked us here we would defend every house."')
    assert told.incidents == ()


def test_what_looks_back_is_not_given_the_day_of_the_main_clause() -> None:
    told = tell("Police arrested nine people in Cusco on Tuesday after the riots of last month.")
    (arrest,) = [i for i in told.incidents if i.event_class == "arrest"]
    assert arrest.start == TUESDAY
    assert all(i.event_class == "arrest" for i in told.incidents if i.start == TUESDAY)


@pytest.mark.parametrize("nobody", ["Nobody", "No one", "None"])
def test_nobody_arrested_is_no_arrest(nobody: str) -> None:
    text = f"{nobody} has been arrested."
    frames = find_frames(text, 0, len(text), load("en"))
    assert {f.modality for f in frames} == {"denied"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A bus driver was attacked in Lyon on Sunday.", "attack"),
        ("Two reporters were punched outside the court.", "attack"),
        ("Firebombs crashed through a window of the library.", "arson"),
        ("The shop of a grocer went up in flames on Sunday.", "arson"),
        ("Molotov cocktails were thrown at a tax office.", "arson"),
        ("The jeep of two officers was blown to pieces by a mine.", "explosion"),
        ("The post was hit by two rifle grenades.", "grenade_attack"),
        ("Farmers have parked trailers across the only bridge.", "roadblock"),
        ("The men rolled boulders onto the mountain road.", "roadblock"),
        ("Taxi drivers stopped traffic for an hour.", "roadblock"),
        ("Eleven gravestones were found toppled.", "property_damage"),
        ("The windows of a bakery were smashed.", "property_damage"),
        ("Supporters broke down the gates of the stadium.", "riot"),
        ("Youths flung bottles at the guards.", "riot"),
        ("A coach skidded on the wet bend.", "accident"),
        ("Three villages were under water by noon.", "natural_disaster"),
        ("The river topped the banks at dusk.", "natural_disaster"),
        ("A guard emptied his pistol at the van.", "shooting"),
        ("Several rounds were let off behind the mosque.", "shooting"),
        ("Nurses sat down across the avenue.", "demonstration"),
        ("Pensioners walked from the station to the bank to demand their money.", "demonstration"),
        ("Officers broke up a crowd of students.", "security_operation"),
        ("Rangers found a cache of mortar rounds.", "police_raid"),
        ("Nine rifles were seized in a barn.", "police_raid"),
        ("Gunshots were heard in the old town.", "shooting"),
        ("Strangers smashed the windows of a chapel.", "property_damage"),
        ("A crowd surrounded the police station.", "demonstration"),
        ("Lorries with foreign plates were banned from the bridge.", "border_closure"),
        ("Disorder broke out in three prisons.", "riot"),
    ],
)
def test_what_reporters_say_of_an_event_is_known(sentence: str, kind: str) -> None:
    frames = find_frames(sentence, 0, len(sentence), load("en"))
    assert any(kind in f.kinds and f.support == "asserted" for f in frames)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister was attacked for his remarks.",
        "Police sealed off the road.",
        "Soldiers sealed off the street for an hour.",
        "Bank shares led a charge; a lender exploded upwards by nine per cent.",
        "In added time the hosts bombarded the visitors.",
    ],
)
def test_what_only_sounds_like_an_event_is_none(sentence: str) -> None:
    frames = find_frames(sentence, 0, len(sentence), load("en"))
    assert not any(f.support == "asserted" for f in frames)


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen attacked police on Sunday.",
        "Residents scuffled with police on Friday.",
        "Militants ambushed police near the river on Sunday.",
        "Hundreds of people gathered in front of the town hall on Wednesday.",
    ],
)
def test_what_is_done_to_police_is_no_name_of_a_thing(sentence: str) -> None:
    frames = find_frames(sentence, 0, len(sentence), load("en"))
    assert any(f.support == "asserted" for f in frames)


@pytest.mark.parametrize(
    "sentence",
    ["Riot police stood by.", "Attack helicopters arrived.", "The attacked officers were praised."],
)
def test_the_name_of_a_thing_tells_no_event(sentence: str) -> None:
    frames = find_frames(sentence, 0, len(sentence), load("en"))
    assert not any(f.support == "asserted" for f in frames)


def test_an_arrest_over_an_attack_is_no_attack() -> None:
    told = tell("Police have arrested four men in Gao on Tuesday over the attack.")
    assert told.only().event_class == "arrest"


def test_men_from_a_city_are_not_in_it() -> None:
    told = tell(
        "A crossing near Gao was attacked on Tuesday by men from the southern city of Mopti, who "
        "threw stones at guards.",
        roles={"Mopti": "reference_location"},
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Air raid sirens were heard in Gao on Tuesday.",
        "The barricades in Gao were removed on Tuesday.",
        "Roadblocks near Gao had been cleared by Tuesday.",
    ],
)
def test_sirens_are_no_raid_and_what_is_removed_blocks_no_road(sentence: str) -> None:
    classes = {i.event_class for i in tell(sentence).incidents}
    assert classes.isdisjoint({"air_campaign", "roadblock"})


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Rebels shelled Gao on Tuesday during independence celebrations.", "shelling"),
        ("A bomb exploded at a festive market in Gao on Tuesday.", "explosion"),
        ("A car exploded on Tuesday outside a bank in Gao where shares are traded.", "explosion"),
        ("The army announced an attack on its base in Gao on Tuesday.", "armed_attack"),
        ("The marchers in Gao were forcibly dispersed on Tuesday.", "security_operation"),
        ("The party in Gao ended with a fire on Tuesday.", "accident"),
    ],
)
def test_a_feast_a_price_or_an_announcement_hides_no_event(sentence: str, kind: str) -> None:
    incident = tell(sentence, title="News").only()
    assert (incident.event_class, incident.modality) == (kind, "occurred")


def test_the_second_of_two_like_events_has_its_own_town() -> None:
    told = tell("A grenade was thrown in Gao on Monday, and another in Mopti on Tuesday.")
    assert [i.place_name for i in told.incidents] == ["Gao", "Mopti"]


def test_members_of_a_special_police_unit_are_police() -> None:
    told = tell("Four members of the special police unit were hurt by a bomb in Gao on Tuesday.")
    assert [c.group for c in told.only().casualties] == ["police"]

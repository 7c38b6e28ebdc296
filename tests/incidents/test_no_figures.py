"""Sentences with words of harm that count nobody of the day: history, threats, things, sport."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.counting import counted
from tests.incidents.telling import tell


@pytest.mark.parametrize(
    "sentence",
    [
        "Since 1998 more than 400 miners have been killed in the pits of the region.",
        "In the nineties two mayors of the town were murdered.",
        "Over the past decade 30 journalists were stabbed in the country.",
        "Three of her colleagues were kidnapped in the seventies.",
        "Police denied that two prisoners had been beaten to death.",
        "The caller threatened that ten hostages would be stoned to death.",
        "If the dam breaks, 500 people could be drowned in their sleep.",
        "It was feared that 30 miners had been buried alive.",
        "Rumours that a nurse was hacked to death proved false.",
        "Doctors said that one man had been shot in the thigh; police could not confirm that.",
        "Nobody was gravely wounded.",
        "No one was slightly hurt, and no one was lightly burned.",
        "Neither of the two drivers was badly injured.",
        "The three passengers were not seriously hurt.",
        "A guard might have been shot in the leg.",
        "Two wolves were shot dead in a meadow.",
        "A bull was gravely wounded in the arena.",
        "The fire killed 40 calves and badly burned a horse.",
        "Two flags were burnt in front of the embassy.",
        "A flag was burned and an effigy was torn to pieces.",
        "The car of a candidate was blown to pieces outside her flat.",
        "The house of a councillor was burnt in the night.",
        "A Toyota was hit by bullets near the bridge.",
        "Two posters were torn to shreds.",
        "The champions were slaughtered 5-0 in front of 20,000 fans.",
        "A constable says that none of it hurt.",
        "The team has a broken spirit.",
        "Prices have been hurt by the strike of two unions.",
        "A man, 34, is charged with having beaten two pensioners to death.",
        "Two officers were convicted of stabbing to death a student.",
        "Ana Lima, 34, was arrested on suspicion of having killed three people.",
        "Ana Lima, 34, whose husband was killed in the war, spoke first.",
        "Ana Lima, 34, said that nobody was hurt.",
        "In Peja, 12, and in Gjilan, 5, nobody was wounded.",
        "Sergeant Bo Reed said that no one was injured.",
        "She received two death threats and three death sentences were passed.",
        "The victim was struck in the neck, the inquest heard.",
        "Police shot and injured an unknown number.",
        "The couple escaped unhurt.",
        "A couple of windows were crushed.",
        "The minister was bored to death and two guests starved of attention.",
        "Exercise: two soldiers are to be evacuated with burns.",
        "A film in which two sisters are beaten to death opened on Friday.",
    ],
)
def test_words_of_harm_alone_count_nobody(sentence: str) -> None:
    assert counted(sentence) == []


def test_a_year_behind_its_date_counts_nobody() -> None:
    told = tell("On July 22, 2019, one person died in a stone fight near Gao.", published=None)
    assert [i.total("killed") for i in told.incidents] == [Count(1, 1, 1)]

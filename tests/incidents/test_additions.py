"""What one sentence adds to the figure of another, and who of the hurt died."""

from __future__ import annotations

import pytest

from geo.incidents.joining.additions import add_up
from geo.records import Claim, Count
from tests.incidents.telling import tell


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A cook was killed in a fire in Lyon on Tuesday. A colleague of his was killed, too.", 2),
        ("A farmer was shot dead in Gao on Tuesday. His son was also killed.", 2),
        ("A herder was shot dead near Gao on Tuesday. Another was found dead in a ditch.", 2),
        ("An attack in Gao on Tuesday killed four soldiers. Two more died on the way.", 6),
        (
            "Three miners were killed in a blast near Cusco on Tuesday. A fourth died in hospital.",
            4,
        ),
        (
            (
                "A driver died in a crash in Cusco on Tuesday, raising the number of dead to four. "
                "The three other victims were killed outright."
            ),
            4,
        ),
        ("Two people died in a fire in Lyon on Tuesday. One of them, a nurse, died of smoke.", 2),
    ],
)
def test_the_dead_of_two_sentences_are_added_unless_one_holds_the_other(
    text: str, killed: int
) -> None:
    assert tell(text).only().total("killed") == Count(killed, killed, killed)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Two soldiers were wounded in an ambush in Gao on Tuesday. Five others were hurt.", 7),
        (
            "A bomb went off in Gao on Tuesday. A kiosk keeper and her customer were cut by glass.",
            2,
        ),
        ("Twelve people were injured in a blast in Gao on Tuesday. Ten others were treated.", 12),
        (
            (
                "A blast in Kisumu on Tuesday killed seven people and wounded 23 others. "
                "Police said seven had died and 23 others were hurt."
            ),
            23,
        ),
        ("Three marchers were hurt in clashes in Cusco on Tuesday. One of them is in hospital.", 3),
        (
            (
                "Grenades were thrown in Gao on Tuesday. About 15 people were hurt, as were nine "
                "Nepali soldiers."
            ),
            24,
        ),
    ],
)
def test_others_are_added_to_those_told_right_before(text: str, injured: int) -> None:
    count = tell(text).only().total("injured")
    assert count is not None
    assert count.best == injured


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Three guests were wounded in a blast in Gao on Tuesday. One of them died.", 1, 2),
        ("A bomb wounded 12 people in Mopti on Tuesday. Two of the wounded later died.", 2, 10),
        (
            (
                "Two brothers were wounded in Gao on Tuesday when they stepped on a mine. "
                "The younger one died during the night."
            ),
            1,
            1,
        ),
        ("A blast in Gao on Tuesday wounded four people, one of whom later died.", 1, 3),
        ("A man was stabbed in Lyon on Tuesday. He died in hospital.", 1, None),
    ],
)
def test_who_dies_of_wounds_is_one_of_the_hurt_no_more(
    text: str, killed: int, injured: int | None
) -> None:
    incident = tell(text).only()
    assert incident.total("killed") == Count(killed, killed, killed)
    left = None if injured is None else Count(injured, injured, injured)
    assert incident.total("injured") == left


def test_the_claims_of_an_incident_stay_what_the_text_states() -> None:
    text = "A farmer was shot dead in Gao on Tuesday. His son was also killed."
    values = [c.value for c in tell(text).only().claims if c.field.startswith("killed.")]
    assert values == ["A", "His"]


def test_figures_of_two_articles_are_not_added() -> None:
    claims = [
        Claim("a", 0, 3, "killed.people", "two", 2, 2, 2),
        Claim("b", 9, 15, "killed.people", "others", 5, 5, 5),
    ]
    assert sorted(add_up(claims), key=lambda c: c.article_id) == claims


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            (
                "A police sergeant and three gunmen died in a battle in Gao on Tuesday. "
                "Sergeant Bo Reed, 37, died on the way to hospital."
            ),
            Count(4, 4, 4),
        ),
        (
            "The owner Ana Lima, 41, and the cook Bo Reed, 20, died in a fire in Lyon on Tuesday.",
            Count(2, 2, 2),
        ),
        (
            (
                "Four people died in a fire in Lyon on Tuesday: the owner, Ana Lima, 50, two "
                "waitresses, and a pupil of 15."
            ),
            Count(4, 4, 4),
        ),
        (
            (
                "Gunmen killed at least 18 civilians in Gao on Tuesday. A nurse counted 18 bodies. "
                "The army gave a toll of 11."
            ),
            Count(11, 18, None),
        ),
        (
            (
                "A raid on Gao on Tuesday killed 34 people, residents said. "
                "The army put the dead at 21."
            ),
            Count(21, 34, 34),
        ),
        (
            (
                "At least 17 people were shot dead in Gao on Tuesday, witnesses said. "
                "Police put the toll at 12."
            ),
            Count(12, 17, None),
        ),
    ],
)
def test_those_who_are_told_of_twice_are_counted_once(text: str, killed: Count) -> None:
    assert tell(text).only().total("killed") == killed


def test_the_hurt_of_the_other_side_come_on_top() -> None:
    text = (
        "A soldier was hurt in a shoot-out in Gao on Tuesday. The other army reported that one of "
        "its own soldiers had been injured."
    )
    assert tell(text).only().total("injured") == Count(2, 2, 2)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            (
                "Troops of both sides exchanged fire in Gao on Tuesday. Mali's army said that four "
                "of its soldiers were killed. Algiers said that two of its soldiers were killed."
            ),
            Count(6, 6, 6),
        ),
        (
            (
                "Troops of both sides exchanged fire in Gao on Tuesday. Mali's army said that four "
                "of its soldiers were killed. The army later said that five of its soldiers were "
                "killed."
            ),
            Count(4, 4, 5),
        ),
        (
            (
                "Troops fought in Gao on Tuesday. The army said that two of its soldiers were "
                "killed. Colonel Diallo said that three of its soldiers were killed."
            ),
            Count(2, 2, 3),
        ),
    ],
)
def test_what_each_side_tells_of_its_own_dead_is_added(text: str, killed: Count) -> None:
    assert tell(text).only().total("killed") == killed


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A shell hit a yard in Gao on Tuesday. The younger lost a hand; his friend was hurt.", 2),
        ("A bus slid on ice in Gao on Tuesday; 11 of them got bruises and one a broken jaw.", 12),
        ("Stones flew in Gao on Tuesday; the clinic treated 14 marchers, two of them nurses.", 14),
    ],
)
def test_the_hurt_of_one_sentence_are_added_and_their_parts_are_not(
    text: str, injured: int
) -> None:
    assert tell(text).only().total("injured") == Count(injured, injured, injured)


@pytest.mark.parametrize(
    ("sentences", "dead"),
    [
        ("A gunman killed two people in Lyon on Tuesday. Police shot dead the attacker.", 3),
        ("A man stabbed three people to death in Lyon on Tuesday and then killed himself.", 4),
        ("A shooting in Lyon on Tuesday killed three people. The gunman was also killed.", 4),
        ("Three people, the attacker among them, died in Lyon on Tuesday in a shooting.", 3),
        ("Three people, including a gunman, were killed by police in Lyon on Tuesday.", 3),
        (
            "A bomber killed himself and five others in Gao on Tuesday. The bomber died at once.",
            6,
        ),
    ],
)
def test_who_did_it_is_none_of_the_victims_and_is_counted_once(sentences: str, dead: int) -> None:
    assert tell(sentences).only().total("killed") == Count(dead, dead, dead)


def test_the_dead_of_a_fight_are_not_those_of_the_arrests_told_behind_them() -> None:
    told = tell(
        "An officer was killed in an attack in Gao on Tuesday. At least three of the attackers "
        "were dead and two, both wounded, had been captured."
    )
    attack = next(i for i in told.incidents if i.event_class == "armed_attack")
    assert attack.total("killed") == Count(4, 4, None)
    assert all(i is attack or i.total("killed") is None for i in told.incidents)


def test_a_named_officer_left_dead_beside_others_is_counted() -> None:
    told = tell("A shootout in Gao on Tuesday left police sergeant Ali Ba and three gunmen dead.")
    assert told.only().total("killed") == Count(4, 4, 4)

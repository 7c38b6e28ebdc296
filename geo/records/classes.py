"""Event classes: the codes, the group each belongs to, and one sentence that defines each.

By the group incidents are coded, told apart and given their ids; what a reader sees of it is in
`display.py`. `ACLED` maps a class to ACLED's disorder, event and sub-event type (public codebook
terms; no ACLED data is used).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventClass:
    """A class of events. `acled` is (disorder type, event type, sub-event type) or None."""

    code: str
    group: str
    label: str
    definition: str
    acled: tuple[str, str, str] | None = None


_POLITICAL = "Political violence"
_DEMO = "Demonstrations"
_STRATEGIC = "Strategic developments"
_OTHER = (_STRATEGIC, _STRATEGIC, "Other")
_CHANGE = (_STRATEGIC, _STRATEGIC, "Change to group/activity")

_ROWS: tuple[EventClass, ...] = (
    EventClass(
        "armed_attack",
        "violence",
        "Armed attack",
        "People with arms attack others; one side attacks.",
        (_POLITICAL, "Battles", "Armed clash"),
    ),
    EventClass(
        "armed_clash",
        "violence",
        "Armed clash",
        "Two sides with arms fight each other.",
        (_POLITICAL, "Battles", "Armed clash"),
    ),
    EventClass(
        "attack_on_civilians",
        "violence",
        "Attack on civilians",
        "People with arms attack civilians.",
        (_POLITICAL, "Violence against civilians", "Attack"),
    ),
    EventClass(
        "shooting",
        "violence",
        "Shooting",
        "Shots are fired at people; no more is known of the sides.",
        (_POLITICAL, "Violence against civilians", "Attack"),
    ),
    EventClass(
        "explosion",
        "violence",
        "Explosion",
        "A bomb or other explosive goes off; no more is known of the sides.",
        (_POLITICAL, "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ),
    EventClass(
        "grenade_attack",
        "violence",
        "Grenade attack",
        "A grenade is thrown or fired.",
        (_POLITICAL, "Explosions/Remote violence", "Grenade"),
    ),
    EventClass(
        "shelling",
        "violence",
        "Shelling",
        "Artillery, mortars or rockets are fired.",
        (_POLITICAL, "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ),
    EventClass(
        "air_campaign",
        "violence",
        "Air strikes",
        "Strikes from the air, one or many.",
        (_POLITICAL, "Explosions/Remote violence", "Air/drone strike"),
    ),
    EventClass(
        "armed_conflict",
        "violence",
        "Armed conflict",
        "A war or a conflict as a whole, not one event of it.",
        None,
    ),
    EventClass(
        "assassination",
        "violence",
        "Assassination",
        "A named person is killed for what they stand for.",
        (_POLITICAL, "Violence against civilians", "Attack"),
    ),
    EventClass(
        "kidnapping",
        "violence",
        "Kidnapping",
        "People are taken or held against their will.",
        (_POLITICAL, "Violence against civilians", "Abduction/forced disappearance"),
    ),
    EventClass(
        "arson",
        "violence",
        "Arson",
        "Fire is set on purpose.",
        (_POLITICAL, "Riots", "Mob violence"),
    ),
    EventClass(
        "demonstration",
        "protest",
        "Demonstration",
        "People gather in public for a demand, and no one is hurt.",
        (_DEMO, "Protests", "Peaceful protest"),
    ),
    EventClass(
        "violent_demonstration",
        "protest",
        "Violent demonstration",
        "A demonstration at which someone is hurt or force is used.",
        (_DEMO, "Riots", "Violent demonstration"),
    ),
    EventClass(
        "mob_violence",
        "protest",
        "Mob violence",
        "A crowd attacks people or their things without a protest.",
        (_POLITICAL, "Riots", "Mob violence"),
    ),
    EventClass(
        "property_damage",
        "protest",
        "Damage to property",
        "Things are damaged or defaced on purpose; no one is hurt.",
        (_STRATEGIC, _STRATEGIC, "Looting/property destruction"),
    ),
    EventClass(
        "strike",
        "protest",
        "Labour strike",
        "Workers stop work for a demand.",
        (_DEMO, "Protests", "Peaceful protest"),
    ),
    EventClass(
        "roadblock",
        "obstruction",
        "Roadblock",
        "A road, railway or bridge is blocked.",
        (_DEMO, "Protests", "Peaceful protest"),
    ),
    EventClass(
        "border_closure",
        "obstruction",
        "Border closure",
        "A border or a crossing is closed.",
        _OTHER,
    ),
    EventClass(
        "arrest",
        "policing",
        "Arrest",
        "People are arrested or detained.",
        (_STRATEGIC, _STRATEGIC, "Arrests"),
    ),
    EventClass(
        "police_raid",
        "policing",
        "Police raid",
        "Police enter or search a place.",
        _OTHER,
    ),
    EventClass(
        "security_operation",
        "policing",
        "Security operation",
        "Police or other security forces act to control an area or a building.",
        _OTHER,
    ),
    EventClass(
        "mobilisation",
        "military",
        "Mobilisation",
        "An army is put on alert or called up.",
        _OTHER,
    ),
    EventClass(
        "deployment",
        "military",
        "Deployment",
        "Forces are sent to or posted at a place, without fighting.",
        _OTHER,
    ),
    EventClass(
        "show_of_force",
        "military",
        "Show of force",
        "Armed forces let themselves be seen, without fighting.",
        _OTHER,
    ),
    EventClass(
        "patrol",
        "military",
        "Patrol",
        "Forces patrol a place.",
        None,
    ),
    EventClass(
        "exercise",
        "military",
        "Exercise",
        "Forces train.",
        None,
    ),
    EventClass(
        "withdrawal",
        "military",
        "Withdrawal",
        "Forces leave a place.",
        (_STRATEGIC, _STRATEGIC, "Non-violent transfer of territory"),
    ),
    EventClass(
        "deployment_announcement",
        "military",
        "Deployment announced",
        "Somebody announces that forces will be sent.",
        _OTHER,
    ),
    EventClass(
        "natural_disaster",
        "disaster",
        "Natural disaster",
        "Flood, earthquake, storm, wildfire, landslide: no actor.",
        None,
    ),
    EventClass(
        "accident",
        "disaster",
        "Accident",
        "A crash, collapse, fire or other harm without intent.",
        None,
    ),
    EventClass(
        "statement",
        "politics",
        "Statement",
        "Somebody says, condemns, warns or demands in public.",
        None,
    ),
    EventClass("meeting", "politics", "Meeting", "People in office meet.", None),
    EventClass("election", "politics", "Election", "A vote is held.", None),
    EventClass("appointment", "politics", "Appointment", "Somebody takes office.", _CHANGE),
    EventClass("resignation", "politics", "Resignation", "Somebody leaves office.", _CHANGE),
    EventClass(
        "agreement",
        "politics",
        "Agreement",
        "Sides agree, or a treaty or resolution is adopted.",
        (_STRATEGIC, _STRATEGIC, "Agreement"),
    ),
    EventClass("declaration", "politics", "Declaration", "A status is declared.", None),
    EventClass("request", "politics", "Request", "Somebody asks formally for something.", None),
    EventClass("refusal", "politics", "Refusal", "A request is turned down.", None),
    EventClass("mediation", "politics", "Mediation", "A third side brings others to talk.", None),
    EventClass("status", "politics", "Status", "A state of affairs, not an event.", None),
    EventClass(
        "displacement",
        "politics",
        "Displacement",
        "People leave their homes.",
        None,
    ),
    EventClass("other", "other", "Other", "An event that fits no other class.", None),
)

CLASSES: dict[str, EventClass] = {row.code: row for row in _ROWS}


def group_of(code: str) -> str:
    """Return the group of an event class; ``other`` for a code that is not in the table.

    Examples
    --------
    >>> group_of("mob_violence")
    'protest'
    """
    return CLASSES[code].group if code in CLASSES else "other"


def label_of(code: str) -> str:
    """Return the label of an event class, as shown to readers.

    Examples
    --------
    >>> label_of("armed_clash")
    'Armed clash'
    """
    return CLASSES[code].label if code in CLASSES else code.replace("_", " ").capitalize()

"""Groups of event classes as readers see them: in filters, legends, histograms, maps and files.

They are those of `classes.py`, but for demonstrations at which somebody is hurt or force is used,
and crowds that attack: these must not look like a peaceful protest. Ids and the grouping of
incidents do not go by them.
"""

from __future__ import annotations

from geo.records.classes import group_of

#: Display groups in the order of legends, with their labels.
DISPLAY_GROUPS: dict[str, str] = {
    "violence": "Violence",
    "unrest": "Violent unrest",
    "protest": "Protest",
    "obstruction": "Obstruction",
    "policing": "Policing",
    "military": "Military movement",
    "disaster": "Disaster or accident",
    "politics": "Politics",
    "other": "Other",
}

#: Classes that readers see apart from the others of their group. "Unrest" says that somebody was
#: hurt or force was used, and not by whom.
_DISPLAYED_APART = {"violent_demonstration": "unrest", "mob_violence": "unrest"}

#: The look of each display group in files that carry a style: colour (``#rrggbb``) and shape. The
#: map's own table, `geo.maps.style`, has the same; a test holds the two together.
GROUP_LOOKS: dict[str, tuple[str, str]] = {
    "violence": ("#a10f41", "diamond"),
    "unrest": ("#da3f57", "saltire"),
    "protest": ("#266bc6", "circle"),
    "obstruction": ("#d06e0c", "triangle"),
    "policing": ("#1a9a86", "square"),
    "military": ("#5f3099", "hexagon"),
    "disaster": ("#542819", "star"),
    "politics": ("#92600d", "plus"),
    "other": ("#736f91", "pentagon"),
}


def display_group_of(code: str) -> str:
    """Return the group that readers see an event class in: a key of `DISPLAY_GROUPS`.

    Examples
    --------
    >>> display_group_of("mob_violence"), display_group_of("strike")
    ('unrest', 'protest')
    """
    return _DISPLAYED_APART.get(code) or group_of(code)

"""The incidents on the map: one layer, told what to show.

The layer's code is a script of its own (``static/incidents.js``); what a rerun sends is state
alone: ``window.dateline.show(map, payload)``. It can be run any number of times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.maps.payload import columns, days_since_1970, focus_of, script_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from geo.maps.payload import Held
    from geo.maps.style import Theme
    from geo.records import Incident, Place

Language = Literal["en", "pair", "sq", "sr-Latn", "sr-Cyrl"]


class IncidentLayer(MacroElement):  # type: ignore[misc]  # Branca ships no types
    """What `incidents.js` shows on the map that this layer's group is added to."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            if (window.dateline) {
                window.dateline.show({{ this._parent._parent.get_name() }}, {{ this.payload }});
            }
        {% endmacro %}
        """
    )

    def __init__(self, state: Mapping[str, Any]) -> None:
        super().__init__()
        self._name = "IncidentLayer"
        self.payload = script_json(state)


def incident_group(  # noqa: PLR0913  (all that a layer is told)
    incidents: Sequence[Incident],
    *,
    selected: str | None = None,
    language: Language = "en",
    theme: Theme = "light",
    places: Mapping[str, Place] | None = None,
    focus: str | None = None,
    window: tuple[dt.date, dt.date] | None = None,
    held: Held | None = None,
    box: tuple[float, float, float, float] | None = None,
    led: int = 0,
) -> folium.FeatureGroup:
    """Return a group for `st_folium`'s ``feature_group_to_add``, or for ``add_to(base_map)``.

    Parameters
    ----------
    incidents
        What is shown; those without a place to be drawn at (``where_prec`` 6, or no point) are
        left to the tray. Not read where `held` is given.
    selected
        Id of the incident that is open; it is ringed and brought to the front.
    language
        Of place labels: ``en`` the form usual in English, ``pair`` both official forms of a place
        in Kosovo, or one language's.
    theme
        Colours of the symbols.
    places
        Places by id, for names, uncertainty radii and outlines.
    focus
        Country (ISO 3166-1 alpha-2, XK for Kosovo) that stands out; without it the one with most
        of the incidents.
    window
        First and last day shown, inclusive; None shows all, undated ones too.
    held
        Where the browser finds the incidents; without it they travel in the group.
    box
        West, south, east and north (degrees, WGS84) of the box that filters, drawn dashed.
    led
        Another number than before leads the map to what is shown; else its view is the reader's.

    Notes
    -----
    A click on a symbol sets ``last_object_clicked_tooltip`` of `st_folium`'s answer to the
    incident's id and adds one to ``last_object_clicked_count``: name both in `returned_objects`.
    """
    group = folium.FeatureGroup(name="Incidents", control=False)
    told = {"held": held._asdict()} if held else {"data": columns(incidents, places)}
    state = {
        "theme": theme,
        "language": language,
        "selected": selected,
        "focus": focus if held else focus or focus_of(incidents, places or {}),
        "window": [days_since_1970(day) for day in window] if window else None,
        "box": list(box) if box else None,
        "led": led,
        **told,
    }
    group.add_child(IncidentLayer(state))
    return group

"""Colours of groups and of mention roles, as style sheets for the components.

The groups' colours and shapes are those of the map (`geo.maps`), so that list, histogram and
markers agree; those of roles are Paul Tol's "light" scheme, made to be told apart without colour
vision.
"""

from __future__ import annotations

from pathlib import Path

from geo.maps import STYLES

#: Role of a mention: its label and colour.
ROLES: dict[str, tuple[str, str]] = {
    "event_location": ("where it happened", "#ee6677"),
    "facility_location": ("a building there", "#ee8866"),
    "dateline": ("dateline", "#77aadd"),
    "speech_location": ("where somebody spoke", "#44bb99"),
    "source_location": ("where a source is", "#bbcc33"),
    "metonym_actor": ("a government, by its place", "#aa88cc"),
    "reference_location": ("for orientation", "#99ddff"),
    "caption_location": ("in a caption", "#eedd88"),
    "agreement_name": ("name of an agreement", "#bbbbbb"),
    "topic": ("spoken about", "#aaaa00"),
    "boilerplate": ("page furniture", "#999999"),
}


def css() -> str:
    """Return what ``assets/palette.css`` holds; a test keeps the two equal.

    Classes ``g-GROUP`` and ``r-ROLE``, and the few colours that are not the theme's.

    ``dark`` is put on the root by ``dom.js``, which looks at the page's own background: the
    theme may be another than the system's, so ``prefers-color-scheme`` would not do.
    """
    light = "".join(f".g-{s.group} {{ color: {s.light}; }}\n" for s in STYLES.values())
    dark = "".join(f".dark .g-{s.group} {{ color: {s.dark}; }}\n" for s in STYLES.values())
    roles = "".join(f".r-{code} {{ --role: {hue}; }}\n" for code, (_, hue) in ROLES.items())
    shared = (
        ".root { --warn: #a33a00; --marked: #ffe08a; }\n"
        ".root.dark { --warn: #ffab7a; --marked: #6b5200; }\n"
    )
    return light + dark + roles + shared


if __name__ == "__main__":
    Path(__file__).with_name("assets").joinpath("palette.css").write_text(css(), encoding="utf-8")

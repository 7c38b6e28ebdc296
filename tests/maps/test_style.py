from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING, Any

import pytest

from geo.maps.assets import folders
from geo.maps.style import GROUND, STYLES, radius_px, script, style_of
from geo.records.classes import CLASSES
from geo.records.display import DISPLAY_GROUPS

if TYPE_CHECKING:
    from geo.maps.style import Theme

#: Simulation of complete colour deficiencies on linear RGB: Machado, Oliveira and Fernandes (2009),
#: https://doi.org/10.1109/TVCG.2009.113, severity 1.0.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
#: From linear RGB to the cone responses of Oklab, and from their cube roots to Oklab:
#: https://bottosson.github.io/posts/oklab/.
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)  # fmt: skip
OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)  # fmt: skip
THEMES: tuple[Theme, ...] = ("light", "dark")


def _times(matrix: Any, vector: Any) -> list[float]:  # noqa: ANN401
    return [sum(a * b for a, b in zip(line, vector, strict=True)) for line in matrix]


def _linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def _seen(colour: str, sight: str) -> list[float]:
    rgb = [min(1.0, max(0.0, part)) for part in _times(SIGHT[sight], _linear(colour))]
    return _times(OKLAB, [part ** (1 / 3) for part in _times(CONES, rgb)])


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    weights = ((0.2126, 0.7152, 0.0722),)
    low, high = sorted(_times(weights, _linear(colour))[0] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES)
def test_no_two_groups_look_alike_to_any_kind_of_sight(theme: Theme, sight: str) -> None:
    seen = {style.group: _seen(style.colour(theme), sight) for style in STYLES.values()}
    near = {(a, b): 100 * math.dist(seen[a], seen[b]) for a, b in itertools.combinations(seen, 2)}
    assert min(near.values()) > 7, min(near, key=lambda pair: near[pair])


@pytest.mark.parametrize("theme", THEMES)
def test_symbols_stand_out_from_the_land(theme: Theme) -> None:
    for style in STYLES.values():
        for ground in ("land", "focus"):
            assert _contrast(style.colour(theme), GROUND[theme][ground]) >= 3, style.group


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_map_can_be_read(theme: Theme) -> None:
    ground = GROUND[theme]
    for ink in ("ink", "muted"):
        for paper in ("land", "focus", "sea", "paper"):
            assert _contrast(ground[ink], ground[paper]) >= 4.5, (ink, paper)


def test_every_group_has_a_shape_of_its_own() -> None:
    assert list(STYLES) == list(DISPLAY_GROUPS)
    assert len({style.shape for style in STYLES.values()}) == len(DISPLAY_GROUPS)
    assert {style_of(code).group for code in CLASSES} <= set(DISPLAY_GROUPS)


def test_a_clash_at_a_protest_has_another_colour_and_shape_than_a_march() -> None:
    march, clash = style_of("demonstration"), style_of("violent_demonstration")
    assert {clash.label, style_of("mob_violence").label} == {"Violent unrest"}
    assert (march.label, march.shape, clash.shape) == ("Protest", "circle", "saltire")
    assert len({march.light, clash.light, style_of("armed_clash").light}) == 3


def test_shapes_have_the_area_of_the_unit_circle() -> None:
    for style in STYLES.values():
        if style.shape in {"circle", "plus"}:
            continue
        points = [tuple(map(float, p)) for p in re.findall(r"(-?[\d.]+),(-?[\d.]+)", style.path)]
        around = zip(points, points[1:] + points[:1], strict=True)
        area = sum(x * v - u * y for (x, y), (u, v) in around) / 2
        assert area == pytest.approx(math.pi, rel=0.01), style.shape


def test_area_beyond_the_smallest_grows_with_the_people_hurt() -> None:
    areas = [radius_px(hurt) ** 2 - radius_px(0) ** 2 for hurt in (10, 20, 40)]
    assert areas == pytest.approx([55, 110, 220])


def test_the_scripts_have_the_colours_and_shapes_of_this_table() -> None:
    written = folders()["maps"] / "looks.js"
    assert written.read_text(encoding="utf-8") == script(), "python -m geo.maps.style"

"""The style sheet that the browser fetches holds the colours of the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.ui import palette

if TYPE_CHECKING:
    from pathlib import Path


def test_the_style_sheet_holds_the_colours_of_map_and_roles(root: Path) -> None:
    held = (root / "geo" / "ui" / "assets" / "palette.css").read_text(encoding="utf-8")
    assert held == palette.css(), "write it anew: python -m geo.ui.palette"

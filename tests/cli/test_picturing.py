"""``dateline export --format png`` and ``html``: the filtered set as a picture and as a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Answer


def test_the_picture_is_of_the_filtered_set_and_the_same_each_time(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    made = []
    for name, first in (("a", "2023-05-29"), ("b", "2023-05-29"), ("c", "2023-05-01")):
        out = tmp_path / f"{name}.png"
        asked = ("--format", "png", "--out", out, "--from", first, "--to", "2023-05-31")
        answer = call("export", "--store", store, *asked)
        assert (answer.status, answer.err) == (0, "")
        made.append(out.read_bytes())
    assert made[0][:8] == b"\x89PNG\r\n\x1a\n"
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_the_page_holds_the_filtered_set_with_its_words_and_fetches_nothing(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    told = []
    for first in ("2023-05-29", "2023-05-01"):
        out = tmp_path / f"{first}.html"
        answer = call("export", "--store", store, "--out", out, "--from", first)
        assert (answer.status, answer.err) == (0, "")
        page = out.read_text(encoding="utf-8")
        assert "default-src 'none'" in page
        (number,) = re.findall(r'"totals":"In all: (\d+) incident', page)
        assert answer.out.strip() == f"{out}: {number} incidents"
        assert page.count('"words":[[') == int(number)
        told.append(int(number))
    assert told[0] < told[1]


def test_a_folder_that_is_not_there_is_one_line_and_leaves_nothing(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    out = tmp_path / "nowhere" / "map.png"
    answer = call("export", "--store", store, "--format", "png", "--out", out)
    assert answer.status == 1
    assert "there is no folder" in answer.err
    assert list(tmp_path.glob("**/*.png")) == []

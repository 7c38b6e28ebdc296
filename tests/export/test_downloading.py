"""What the app gives to take away is what ``dateline export`` writes, to the last byte."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from geo import exchange
from geo.cli.filtering import filter_of
from geo.cli.parser import build_parser
from geo.export import FORMATS, write
from geo.records import Filter
from geo.settings import default_settings
from geo.store import open_store
from geo.ui import downloads, source
from tests.browser.running import start, watch
from tests.ui import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

WEEK = Filter(start=dt.date(2031, 5, 1), end=dt.date(2031, 5, 14), rule="conservative")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return workspace.fill(tmp_path_factory.mktemp("store") / "s.sqlite")


def test_what_a_reviewer_rejected_is_in_no_export_that_does_not_ask_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = workspace.fill(tmp_path / "s.sqlite")
    with open_store(url) as store:
        store.review("inc-clash", "rejected", by="M. B.")
    monkeypatch.setenv("DATELINE_STORE", url)
    at = source.state()
    look = source.workspace(at)
    for chosen, has, left in ((Filter(), False, 1), (Filter(rejected=True), True, 0)):
        found, about = exchange.select(default_settings(url), chosen)
        assert ("inc-clash" in {i.id for i in found}) is has
        for name in ("geojson", "geojsonseq", "csv", "hxl", "acled", "kml"):
            path = tmp_path / f"{name}{has}{FORMATS[name].suffix}"
            write(found, path, format=name, about=about)
            assert (b"inc-clash" in path.read_bytes()) is has, name
        told = json.loads(downloads.file("manifest", at, look, found, chosen))
        assert (told["incidents"], told["rejected_left_out"]) == (len(found), left)
    asked = build_parser().parse_args(["export", "--out", "x.csv", "--rejected"])
    assert filter_of(asked) == Filter(rejected=True)


@pytest.mark.parametrize("chosen", [Filter(), WEEK], ids=["default", "week"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_download_is_the_export_under_the_same_filter(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, chosen: Filter
) -> None:
    settings = default_settings(url)
    found, about = exchange.select(settings, chosen)
    assert found
    write(found, tmp_path / f"incidents{FORMATS[name].suffix}", format=name, about=about)
    monkeypatch.setenv("DATELINE_STORE", url)
    look = source.workspace(source.state())
    given = downloads.file(name, source.state(), look, found, chosen)
    if FORMATS[name].beside:
        with zipfile.ZipFile(io.BytesIO(given)) as archive:
            assert {inside: archive.read(inside) for inside in archive.namelist()} == {
                path.name: path.read_bytes() for path in tmp_path.iterdir()
            }
    else:
        assert given == (tmp_path / f"incidents{FORMATS[name].suffix}").read_bytes()


@pytest.mark.browser
def test_the_buttons_give_what_is_shown_and_escape_closes_their_window(
    browser: Browser, tmp_path: Path
) -> None:
    app = start(workspace.fill(tmp_path / "s.sqlite"), tmp_path)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        watched = watch(context, app.url)
        watched.open(f"{app.url}/?from=2031-05-08&to=2031-05-14")
        page = watched.page
        with page.expect_download() as geojson:
            page.get_by_role("button", name="Download 4 incidents as GeoJSON").click()
        page.get_by_role("button", name="Other formats").click()
        window = page.get_by_role("dialog", name="Other formats")
        window.get_by_role("button", name="Citation (CFF)").wait_for()
        assert window.get_by_role("button").count() == len(FORMATS) + 1  # a page; to close it
        boxes = [b.bounding_box() for b in window.get_by_test_id("stDownloadButton").all()]
        assert sum(box is not None and box["y"] + box["height"] < 900 for box in boxes) >= 9
        with page.expect_download() as table:
            page.get_by_role("button", name="ACLED’s columns (CSV)").click()
        window.locator("button:focus", has_text="ACLED").wait_for()
        page.keyboard.press("Escape")
        window.wait_for(state="detached")
        got = {d.value.suggested_filename: d.value.path().read_bytes() for d in (geojson, table)}
    finally:
        context.close()
        app.stop()
    chosen = Filter(start=dt.date(2031, 5, 8), end=dt.date(2031, 5, 14))
    found, about = exchange.select(default_settings(f"sqlite:///{tmp_path / 's.sqlite'}"), chosen)
    write(found, tmp_path / "x.geojson", about=about)
    assert got["incidents.geojson"] == (tmp_path / "x.geojson").read_bytes()
    with zipfile.ZipFile(io.BytesIO(got["incidents-acled.zip"])) as archive:
        assert sorted(archive.namelist()) == [
            "incidents.csv",
            "incidents.losses.csv",
            "incidents.manifest.json",
        ]

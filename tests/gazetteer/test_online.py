"""Nominatim asked over real HTTP, on a server of this machine that answers as it does."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.cli import main
from geo.errors import UsageError
from geo.gazetteer import online
from geo.gazetteer.online import Online, OnlineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Made up, in the form of https://nominatim.org/release-docs/latest/api/Output/.
ANSWERS: dict[str, Any] = {
    "Qqvexh Lane": [
        {
            "osm_type": "way", "osm_id": 11, "lat": "10.5", "lon": "20.25", "class": "highway",
            "type": "residential", "name": "Qqvexh Lane",
            "display_name": "Qqvexh Lane", "address": {"country_code": "td"},
        },
        {
            "osm_type": "way", "osm_id": 12, "lat": "42.9", "lon": "20.87", "class": "highway",
            "type": "residential", "name": "Qqvexh Lane", "display_name": "Qqvexh Lane",
            "address": {"country_code": "xk", "state": "Mitrovica"},
            "boundingbox": ["42.89", "42.91", "20.86", "20.88"],
        },
    ],
    "Broken": [{"osm_type": "way", "lat": "1", "lon": "2", "display_name": "no number"}],
    "Off": [{"osm_type": "node", "osm_id": 1, "lat": "95", "lon": "0", "display_name": "x"}],
}  # fmt: skip


class _Nominatim(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[float, dict[str, list[str]], str]] = []
        self.status = 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: _Nominatim

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        agent = self.headers["User-Agent"]
        self.server.asked.append((time.monotonic(), query, agent))
        body = json.dumps(ANSWERS.get(query["q"][0], [])).encode()
        self.send_response(self.server.status if parts.path == "/search" else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its parent's name)
        del format, args


@pytest.fixture
def nominatim() -> Iterator[_Nominatim]:
    server = _Nominatim()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_place_in_a_country_of_the_article_counts(
    nominatim: _Nominatim, tmp_path: Path
) -> None:
    place = Online(tmp_path, server=nominatim.address).find("Qqvexh Lane", countries=["XK", "RS"])
    assert place is not None
    assert (place.id, place.lon, place.lat) == ("osm:way/12", 20.87, 42.9)
    assert (place.country, place.admin1, place.kind) == ("XK", "Mitrovica", "landmark")
    assert 1000 < place.uncertainty_m < 2000


def test_a_namesake_in_another_country_is_no_answer(nominatim: _Nominatim, tmp_path: Path) -> None:
    assert Online(tmp_path, server=nominatim.address).find("Qqvexh Lane", countries=["FR"]) is None


def test_without_a_country_the_first_answer_counts(nominatim: _Nominatim, tmp_path: Path) -> None:
    place = Online(tmp_path, server=nominatim.address).find("Qqvexh Lane")
    assert place is not None
    assert place.id == "osm:way/11"


def test_it_says_who_asks_and_asks_once_a_second(nominatim: _Nominatim, tmp_path: Path) -> None:
    service = Online(tmp_path, server=nominatim.address)
    begun = time.perf_counter()  # the server's own clock is late where its thread has to wait
    for name in ("One", "Two", "Three"):
        assert service.find(name) is None
    assert time.perf_counter() - begun >= 2
    assert len(nominatim.asked) == 3
    assert {agent for _, _, agent in nominatim.asked} == {online.USER_AGENT}
    assert "dateline" in online.USER_AGENT


def test_no_name_is_asked_for_twice_not_even_by_the_next_process(
    nominatim: _Nominatim, tmp_path: Path
) -> None:
    for name in ("Qqvexh Lane", "QQVEXH  LANE", "Nothing", "Nothing"):
        Online(tmp_path, server=nominatim.address).find(name)
    assert [query["q"] for _, query, _ in nominatim.asked] == [["Qqvexh Lane"], ["Nothing"]]


def test_an_answer_that_is_no_place_is_left_aside(nominatim: _Nominatim, tmp_path: Path) -> None:
    service = Online(tmp_path, server=nominatim.address)
    assert service.find("Broken") is None
    with pytest.raises(OnlineError):
        service.find("Off")


def test_a_service_that_fails_is_left_alone_and_its_failure_not_kept(
    nominatim: _Nominatim, tmp_path: Path
) -> None:
    nominatim.status = 503
    service = Online(tmp_path, server=nominatim.address)
    for name in ("One", "Two", "Three", "Four"):
        with pytest.raises(OnlineError):
            service.find(name)
    assert len(nominatim.asked) == 2
    nominatim.status = 200
    assert Online(tmp_path, server=nominatim.address).find("One") is None


def test_what_is_no_name_is_not_sent(nominatim: _Nominatim, tmp_path: Path) -> None:
    service = Online(tmp_path, server=nominatim.address)
    assert service.find("...") is None
    assert service.find("a" * 500) is None
    assert nominatim.asked == []


def test_an_address_that_is_none_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no address"):
        Online(tmp_path, server="file:///etc/passwd")


TEXT = "Police closed a road near Qqvexh, Kosovo, on Monday, officers in Pristina said.\n"


def _parse(tmp_path: Path, *options: str) -> list[dict[str, Any]]:
    texts, out = tmp_path / "in", tmp_path / "out"
    texts.mkdir(exist_ok=True)
    (texts / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["parse", str(texts), str(out), *options]) == 0
    found: list[dict[str, Any]] = json.loads((out / "a.json").read_text("utf-8"))["mentions"]
    return found


def test_the_network_is_not_asked_unless_somebody_says_so(
    nominatim: _Nominatim, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_NOMINATIM", nominatim.address)
    _parse(tmp_path)
    assert nominatim.asked == []


@pytest.mark.parametrize("how", ["option", "setting"])
def test_only_names_that_stay_unresolved_are_asked_for_and_the_answer_is_marked(
    nominatim: _Nominatim, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setitem(ANSWERS, "Qqvexh", ANSWERS["Qqvexh Lane"])
    monkeypatch.setenv("DATELINE_NOMINATIM", nominatim.address)
    before = _parse(tmp_path)
    if how == "setting":
        monkeypatch.setenv("DATELINE_ONLINE", "1")
    after = _parse(tmp_path, *(["--online"] if how == "option" else []))
    unresolved = [m["text"] for m in before if m["place_id"] is None]
    assert unresolved == ["Qqvexh"]
    assert [query["q"][0] for _, query, _ in nominatim.asked] == unresolved
    (marked,) = [m for m in after if m.get("resolver") == "nominatim"]
    assert marked["place_id"] == "osm:way/12"
    assert "ODbL" in marked["reason"]
    assert [m for m in after if m is not marked] == [m for m in before if m["place_id"]]


def test_several_processes_may_not_ask_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["parse", str(tmp_path), str(tmp_path), "--online", "--jobs", "2"]) == 2
    assert "--jobs" in capsys.readouterr().err

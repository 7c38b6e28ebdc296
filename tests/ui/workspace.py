"""Invented reports about invented incidents at real places: what the tests of the app look at.

Nothing here happened. The places and their coordinates are real, so that the map has ground under
them; outlets, people and figures are made up. `HOSTILE` holds the strings that must stay text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any

from geo.records import (
    Article,
    Casualty,
    Claim,
    Coded,
    Conflict,
    Count,
    Document,
    Incident,
    LedgerEntry,
    Mention,
    Place,
    Resolution,
    Sentence,
    Source,
)
from geo.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

#: Texts that would run, load or restyle where they are taken for markup or script.
HOSTILE = (
    "<img src=x onerror=\"window.pwned=1;fetch('http://evil.example/i')\">",
    "</script><script>window.pwned=2</script>",
    "${window.pwned=3}",
    "&#36;{window.pwned=4}",
    "`+(window.pwned=5)+`",
    "{{7*7}}",
    "![x](http://evil.example/m.png)",
    "[x](javascript:window.pwned=6)",
    ":red[x]",
    "$x$",
)

TRIESTE = Place("geonames:3165185", "Trieste", 13.7768, 45.6495, country="IT", uncertainty_m=4000)
GORIZIA = Place("geonames:3176177", "Gorizia", 13.6222, 45.9410, country="IT")
KOPER = Place("geonames:3197753", "Koper", 13.7302, 45.5469, country="SI")
UDINE = Place("geonames:3165072", "Udine", 13.2359, 46.0619, country="IT")
VILLACH = Place("geonames:2762372", "Villach", 13.8506, 46.6111, country="AT")
MITROVICA = Place("geonames:789228", "Mitrovica", 20.8700, 42.8914, country="XK")
ITALY = Place("country:IT", "Italy", 12.8, 42.8, kind="country", country="IT")

_TEXTS: dict[str, tuple[str, str | None, str, dt.date | None, str]] = {
    "harbour-day": (
        "Harbour in uproar",
        "Adria Observer",
        "original",
        dt.date(2031, 5, 13),
        (
            "Harbour in uproar\n"
            "Dock workers and police clashed at the port of Trieste on Monday.\n"
            "The hospital said that 53 dock workers were treated and 30 officers were hurt.\n"
            "Eleven customs men and 19 police were among the officers hurt.\n"
            "On Tuesday lorries blocked the road at Gorizia.\n"
            "A march in Koper on Wednesday stayed calm, the mayor said.\n"
        ),
    ),
    "wire-note": (
        "Port clash: what is known",
        "Karst Wire",
        "original",
        dt.date(2031, 5, 14),
        (
            "Port clash: what is known\n"
            "The union counted 52 dock workers hurt in Trieste on 12 May.\n"
            "The interior ministry spoke of 30 injured officers.\n"
            "Two men were arrested in Udine on 15 May, prosecutors said.\n"
            "A second march is planned in Villach for 20 May.\n"
            "Somewhere in the hills a warehouse burned, witnesses said.\n"
        ),
    ),
    "digest": (
        "Days at the docks",
        "Quarnero Review",
        "digest",
        dt.date(2031, 5, 16),
        (
            'In Trieste "dozens of workers" were hurt on Monday, the paper says.\n'
            'It puts the officers at "at least 28 of them", after the police chief.\n'
            "It recalls the strike of autumn 2019 in Trieste.\n"
        ),
    ),
    "unnamed": (
        "Notes from the road",
        None,
        "original",
        None,
        (
            "Notes from the road\n"
            "Stones were thrown at a bus in Mitrovica on 17 May.\n"
            "The foreign ministry in Rome protested.\n"
            "Nobody could say when the bridge had been closed.\n"
        ),
    ),
}


def article_id(name: str) -> str:
    """Return the id of an invented report."""
    return hashlib.sha256(name.encode()).hexdigest()


def _documents() -> dict[str, Document]:
    found = {}
    for name, (title, outlet, kind, published, text) in _TEXTS.items():
        sentences = []
        at = 0
        for number, line in enumerate(text.splitlines(), start=1):
            start = text.index(line, at)
            at = start + len(line)
            sentences.append(Sentence(start, at, number, "title" if line == title else "body"))
        found[name] = Document(
            Article(
                id=article_id(name),
                name=f"{name}.txt",
                text=text,
                title=title,
                publisher=outlet,
                url=f"https://example.org/{name}",
                published=published,
                published_basis="stated" if published else "none",
                kind="digest" if kind == "digest" else "original",
                paragraphs=(2, 5, 9) if kind == "digest" else (),
            ),
            tuple(sentences),
        )
    return found


DOCUMENTS = _documents()


def _claim(name: str, words: str, field: str, value: str, **more: Any) -> Claim:  # noqa: ANN401
    document = DOCUMENTS[name]
    start = document.article.text.index(words)
    sentence = next(s for s in document.sentences if s.start <= start < s.end)
    digits = int(value) if value.isdigit() else None
    figures = {"low": digits, "best": digits, "high": digits} if digits is not None else {}
    return Claim(
        article_id=article_id(name),
        start=start,
        end=start + len(words),
        field=field,
        value=value,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        paragraph=sentence.paragraph,
        **(figures | more),
    )


def _source(name: str) -> Source:
    article = DOCUMENTS[name].article
    return Source(article.id, article.outlet, article.title, article.url, article.published)


def _incident(
    name: str,
    title: str,
    event_class: str,
    day: dt.date | None,
    **more: Any,  # noqa: ANN401
) -> Incident:
    place: Place | None = more.pop("place", None)
    told: tuple[str, ...] = more.pop("told", ())
    where = {
        "place_id": place.id if place else None,
        "place_name": place.name if place else None,
        "lon": place.lon if place else None,
        "lat": place.lat if place else None,
        "country": place.country if place else None,
        "where_prec": (6 if place.kind == "country" else 1) if place else None,
    }
    return Incident(
        id=f"inc-{name}",
        title=title,
        event_class=event_class,
        start=day,
        end=more.pop("end", day),
        date_prec=more.pop("date_prec", 1 if day else None),
        sources=tuple(_source(n) for n in told),
        **(where | more),
    )


def incidents() -> tuple[Incident, ...]:
    """Return a dozen invented incidents: conflicts, breakdowns, undated, unplaced, planned."""
    clash = _incident(
        "clash",
        "Dock workers and police clash at the port",
        "violent_demonstration",
        dt.date(2031, 5, 12),
        place=TRIESTE,
        told=("harbour-day", "wire-note", "digest"),
        actors=("dock workers", "police"),
        casualties=(
            Casualty("dock_workers", "injured", Count(52, 52, 53)),
            Casualty(
                "officers",
                "injured",
                Count(30, 30, 30),
                breakdown=(("customs men", 11), ("police", 19)),
            ),
        ),
        claims=(
            _claim("harbour-day", "clashed", "action", "clashed"),
            _claim(
                "harbour-day",
                "53",
                "injured.dock_workers",
                "53",
                attributed_to="the hospital",
                attribution="medical",
            ),
            _claim(
                "harbour-day",
                "30 officers",
                "injured.officers",
                "30",
                attributed_to="the hospital",
                attribution="medical",
            ),
            _claim("harbour-day", "Eleven", "injured.customs_men", "11", part_of="officers"),
            _claim("harbour-day", "19", "injured.police", "19", part_of="officers"),
            _claim(
                "wire-note",
                "52",
                "injured.dock_workers",
                "52",
                attributed_to="the union",
                attribution="party",
            ),
            _claim(
                "wire-note",
                "30",
                "injured.officers",
                "30",
                attributed_to="the interior ministry",
                attribution="official",
            ),
            _claim(
                "digest", "dozens", "injured.dock_workers", "dozens", low=12, best=None, high=None
            ),
            _claim(
                "digest",
                "at least 28",
                "injured.officers",
                "at least 28",
                low=28,
                best=28,
                high=None,
                attributed_to="the police chief",
                attribution="official",
            ),
        ),
        conflicts=(
            Conflict(
                "injured.dock_workers",
                (("52", (article_id("wire-note"),)), ("53", (article_id("harbour-day"),))),
                "52",
                "most_reported",
            ),
        ),
    )
    return (
        clash,
        _incident(
            "lorries",
            "Lorries block the road",
            "roadblock",
            dt.date(2031, 5, 13),
            place=GORIZIA,
            told=("harbour-day",),
            claims=(_claim("harbour-day", "blocked the road", "action", "blocked"),),
        ),
        _incident(
            "march",
            "A march stays calm",
            "demonstration",
            dt.date(2031, 5, 14),
            place=KOPER,
            told=("harbour-day",),
            claims=(_claim("harbour-day", "A march in Koper", "action", "march"),),
        ),
        _incident(
            "arrests",
            "Two men are arrested",
            "arrest",
            dt.date(2031, 5, 15),
            place=UDINE,
            told=("wire-note",),
            casualties=(Casualty("men", "detained", Count(2, 2, 2)),),
            claims=(
                _claim(
                    "wire-note",
                    "Two",
                    "detained.men",
                    "2",
                    low=2,
                    best=2,
                    high=2,
                    attributed_to="prosecutors",
                    attribution="official",
                ),
            ),
        ),
        _incident(
            "stones",
            "Stones are thrown at a bus",
            "mob_violence",
            dt.date(2031, 5, 17),
            place=MITROVICA,
            told=("unnamed",),
            claims=(_claim("unnamed", "Stones were thrown", "action", "stones thrown"),),
        ),
        _incident(
            "protest-note",
            "The foreign ministry protests",
            "demonstration",
            dt.date(2031, 6, 2),
            place=ITALY,
            told=("unnamed",),
            claims=(_claim("unnamed", "protested", "action", "protested"),),
        ),
        _incident(
            "warehouse",
            "A warehouse burns",
            "arson",
            dt.date(2031, 6, 9),
            told=("wire-note",),
            claims=(_claim("wire-note", "a warehouse burned", "action", "burned"),),
        ),
        _incident(
            "bridge",
            "A bridge is closed",
            "border_closure",
            None,
            place=MITROVICA,
            told=("unnamed",),
            claims=(_claim("unnamed", "the bridge had been closed", "action", "closed"),),
        ),
        _incident(
            "second-march",
            "A second march is planned",
            "demonstration",
            dt.date(2031, 5, 20),
            place=VILLACH,
            told=("wire-note",),
            modality="planned",
        ),
        _incident(
            "strike-2019",
            "Strike at the docks",
            "strike",
            dt.date(2019, 9, 1),
            end=dt.date(2019, 11, 30),
            date_prec=5,
            place=TRIESTE,
            told=("digest",),
            tier="C",
        ),
        _incident(
            "convoy",
            "An army convoy arrives",
            "deployment",
            dt.date(2031, 5, 16),
            place=UDINE,
            told=("wire-note",),
        ),
        _incident(
            "talks",
            "Mayors meet",
            "meeting",
            dt.date(2031, 5, 18),
            place=VILLACH,
            told=("harbour-day",),
            tier="B",
        ),
        _incident(
            "month",
            "Cars are set on fire",
            "arson",
            dt.date(2031, 5, 1),
            end=dt.date(2031, 5, 31),
            date_prec=4,
            place=TRIESTE,
            told=("digest",),
        ),
    )


def hostile() -> tuple[tuple[Document, ...], tuple[Incident, ...]]:
    """Return reports and incidents whose every text is one of `HOSTILE`."""
    documents = []
    found = []
    for number, words in enumerate(HOSTILE):
        text = f"{words}\nIt says {words} and 7 hurt.\n"
        key = article_id(f"hostile-{number}")
        second = text.index("\n") + 1
        documents.append(
            Document(
                Article(
                    id=key,
                    name=f"{words}.txt",
                    text=text,
                    title=words,
                    publisher=words,
                    author=words,
                    url="javascript:window.pwned=7",
                ),
                (Sentence(0, second - 1, 1, "title"), Sentence(second, len(text) - 1, 2)),
                warnings=(words,),
            )
        )
        at = text.index("7 hurt")
        found.append(
            Incident(
                id=f"hostile-{number}",
                title=words,
                event_class="explosion",
                start=dt.date(2031, 5, 12),
                end=dt.date(2031, 5, 12),
                date_prec=1,
                place_id=f"place-{number}",
                place_name=words,
                where_prec=1,
                lon=13.7 + number / 100,
                lat=45.6,
                country="IT",
                actors=(words,),
                weapons=(words,),
                casualties=(Casualty(words, "injured", Count(7, 7, 8)),),
                claims=(
                    Claim(
                        key,
                        at,
                        at + 1,
                        f"injured.{words}",
                        words,
                        7,
                        7,
                        7,
                        attributed_to=words,
                        attribution="official",
                        sentence_start=second,
                        sentence_end=len(text) - 1,
                        paragraph=2,
                    ),
                ),
                sources=(Source(key, words, words, "javascript:window.pwned=8"),),
                conflicts=(Conflict(words, ((words, (key,)),), words, words),),
                notes=(words,),
            )
        )
    return tuple(documents), tuple(found)


def resolutions() -> dict[str, tuple[Resolution, ...]]:
    """Return where a few of the names point, one of them nowhere."""
    found: dict[str, list[Resolution]] = {key: [] for key in _TEXTS}
    for name, place in (
        ("Trieste", TRIESTE),
        ("Gorizia", GORIZIA),
        ("Koper", KOPER),
        ("Udine", UDINE),
        ("Villach", VILLACH),
        ("Mitrovica", MITROVICA),
    ):
        for key, document in DOCUMENTS.items():
            at = document.article.text.find(name)
            if at >= 0:
                mention = Mention(article_id(key), at, at + len(name), name, "event_location")
                found[key].append(Resolution(mention, place, "exact name", 1.0))
    text = DOCUMENTS["unnamed"].article.text
    at = text.index("Rome")
    nowhere = Mention(article_id("unnamed"), at, at + 4, "Rome", "metonym_actor")
    found["unnamed"].append(Resolution(nowhere, None, "a government, not a place"))
    return {article_id(key): tuple(rows) for key, rows in found.items()}


def ledger() -> tuple[LedgerEntry, ...]:
    """Return two sentences that were not coded."""
    key = article_id("unnamed")
    return (
        LedgerEntry(key, 0, 10, "a heading"),
        LedgerEntry(key, 20, 30, "tells no event"),
    )


def fill(path: Path, *, with_hostile: bool = False, extra: tuple[Incident, ...] = ()) -> str:
    """Put the invented reports into a store at `path` and return its URL."""
    url = f"sqlite:///{path}"
    pointing = resolutions()
    found = [*incidents(), *extra]
    documents = list(DOCUMENTS.values())
    if with_hostile:
        more, wild = hostile()
        documents += more
        found += wild
    notes = ledger()
    with open_store(url) as store:
        for document in documents:
            key = document.article.id
            own = tuple(i for i in found if i.sources and i.sources[0].article_id == key)
            kept = tuple(n for n in notes if n.article_id == key)
            store.add(document, pointing.get(key, ()), Coded(own, kept))
        store.replace_incidents(found)
    return url


def many(count: int) -> tuple[Incident, ...]:
    """Return `count` invented incidents over forty days around Trieste."""
    classes = ("armed_clash", "demonstration", "roadblock", "arrest", "accident")
    return tuple(
        _incident(
            f"many-{n}",
            f"Invented incident {n}",
            classes[n % 5],
            dt.date(2031, 5, 1) + dt.timedelta(days=n % 40),
            place=Place(f"p-{n % 30}", f"Place {n % 30}", 13 + (n % 30) / 20, 45.4 + (n % 7) / 10),
            told=("harbour-day", "wire-note"),
            casualties=(Casualty("people", "injured", Count(n % 9, n % 9, n % 9 + 1)),),
        )
        for n in range(count)
    )

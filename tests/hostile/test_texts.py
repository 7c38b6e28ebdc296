"""Bad input through the whole way: an answer or a clear refusal, in bounded time and memory.

All texts are made here. Each goes through ``parse`` and ``code`` beside a good article, which must
come out as if it were alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo import paths, pipeline
from geo.articles import iter_articles, read_text
from geo.cli import main
from geo.errors import ArticleError
from geo.records import Article
from geo.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
GOOD = (
    "Clashes in Zvecan\n\nMay 30, 2023\n\nZVECAN, Kosovo - Two police officers were injured in "
    "clashes with protesters in Zvecan on Monday, police in Pristina said.\n"
)
LINE = "On Monday 12 people were injured in clashes in Zvecan, police in Leposavic said. "

#: Each is answered: status 0.
ANSWERED: dict[str, str] = {
    "one_letter": "a",
    "one_capital": "A",
    "one_sign": "!",
    "one_place": "Zvecan",
    "capitals": GOOD.upper(),
    "no_capitals": GOOD.lower(),
    "mixed_scripts": "Zvečan Звечан زفيتشان 兹韦钱 ज़्वेचन Ζβέτσαν: " + LINE,
    "combining": "Z\u030cv\u0301e\u0308c\u0327an " * 50 + LINE,
    "right_to_left": "\u202eZvecan\u202c \u200f" + LINE,
    "emoji": "\U0001f4a5" * 200 + LINE,
    "html": "<html><head><script>alert('Zvecan')</script></head><body><p>" + LINE
    + "</p><img src=x onerror=alert(1)>&nbsp;&amp;</body></html>",
    "open_tags": "<div>" * 20_000 + LINE,
    "script_in_name": "Police closed the road to ${alert(1)}, Kosovo, on Monday. " + LINE,
    "german": "Am Montag wurden bei Zusammenstößen in Zvečan zwei Polizisten verletzt, teilte die "
    "Polizei in Pristina mit.",
    "serbian": "У понедељак су у сукобима у Звечану повређена два полицајца, саопштила је полиција "
    "у Приштини.",
    "albanian": "Të hënën dy policë u plagosën në përleshje në Zveçan, tha policia në Prishtinë.",
    "crlf": GOOD.replace("\n", "\r\n"),
    "old_mac": GOOD.replace("\n", "\r"),
    "unicode_lines": GOOD.replace("\n", "\u2028"),
    "blanks_between": "clashes in Zvecan" + " " * 100_000 + "and Leposavic on Monday injured 3.",
    "numbers": "12 " * 30_000 + LINE,
    "huge_number": "9" * 5_000 + " people were killed in Zvecan on Monday.",
    "impossible_dates": "On 31 February 2023 and 99 May 20233 and 00/00/0000 3 died in Zvecan.",
    "quotes": "“" * 30_000 + LINE,
    "brackets": "(" * 30_000 + LINE,
    "long_name": "Zvecan" * 15_000 + " " + LINE,
    "hyphens": "Zvecan-" * 15_000 + LINE,
    "names": " ".join(f"Name{n} Town{n}" for n in range(8_000)),
    "same_name": "Zvecan " * 15_000,
    "no_stop": LINE.replace(".", "") * 1_200,
    "one_line": LINE * 1_200,
    "many_paragraphs": (LINE + "\n\n") * 1_200,
}  # fmt: skip

#: Each is refused, by name: status 1.
REFUSED: dict[str, bytes] = {
    "empty": b"",
    "blanks": b" \n\t\r\n",
    "mark_alone": b"\xef\xbb\xbf",
    "nul": b"Zvecan\0" * 100,
    "zip": b"PK\x03\x04" + b"\0\1\2\3" * 100,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 100,
    "thirty_megabytes": LINE.encode() * 375_000,
}

#: Bytes by encoding, a declared charset where one is needed, and a name that must be read right.
ENCODED: dict[str, tuple[bytes, str]] = {
    "mark_utf8": (("\ufeff" + GOOD.replace("Zvecan", "Zvečan")).encode(), "Zvečan"),
    "utf8": (GOOD.replace("Zvecan", "Zvečan").encode(), "Zvečan"),
    "utf16": (GOOD.replace("Zvecan", "Zvečan").encode("utf-16"), "Zvečan"),
    "utf32": (GOOD.replace("Zvecan", "Zvečan").encode("utf-32"), "Zvečan"),
    "cp1250": ((GOOD.replace("Zvecan", "Zvečan") + "Šest ljudi iz Leposavića.").encode("cp1250"),
               "Zvečan"),
    "cp1251": ((ANSWERED["serbian"] + "\n" + LINE).encode("cp1251"), "Звечану"),
    "latin2": ((GOOD.replace("Zvecan", "Zvečan") + "Šest žena iz Leposavića.").encode("iso8859-2"),
               "Zvečan"),
    "iso8859_5": ((ANSWERED["serbian"] + "\n" + LINE).encode("iso8859-5"), "Звечану"),
}  # fmt: skip

#: CPU seconds for one text of this file; an ordinary article takes hundredths.
BOUND_S = 15.0


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    chosen = Settings(
        store=f"sqlite:///{tmp_path_factory.mktemp('store') / 's.sqlite'}", home=paths.home_folder()
    )
    pipeline.open_gazetteer(chosen)
    return chosen


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what ``code`` writes for the good article where there is no other."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "in").mkdir()
    (folder / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    assert main(["code", str(folder / "in"), str(folder / "out")]) == 0
    return (folder / "out" / "good.json").read_bytes()


@pytest.mark.parametrize("name", ANSWERED)
@pytest.mark.parametrize("fast", [False, True], ids=["default", "fast"])
def test_a_strange_text_is_answered_in_bounded_time(
    name: str, settings: Settings, *, fast: bool
) -> None:
    text = ANSWERED[name]
    before = time.process_time()
    article = read_text(text, name=name)
    parsed = pipeline.parse(article, settings, fast=fast)
    coded = pipeline.code(parsed)
    assert time.process_time() - before < BOUND_S
    for resolution in parsed.resolutions:
        mention = resolution.mention
        assert text[mention.start : mention.end] == mention.surface
        assert resolution.place or resolution.reason
    for incident in coded.incidents:
        assert all(0 <= c.start < c.end <= len(text) for c in incident.claims)


@pytest.mark.parametrize("command", ["parse", "code"])
def test_bad_articles_are_refused_by_name_and_the_good_one_is_unharmed(
    tmp_path: Path, alone: bytes, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    texts, out = tmp_path / "in", tmp_path / "out"
    texts.mkdir()
    (texts / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, raw in REFUSED.items():
        (texts / f"{name}.txt").write_bytes(raw)
    assert main([command, str(texts), str(out)]) == 1
    told = capsys.readouterr().err
    assert all(f"{name}.txt" in told for name in REFUSED)
    assert "please report" not in told
    assert "Traceback" not in told
    assert [path.stem for path in out.glob("*.json")] == ["good"]
    written = json.loads((out / "good.json").read_text("utf-8"))
    assert written["mentions"] == json.loads(alone)["mentions"]
    if command == "code":
        assert (out / "good.json").read_bytes() == alone


@pytest.mark.parametrize("name", ENCODED)
def test_eight_encodings_are_read_and_names_are_found(tmp_path: Path, name: str) -> None:
    raw, wanted = ENCODED[name]
    texts, out = tmp_path / "in", tmp_path / "out"
    texts.mkdir()
    (texts / "a.txt").write_bytes(raw)
    assert main(["parse", str(texts), str(out)]) == 0
    (article,) = iter_articles([texts])
    assert isinstance(article, Article)
    assert wanted in article.text
    mentions = json.loads((out / "a.json").read_text("utf-8"))["mentions"]
    assert mentions
    assert all(article.text[m["start"] : m["end"]] == m["text"] for m in mentions)


def test_a_place_is_found_in_texts_of_other_languages(settings: Settings) -> None:
    # In Serbian the name stands in the locative (Звечану), which is not found in running Cyrillic.
    for name in ("german", "albanian"):
        parsed = pipeline.parse(read_text(ANSWERED[name], name=name), settings)
        found = {r.place.id for r in parsed.resolutions if r.place}
        assert "geonames:783770" in found, name


def test_a_pasted_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(ArticleError, match="too long"):
        read_text("word " * 6_000_000, name="pasted")


_RUN = """
import resource, sys
from pathlib import Path
from geo.cli import main
status = main(sys.argv[1:])
marks = [x.split()[1] for x in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in x]
print(marks[0])
sys.exit(status)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="reads Linux's own mark")
def test_a_hundred_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    with (tmp_path / "in" / "large.txt").open("wb") as file:
        for _ in range(100):
            file.write(LINE.encode() * (1_000_000 // len(LINE)))
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "code", str(tmp_path / "in"), str(tmp_path / "out")],
        cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ),
    )  # fmt: skip
    assert done.returncode == 1
    assert "too long" in done.stderr
    assert (tmp_path / "out" / "good.json").is_file()
    assert time.monotonic() - began < 60
    assert int(done.stdout.split()[-1]) / 1024 < 300


@pytest.mark.slow
def test_one_line_of_a_million_words_is_answered(settings: Settings) -> None:
    before = time.process_time()
    parsed = pipeline.parse(read_text("word " * 999_999 + "Zvecan", name="line"), settings)
    pipeline.code(parsed)
    assert time.process_time() - before < 120
    assert len(parsed.resolutions) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("unit", [LINE, LINE.lower(), "Zvecan ", "a\n", "May 1, 2023 "])
def test_a_million_characters_are_answered_in_bounded_time(settings: Settings, unit: str) -> None:
    text = unit * (999_000 // len(unit))
    before = time.process_time()
    pipeline.code(pipeline.parse(read_text(text, name="long"), settings))
    assert time.process_time() - before < 120

"""Hostile files through `ingest`: one clear message each, no network, nothing written elsewhere."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from geo.articles.documents import LARGEST_BYTES, plain_text
from geo.articles.pages import MOST_TAGS
from geo.cli import main
from geo.errors import ArticleError
from geo.store import open_store
from tests.articles.docx_making import of_body, with_parts, word

ROOT = Path(__file__).resolve().parents[2]
GOOD = b"<h1>Fire in Villach</h1><p>A fire in Villach on 12 May 2031 killed two people.</p>"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REPORT = "<p>Police closed the road in Udine on Monday, and two officers were hurt.</p>"
BOUND_S = 60

#: All are refused: the file's name and why.
REFUSED: dict[str, bytes] = {
    "empty.html": b"",
    "empty.docx": b"",
    "blank.html": b"<html><body>\n</body></html>",
    "script.html": b"<html><body><script>document.write('Police')</script></body></html>",
    "nested.html": b"<div>" * 20_000 + REPORT.encode(),
    "crowded.html": b"<p>" + b"<b>x</b>" * MOST_TAGS + REPORT.encode(),
    "attributes.html": b"<p " + b"a=1 " * 50_000 + b">" + REPORT.encode(),
    "rich.html": b"{\\rtf1 Police closed it.}",
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "broken.docx": b"PK\x03\x04 nothing",
    "cut.docx": word("Police closed it.")[:2_000],
    "old.docx": OLD,
    "locked.docx": OLD + "EncryptedPackage".encode("utf-16-le"),
    "rich.docx": b"{\\rtf1 Police closed it.}",
    "bomb.docx": with_parts(word("x"), {"word/media/a.bin": bytes(80_000_000)}),
    "laughs.docx": of_body("<w:p/>", head='<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
    "nested.docx": of_body("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000),
    "nothing.docx": word(),
}

#: Reads files that point everywhere, and says what Python was asked to do meanwhile.
WATCHED = """
import sys
from pathlib import Path
told = []
def note(event, values):
    here = {"socket.__new__", "socket.bind"}  # urllib3, as it is imported: is there an IPv6?
    if event.startswith(("socket.", "urllib.", "subprocess.", "os.system")) and event not in here:
        told.append(event)
    if event == "open" and isinstance(values[1], str) and set(values[1]) & set("wax+"):
        told.append(f"open {values[0]}")
    if event in {"os.mkdir", "os.rename", "os.remove"}:
        told.append(f"{event} {values[0]}")
sys.addaudithook(note)
from geo.articles.documents import plain_text
for name in sys.argv[1:]:
    assert plain_text(Path(name).read_bytes(), name=name).raw, name
print(told)
"""


def test_hostile_files_are_refused_by_name_and_the_good_one_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "in"
    texts.mkdir()
    for name, raw in {"good.html": GOOD, **REFUSED}.items():
        (texts / name).write_bytes(raw)
    with (texts / "large.html").open("wb") as file:
        file.truncate(200_000_000)
    store = f"sqlite:///{tmp_path / 's.sqlite'}"
    with open_store(store):
        pass
    before = time.process_time()
    assert main(["ingest", str(texts), "--store", store]) == 1
    assert time.process_time() - before < BOUND_S
    told = capsys.readouterr().err
    for name in (*REFUSED, "large.html"):
        assert told.count(name) == 1, told
    assert "Traceback" not in told
    assert "please report" not in told
    with open_store(store) as opened:
        names = {d.article.name for d in opened.documents()}
    assert names & {*REFUSED, "good.html", "large.html"} == {"good.html"}


def test_a_page_and_a_document_that_point_elsewhere_ask_for_nothing_and_write_nothing(
    tmp_path: Path,
) -> None:
    page = (
        '<html><head><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/x">'
        '<link rel="canonical" href="http://127.0.0.1:9/2031/05/14/a">'
        '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><base href="http://127.0.0.1:9/">'
        '<meta property="og:image" content="http://127.0.0.1:9/a.png"></head><body>'
        f'<iframe src="http://127.0.0.1:9/f"></iframe><img src="http://127.0.0.1:9/i">{REPORT}'
        '<a href="http://127.0.0.1:9/next" rel="next">Next</a></body></html>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="http://127.0.0.1:9/t.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    document = with_parts(
        of_body("<w:p><w:r><w:t>Police closed it.</w:t></w:r></w:p>"),
        {"word/_rels/document.xml.rels": outside.encode()},
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(document)
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, "a.html", "a.docx"],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.html"]


def test_a_file_that_is_too_long_is_refused_before_it_is_parsed() -> None:
    before = time.process_time()
    with pytest.raises(ArticleError, match="too long"):
        plain_text(b"<p>" + b"x" * LARGEST_BYTES, name="a.html")
    assert time.process_time() - before < BOUND_S


def test_a_small_archive_that_swells_is_refused_by_the_sizes_it_tells() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(300_000_000))
    assert len(made.getvalue()) < 1_000_000
    with pytest.raises(ArticleError, match="unpacks to 300 MB"):
        plain_text(made.getvalue(), name="a.docx")

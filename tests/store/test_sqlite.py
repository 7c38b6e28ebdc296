"""What is particular to the SQLite store: the file, its faults, other processes, kills."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import StoreError
from geo.records import Article, Coded, Document, Incident
from geo.store import open_store, store_path

ROOT = Path(__file__).resolve().parents[2]


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def refusal(url: str) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(url, wait_s=0.1)
    told = str(caught.value)
    assert "\n" not in told
    return told


@pytest.mark.parametrize("url", ["postgresql://host/db", "postgres://x", "postgresql+psycopg://x"])
def test_a_postgresql_url_is_said_to_be_not_available_yet(url: str) -> None:
    assert "not available yet: use sqlite:///PATH" in refusal(url)


@pytest.mark.parametrize(
    "url", ["", "x.sqlite", "mysql://x", "sqlite://x", "sqlite:///", "sqlite:///:memory:"]
)
def test_what_is_no_url_of_a_store_is_refused_with_the_form_that_is(url: str) -> None:
    assert "sqlite:///PATH" in refusal(url)


def test_a_relative_and_an_absolute_path_can_be_named() -> None:
    assert store_path("sqlite:///a/b.sqlite") == Path("a/b.sqlite")
    assert store_path("sqlite:////a/b.sqlite") == Path("/a/b.sqlite")


def test_folders_that_are_missing_are_made(tmp_path: Path) -> None:
    with open_store(url_of(tmp_path / "new" / "er" / "s.sqlite")) as store:
        assert store.is_empty()


def test_a_path_with_odd_characters_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Звечан ?mode=memory #%41.sqlite"
    with open_store(url_of(path)):
        pass
    assert path.exists()


def test_the_log_is_written_ahead_and_every_commit_synced(tmp_path: Path) -> None:
    with open_store(url_of(tmp_path / "s.sqlite")):
        pass
    with sqlite3.connect(tmp_path / "s.sqlite") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(url_of(tmp_path))


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "choose a folder that you may write to" in refusal(url_of(tmp_path / "file" / "s"))


@pytest.mark.parametrize("name", ["s.sqlite", "deeper/s.sqlite"])
def test_a_folder_that_cannot_be_written_is_refused(name: str) -> None:
    # As root every folder can be written: the attempt is made by a user without rights.
    code = (
        "import os, sys\n"
        "from geo.errors import StoreError\n"
        "from geo.store import open_store, sqlite\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try: open_store(sys.argv[1])\n"
        "except StoreError as error: print(error)\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder)
        locked.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", code, url_of(locked / name)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        locked.chmod(0o755)
    assert "writ" in done.stdout, done
    assert done.stdout.count("\n") == 1


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database at all, but long enough to be read as one. " * 40)
    before = path.read_bytes()
    assert "is not a database" in refusal(url_of(path))
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    assert "no Dateline store" in refusal(url_of(path))
    assert path.read_bytes() == before


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(url_of(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert "newer Dateline (schema 99, this one reads 2): upgrade" in refusal(url_of(path))


def test_a_store_that_another_process_is_writing_is_told_to_be_in_use(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(url_of(path), wait_s=0.1) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another process"):
            store.replace_incidents([Incident("i", "t", "other")])
        other.execute("ROLLBACK")
        other.close()
        store.replace_incidents([Incident("i", "t", "other")])


def test_a_damaged_record_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(url_of(path)) as store:
        store.replace_incidents([Incident("i", "t", "other")])
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE incidents SET record = '[1'")
        with pytest.raises(StoreError, match="damaged incident"):
            store.incidents()


def test_the_history_cannot_be_changed_even_with_sql(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(url_of(path)) as store:
        store.add(Document(Article("0" * 64, "a.txt", "text")), (), Coded())
    with sqlite3.connect(path) as connection:
        for change in ("DELETE FROM history", "UPDATE history SET by = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)


def test_two_processes_that_open_a_new_store_at_once_both_get_one(tmp_path: Path) -> None:
    url = url_of(tmp_path / "s.sqlite")
    code = "import sys; from geo.store import open_store; open_store(sys.argv[1]).close()"
    started = [
        subprocess.Popen([sys.executable, "-c", code, url], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    errors = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0, 0], errors


def test_many_that_open_a_new_store_in_the_same_instant_all_get_it(tmp_path: Path) -> None:
    def opened(url: str, ready: threading.Barrier) -> None:
        ready.wait(timeout=60)
        open_store(url).close()

    with ThreadPoolExecutor(6) as pool:
        for n in range(60):
            ready = threading.Barrier(6)
            url = url_of(tmp_path / f"{n}.sqlite")
            for opening in [pool.submit(opened, url, ready) for _ in range(6)]:
                opening.result()


def test_a_writer_that_is_killed_leaves_whole_articles_only(tmp_path: Path) -> None:
    url = url_of(tmp_path / "s.sqlite")
    code = (
        "import sys\n"
        "from geo.records import Article, Coded, Document, Incident\n"
        "from geo.store import open_store\n"
        "with open_store(sys.argv[1]) as store:\n"
        "    for n in range(100_000):\n"
        "        doc = Document(Article(f'{n:064x}', 'a.txt', 'text ' * 200))\n"
        "        store.add(doc, (), Coded(tuple(Incident(f'i{n}', 't', 'other') for _ in '123')))\n"
        "        print(n, flush=True)\n"
    )
    for round_number in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", code, url], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            told = [int(writer.stdout.readline()) for _ in range(5)]
            writer.send_signal(signal.SIGKILL)
        with open_store(url) as store:
            kept = store.documents()
            assert len(kept) >= told[-1] + 1, round_number
            assert len(store.drafts()) == 3 * len(kept)
            for document in kept:
                store.remove(document.article.id)

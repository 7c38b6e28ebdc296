"""The tables of the SQLite store, and how an older file becomes a newer one.

Records are kept as JSON (`geo.records.codec`); beside it stand only the columns that queries
need. `VERSION` is written to ``PRAGMA user_version``; `APPLICATION` tells our files from others.
"""

from __future__ import annotations

import sqlite3

#: "Dtln" in ASCII, written to ``PRAGMA application_id``.
APPLICATION = 0x44746C6E

VERSION = 2

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('original', 'digest')),
    record TEXT NOT NULL
);

CREATE TABLE resolutions (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    place TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE ledger (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE tables (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE drafts (
    number INTEGER PRIMARY KEY,
    article TEXT REFERENCES articles (id) ON DELETE CASCADE,
    table_number INTEGER REFERENCES tables (number) ON DELETE CASCADE,
    record TEXT NOT NULL,
    CHECK ((article IS NULL) <> (table_number IS NULL))
);
CREATE INDEX drafts_by_article ON drafts (article);
CREATE INDEX drafts_by_table ON drafts (table_number);

CREATE TABLE incidents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    start TEXT,
    end TEXT,
    lon REAL,
    lat REAL,
    where_prec INTEGER,
    record TEXT NOT NULL
);
CREATE INDEX incidents_by_start ON incidents (start, end);
CREATE VIRTUAL TABLE incident_boxes USING rtree (number, west, east, south, north);

CREATE TABLE aliases (surface TEXT PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE reviews (
    incident TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('machine', 'accepted', 'edited', 'rejected', 'imported'))
) WITHOUT ROWID;

CREATE TABLE history (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    before TEXT,
    after TEXT,
    note TEXT NOT NULL
);
CREATE INDEX history_by_subject ON history (subject);
CREATE TRIGGER history_keeps_lines BEFORE DELETE ON history
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
CREATE TRIGGER history_keeps_words BEFORE UPDATE ON history
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
"""

#: Which coder made an article's coding: '' where it was kept before that was noted, no row where no
#: coder made it. A table of its own, as a column behind the records would have them all read.
_CODERS = """
CREATE TABLE coders (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    coder TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO coders SELECT id, '' FROM articles;
"""

#: Step N (from 0) takes a file of version N to N + 1.
STEPS: tuple[str, ...] = (_FIRST, _CODERS)


def statements(script: str) -> list[str]:
    """Cut a script into statements; a trigger's body keeps its semicolons.

    ``sqlite3.executescript`` commits first, so that a step could be left half done.
    """
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return [statement for statement in found if statement]

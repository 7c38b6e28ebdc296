"""The append-only history of a SQLite store: what changed, when, by whom, and what it was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geo.store.connection import SqliteFile
from geo.store.interface import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from geo.store.interface import EditKind


class History:
    """The file of a store, and the lines of its history; every other part writes through it."""

    def __init__(self, path: Path, *, wait_s: float) -> None:
        self._file = SqliteFile(path, wait_s=wait_s)

    @property
    def changed_at(self) -> dt.datetime | None:
        """Time (UTC) of the last change to what it holds."""
        rows = self._file.rows("SELECT value FROM meta WHERE key = 'changed_at'")
        return dt.datetime.fromisoformat(rows[0][0]) if rows else None

    def history(self, subject: str | None = None) -> tuple[Edit, ...]:
        """Return the history, oldest first; only that of `subject` where given."""
        asked = "SELECT number, at, by, kind, subject, before, after, note FROM history"
        rows = (
            self._file.rows(f"{asked} ORDER BY number")
            if subject is None
            else self._file.rows(f"{asked} WHERE subject = ? ORDER BY number", subject)
        )
        return tuple(
            Edit(number, dt.datetime.fromisoformat(at), *rest) for number, at, *rest in rows
        )

    def _note(
        self,
        kind: EditKind,
        subject: str,
        *,
        before: str | None,
        after: str | None,
        by: str = "",
        note: str = "",
    ) -> None:
        at = self._touch()
        self._file.run(
            "INSERT INTO history (at, by, kind, subject, before, after, note) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            at,
            by,
            kind,
            subject,
            before,
            after,
            note,
        )

    def _touch(self) -> str:
        at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        self._file.run("INSERT OR REPLACE INTO meta VALUES ('changed_at', ?)", at)
        return at

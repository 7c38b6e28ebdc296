"""The articles of a SQLite store: made ready, with where their names point and what was coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.records import Document, Incident, LedgerEntry, Resolution
from geo.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.records import Article, Coded


class CodedArticles(History):
    """Articles and their codings; what hangs on an article goes with it."""

    def has(self, article: Article) -> bool:
        """Tell whether adding `article` would change nothing."""
        rows = self._file.rows("SELECT kind FROM articles WHERE id = ?", article.id)
        return bool(rows) and rows[0][0] in ("original", article.kind)

    def add(self, document: Document, resolutions: Iterable[Resolution], coded: Coded) -> bool:
        """Keep one coded article; False where it is known."""
        article = document.article
        placed = [(r.place and r.place.id, self._file.write(r)) for r in resolutions]
        with self._file.writing():
            if self.has(article):
                return False
            before = self._file.rows("SELECT number, kind FROM articles WHERE id = ?", article.id)
            self._file.run("DELETE FROM articles WHERE id = ?", article.id)
            self._file.run(
                "INSERT INTO articles (number, id, kind, record) VALUES (?, ?, ?, ?)",
                before[0][0] if before else None,
                article.id,
                article.kind,
                self._file.write(document),
            )
            self._file.run_many(
                "INSERT INTO resolutions (article, number, place, record) VALUES (?, ?, ?, ?)",
                (
                    (article.id, number, place_id, record)
                    for number, (place_id, record) in enumerate(placed)
                ),
            )
            self._file.run_many(
                "INSERT INTO drafts (article, record) VALUES (?, ?)",
                ((article.id, self._file.write(incident)) for incident in coded.incidents),
            )
            self._file.run_many(
                "INSERT INTO ledger (article, number, record) VALUES (?, ?, ?)",
                ((article.id, n, self._file.write(entry)) for n, entry in enumerate(coded.ledger)),
            )
            was = before[0][1] if before else None
            self._note("article", article.id, before=was, after=article.kind)
        return True

    def remove(self, article_id: str) -> bool:
        """Forget an article and all that was coded from it."""
        with self._file.writing():
            before = self._file.rows("SELECT kind FROM articles WHERE id = ?", article_id)
            if not before:
                return False
            self._file.run("DELETE FROM articles WHERE id = ?", article_id)
            self._note("article", article_id, before=before[0][0], after=None)
        return True

    def documents(self) -> tuple[Document, ...]:
        """Return the articles made ready, in the order in which they were added."""
        return self._file.records(Document, "SELECT record FROM articles ORDER BY number")

    def resolutions(self, article_id: str) -> tuple[Resolution, ...]:
        """Return where the place names of an article point, in the order of the text."""
        asked = "SELECT record FROM resolutions WHERE article = ? ORDER BY number"
        return self._file.records(Resolution, asked, article_id)

    def drafts(self) -> tuple[Incident, ...]:
        """Return the incidents as coded from each article, then those of imported tables."""
        asked = """
            SELECT d.record FROM drafts d LEFT JOIN articles a ON a.id = d.article
            ORDER BY a.number IS NULL, a.number, d.table_number, d.number
        """
        return self._file.records(Incident, asked)

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return what was not coded, and why, over all articles."""
        asked = """
            SELECT l.record FROM ledger l JOIN articles a ON a.id = l.article
            ORDER BY a.number, l.number
        """
        return self._file.records(LedgerEntry, asked)

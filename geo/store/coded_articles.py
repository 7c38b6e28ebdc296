"""The articles of a SQLite store: made ready, with where their names point and what was coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.records import Document, Incident, LedgerEntry, Resolution
from geo.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.records import Article, Coded


class CodedArticles(History):
    """Articles and their codings; what hangs on an article goes with it."""

    def has(self, article: Article) -> bool:
        """Tell whether adding `article` would change nothing."""
        rows = self._file.rows("SELECT kind FROM articles WHERE id = ?", article.id)
        return bool(rows) and rows[0][0] in ("original", article.kind)

    def add(
        self,
        document: Document,
        resolutions: Iterable[Resolution],
        coded: Coded,
        *,
        coder: str | None = None,
    ) -> bool:
        """Keep one coded article; False where it is known."""
        article = document.article
        with self._file.writing():
            if self.has(article):
                return False
            self._put(document, resolutions, coded, coder)
        return True

    def recode(
        self,
        document: Document,
        resolutions: Iterable[Resolution],
        coded: Coded,
        *,
        coder: str | None = None,
    ) -> bool:
        """Put a new coding in the place of an article's own; False where it is not kept."""
        with self._file.writing():
            kept = "SELECT 1 FROM articles WHERE id = ?"
            if not self._file.rows(kept, document.article.id):
                return False
            self._put(document, resolutions, coded, coder, note="coded anew")
        return True

    def coders(self) -> Mapping[str, str]:
        """Return by article id what coded it."""
        return dict(self._file.rows("SELECT article, coder FROM coders"))

    def _put(
        self,
        document: Document,
        resolutions: Iterable[Resolution],
        coded: Coded,
        coder: str | None,
        *,
        note: str = "",
    ) -> None:
        """Write an article and its coding, in the place of what is there under its id."""
        article = document.article
        before = self._file.rows("SELECT number, kind FROM articles WHERE id = ?", article.id)
        number, was = before[0] if before else (None, None)
        self._file.run("DELETE FROM articles WHERE id = ?", article.id)
        self._file.run(
            "INSERT INTO articles (number, id, kind, record) VALUES (?, ?, ?, ?)",
            number,
            article.id,
            article.kind,
            self._file.write(document),
        )
        if coder is not None:
            self._file.run("INSERT INTO coders VALUES (?, ?)", article.id, coder)
        self._file.run_many(
            "INSERT INTO resolutions (article, number, place, record) VALUES (?, ?, ?, ?)",
            (
                (article.id, n, r.place and r.place.id, self._file.write(r))
                for n, r in enumerate(resolutions)
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
        self._note("article", article.id, before=was, after=article.kind, note=note)

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

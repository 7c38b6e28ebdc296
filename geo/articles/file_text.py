"""What a file that is no plain text says: its text, and of itself a title and a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and its title and day where the beginning of the text bears them out."""

    text: str
    title: str | None = None
    published: dt.date | None = None

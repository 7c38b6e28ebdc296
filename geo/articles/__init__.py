"""Articles: read, cut into sentences, dated, their time expressions resolved.

Enter: files, bytes, pasted text, the records in ``seeds/``. Leave: `Article`s and, made ready for
the other rooms, `Document`s.
"""

from geo.articles.documents import long_note
from geo.articles.masthead import Dateline, agency_of, find_dateline
from geo.articles.neighbours import infer_from_others
from geo.articles.preparing import prepare
from geo.articles.reading import READ, holds_articles, iter_articles, read_bytes, read_text
from geo.articles.seeds import read_seed, read_seeds, with_record
from geo.articles.times import find_times, resolve_time
from geo.articles.tongue import is_english

__all__ = [
    "READ",
    "Dateline",
    "agency_of",
    "find_dateline",
    "find_times",
    "holds_articles",
    "infer_from_others",
    "is_english",
    "iter_articles",
    "long_note",
    "prepare",
    "read_bytes",
    "read_seed",
    "read_seeds",
    "read_text",
    "resolve_time",
    "with_record",
]

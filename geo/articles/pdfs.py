"""PDF to paragraphs: lines joined, words that were cut at a line's end put together again.

Enters: the bytes of a PDF, which nobody vouches for. Leaves: text with an empty line between
paragraphs, and what the file says of itself where that is sound. pypdf reads it; what it unpacks
to is counted before anything is read, so that a small file cannot become a large one.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from geo.articles.file_text import FileText
from geo.articles.properties import sound_day, sound_title
from geo.errors import ArticleError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from pypdf import DocumentInformation, PageObject, PdfReader

#: So many pages are read, and so many bytes of drawing instructions on all of them together.
MOST_PAGES, MOST_BYTES = 1_000, 40_000_000
#: A form that is drawn again costs at least this much, so that forms in forms come to an end.
_LEAST_BYTES = 2_000
#: Fewer letters than this on all pages are no article: the pages are pictures.
_LEAST_LETTERS = 20
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": ""}
)
_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|- ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?(?: ?-)?", re.IGNORECASE
)
_ENDS = (".", "!", "?", ":", "”", '"', "’", ")")
#: Lines further apart than so many usual steps are two paragraphs.
_GAP = 1.4
#: The first half of a word that was cut at a line's end.
_CUT = re.compile(r"(?<!\w)(\w+)[-\u2010]$")
#: A line shorter than this share of the page's long lines ends its paragraph, if it is a sentence's
#: end too.
_SHORT = 0.85

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its notes on broken files are no news


def read_pdf(raw: bytes, *, name: str) -> FileText:
    """Read the text of a PDF.

    Parameters
    ----------
    name
        The file's name, for messages.

    Raises
    ------
    ArticleError
        If it is broken, asks for a password, holds no text or unpacks to too much.
    """
    from pypdf import PdfReader  # noqa: PLC0415  (0.2 s, only where there is a PDF)

    try:
        reader = PdfReader(io.BytesIO(raw))
        _refuse_locked(reader, name)
        _refuse_bombs(reader, name)
        pages = _with_gaps([_lines(page) for page in reader.pages])
        told = reader.metadata
        title = str(told.title or "") if told else ""
        made = _made(told) if told else None
    except ArticleError:
        raise
    except Exception as error:
        if type(error).__name__ in {"DependencyError", "FileNotDecryptedError"}:
            raise ArticleError(f"{name} is encrypted: save a copy that is not.") from error
        if type(error).__name__ == "LimitReachedError":
            raise ArticleError(f"{name} unpacks to too much: copy its text.") from error
        raise ArticleError(
            f"{name} is no PDF that can be read ({type(error).__name__}): copy its text."
        ) from error
    if sum(map(str.isalpha, "".join("".join(page) for page in pages))) < _LEAST_LETTERS:
        raise ArticleError(
            f"{name} holds no text, only pictures of pages: run it through text recognition (OCR)."
        )
    text = _joined_pages(_without_furniture(pages))
    first = " ".join(pages[0])
    return FileText(text, sound_title(title, first), sound_day(made, first))


def _made(told: DocumentInformation) -> dt.datetime | None:
    try:
        return told.creation_date
    except ValueError:  # whatever the program wrote that made the file
        return None


def _lines(page: PageObject) -> list[tuple[str, float]]:
    """Return a page's lines in the order in which they are drawn, with their heights in points."""
    pieces: list[tuple[str, float]] = []

    def note(text: str, matrix: list[float], place: list[float], *_: object) -> None:
        pieces.append((text, matrix[1] * place[4] + matrix[3] * place[5] + matrix[5]))

    page.extract_text(visitor_text=note)
    found: list[tuple[str, float]] = [("", 0.0)]
    for text, height in pieces:
        first, *others = text.translate(_LIGATURES).split("\n")
        held, at = found[-1]
        found[-1] = (held + first, at if held.strip() else height)
        found += [(other, height) for other in others]
    return [(" ".join(text.split()), at) for text, at in found if text.strip()]


def _with_gaps(pages: Sequence[Sequence[tuple[str, float]]]) -> list[list[str]]:
    """Put an empty line where two lines lie further apart than lines of the file usually do."""
    steps = [one[1] - other[1] for page in pages for one, other in pairwise(page)]
    usual = median([step for step in steps if step > 0] or [0.0])
    found = []
    for page in pages:
        told = [text for text, _ in page[:1]]
        for (_, before), (text, at) in pairwise(page):
            told += ["", text] if before - at > _GAP * usual > 0 else [text]
        found.append(told)
    return found


def _refuse_locked(reader: PdfReader, name: str) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise ArticleError(f"{name} asks for a password: save a copy without one.")


def _refuse_bombs(reader: PdfReader, name: str) -> None:
    """Unpack what the pages draw, once, and refuse what comes to too much."""
    if len(reader.pages) > MOST_PAGES:
        raise ArticleError(f"{name} has over {MOST_PAGES} pages: cut the report out of it.")
    left = MOST_BYTES
    for page in reader.pages:
        contents = page.get_contents()
        waiting: list[Any] = [(page, 0 if contents is None else len(contents.get_data()), 0)]
        while waiting:
            held, size, depth = waiting.pop()
            left -= max(size, _LEAST_BYTES)
            if left < 0:
                raise ArticleError(f"{name} unpacks to over {MOST_BYTES / 1e6:.0f} MB: not read.")
            waiting += [(form, len(form.get_data()), depth + 1) for form in _forms(held)]


def _forms(held: Any) -> Iterable[Any]:  # noqa: ANN401  (a page or a form of pypdf's)
    resources = held.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    for one in (drawn.get_object() if drawn is not None else {}).values():
        form = one.get_object()
        if form.get("/Subtype") == "/Form":
            yield form


def _without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Leave out page numbers, and lines that stand at the edge of most pages."""
    edges = Counter(
        key for page in pages for key in {_shape(line) for line in _edges(page) if line}
    )
    usual = {key for key, many in edges.items() if many >= max(3, len(pages) * 0.6)}
    kept = []
    for page in pages:
        outer = {id(line) for line in _edges(page)}
        kept.append([
            line for line in page
            if not (id(line) in outer and (_shape(line) in usual or _PAGE_NUMBER.fullmatch(line)))
        ])  # fmt: skip
    return kept


def _edges(page: Sequence[str]) -> list[str]:
    told = [line for line in page if line]
    return [*told[:2], *told[-2:]] if len(told) > 4 else [*told[:1], *told[-1:]]  # noqa: PLR2004


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _joined_pages(pages: Sequence[Sequence[str]]) -> str:
    whole = " ".join(line for page in pages for line in page)
    compounds = set(re.findall(r"\b\w+-\w+", whole.casefold()))
    paragraphs: list[str] = []
    for page in pages:
        found = _paragraphs(page, compounds)
        if found and paragraphs and _goes_on(paragraphs[-1], found[0]):
            paragraphs[-1] = _join(paragraphs[-1], found.pop(0), compounds)
        paragraphs += found
    return "\n\n".join(paragraphs)


def _goes_on(before: str, after: str) -> bool:
    return not before.endswith(_ENDS) and after[:1].islower()


def _paragraphs(lines: Sequence[str], compounds: set[str]) -> list[str]:
    """Join the lines of a page; an empty line, or a short one that ends a sentence, parts them."""
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    found: list[str] = []
    fresh = True
    for line in lines:
        if not line:
            fresh = True
            continue
        if fresh:
            found.append(line)
        else:
            found[-1] = _join(found[-1], line, compounds)
        ended = line.endswith(_ENDS) or (len(line) < usual / 2 and not _CUT.search(line))
        fresh = len(line) < _SHORT * usual and ended
    return found


def _join(before: str, after: str, compounds: set[str]) -> str:
    """Join two lines, and the halves of a word that was cut between them."""
    cut = _CUT.search(before)
    if cut is None or not after[:1].isalpha():
        return f"{before} {after}"
    second = re.match(r"\w+", after)
    whole = f"{cut[1]}-{second[0] if second else ''}".casefold()
    # A name like Bosnia-Herzegovina, or a compound that stands whole elsewhere, keeps its hyphen.
    keeps = after[:1].isupper() or whole in compounds
    return before + after if keeps else before[:-1] + after

"""Cells of a text table: guarded against spreadsheets that run them, and read back.

A cell that begins with one of = + - @, a tab or a line break is a formula to a spreadsheet; a
leading apostrophe makes it text. `unguarded` takes just that apostrophe away, so that any text
comes back as it was; cells that hold numbers are not guarded.
"""

from __future__ import annotations

import json
import re
from typing import Any

#: The signs of OWASP's page on CSV injection, and their full-width twins.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'=1+1"), guarded("Zvečan"), guarded("'tis")
    ("'=1+1", "''=1+1", 'Zvečan', "'tis")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that `guarded` made a cell of.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'tis"), unguarded("-5")
    ('=1+1', "'=1+1", "'tis", '-5')
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def cell_of(value: Any) -> str:  # noqa: ANN401
    """Return a plain value as a cell: nothing for None, JSON for lists and objects.

    Examples
    --------
    >>> [cell_of(v) for v in (None, True, -5, "=x", ["KFOR"], [])]
    ['', 'true', '-5', "'=x", '["KFOR"]', '']
    """
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, str):
        return guarded(value)
    return str(value)

"""Other people's words in Streamlit's labels: the one place that takes Markdown's signs away.

Enters: any text of an article, a file name, an address. Leaves: Markdown that shows exactly these
characters and loads, links and colours nothing.
"""

from __future__ import annotations

import re

#: Signs that Streamlit's Markdown reads: CommonMark's, math, directives (``:red[``), and HTML's.
_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:=@&^/])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def escape(words: str) -> str:
    r"""Return Markdown that shows `words` as the characters they are, on one line.

    A backslash before a sign of ASCII punctuation makes it a plain character (CommonMark 2.4);
    ``:`` and ``/`` are among them because Streamlit makes links of addresses and icons of
    ``:name:``. Line breaks become spaces, so that no line can begin a block.

    Examples
    --------
    >>> print(escape("![x](http://a)"))
    \!\[x\]\(http\:\/\/a\)
    >>> print(escape("two\nlines"))
    two lines
    """
    return _SIGNS.sub(r"\\\1", _CONTROL.sub(" ", words))

"""The script that Streamlit runs: the title first, then the page.

In a checkout ``app.py`` at the top leads here; a wheel has this one alone.
"""

from __future__ import annotations


def main() -> None:
    """Paint the title, then import and show the rest."""
    from geo.ui import title  # noqa: PLC0415

    title.paint()
    from geo.ui import page  # noqa: PLC0415  (heavy: after the title)

    page.show()


if __name__ == "__main__":
    main()

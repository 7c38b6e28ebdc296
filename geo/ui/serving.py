"""What ``dateline run`` serves: the page of `app.py`, and beside it the tiles of a reader's file.

Streamlit finds `app` by reading this file; a route of our own stands on the page's own port.
"""

from __future__ import annotations

from pathlib import Path

from streamlit.starlette import App

from geo.ui import tiles

app = App(Path(__file__).with_name("app.py"), routes=tiles.routes())

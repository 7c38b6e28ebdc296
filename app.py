"""Dateline in the browser: ``streamlit run app.py``.

The page itself is ``geo/ui/app.py``; this file begins to import what it needs while the browser
still loads.
"""

from streamlit.starlette import App

from geo.ui import app as page
from geo.ui import launch, tiles

launch.begin()
app = App(page.__file__, routes=tiles.routes(), lifespan=launch.telling)

"""The app: three tabs on one filter state, the only room that imports Streamlit.

Enters: the workspace (`geo.pipeline.open_workspace`). Leaves: the page in the browser, and what a
reader keeps through "Add a report". Read `page.py` first: it holds the order of the page.

What a reader sees of an article travels as JSON to our own components (`components.py`), which
build it with ``textContent``. Streamlit's labels and alerts are Markdown and never hold it; the
one widget that does is the choice of places, whose options are plain text.
Importing `geo.ui` loads nothing heavy, so that the title is painted before Folium is imported.
"""

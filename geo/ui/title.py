"""The head of the page, painted before anything heavy is imported."""

from __future__ import annotations

import streamlit as st

LINE = "What several news reports together say happened, where and when, and who else says so."

_STYLE = """
<style>
  .stMainBlockContainer { padding: 1.4rem 2rem 3rem; max-width: 1500px; }
  .stAppHeader { background: transparent; height: 2rem; }
  h1#dateline { padding: 0; font-size: 1.6rem; letter-spacing: -0.01em; }
  .dateline-line { margin: 0.1rem 0 0; opacity: 0.78; }
  iframe { border-radius: 10px; }
  div[data-testid="stSlider"] { padding: 0 2px; }
  @media (max-width: 640px) {
    .stMainBlockContainer { padding: 0.9rem 0.8rem 2rem; }
    h1#dateline { font-size: 1.35rem; }
  }
</style>
"""


def paint() -> None:
    """Set the page up and show its title."""
    st.set_page_config(
        page_title="Dateline",
        page_icon="🗺️",
        layout="wide",
        initial_sidebar_state="collapsed",
        menu_items={"Get help": None, "Report a bug": None, "About": LINE},
    )
    st.html(
        _STYLE + f'<h1 id="dateline">Dateline</h1><p class="dateline-line">{LINE}</p>',
    )

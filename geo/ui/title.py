"""The head of the page, painted before anything heavy is imported."""

from __future__ import annotations

import streamlit as st

LINE = "What several news reports together say happened, where and when, and who else says so."

_STYLE = """
<style>
  .stMainBlockContainer { padding: 1rem 2rem 3rem; max-width: 1520px; }
  .stMainBlockContainer > .stVerticalBlock { gap: 0.55rem; }
  .stAppHeader { background: transparent; height: 2.4rem; min-height: 2.4rem; }
  .dateline-head {
    display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin-right: 3rem;
  }
  .dateline-head h1 { padding: 0; margin: 0; font-size: 1.5rem; line-height: 1.3; }
  .dateline-head p { margin: 0; opacity: 0.8; }
  .stSlider { padding: 0 2px; }
  [data-testid=stFileChips] { max-height: 22rem; }
  [data-testid=stCaptionContainer] { color: inherit !important; opacity: 0.82; }

  .st-key-map-frame { min-height: 560px; }
  .st-key-map-frame iframe { border-radius: 10px; display: block; height: 560px; }
  @media (prefers-reduced-motion: reduce) {
    *, ::before, ::after {
      animation-duration: 0.001ms !important; animation-iteration-count: 1 !important;
      scroll-behavior: auto !important; transition-duration: 0.001ms !important;
    }
  }
  @media (max-width: 640px) {
    /* The menu goes with the page: held at the top it would cover what is scrolled under it. */
    .stAppViewContainer { overflow: hidden auto; }
    .stMain { overflow: visible; height: auto; }
    .stMainBlockContainer { padding: 0.8rem 0.8rem 2rem; }
    .st-key-map-frame { min-height: 400px; }
    .st-key-map-frame iframe { height: 400px; }
    .dateline-head h1 { font-size: 1.35rem; }
    .dateline-head p { font-size: 0.9rem; }
  }
</style>
"""
#: Streamlit writes white on the light red of the dark theme, which is 2.4:1; this is 7:1.
_DARK = "<style>.stApp button[kind^=primary] { color: #14181e; }</style>"


def paint() -> None:
    """Set the page up and show its title."""
    st.set_page_config(
        page_title="Dateline",
        page_icon="🗺️",
        layout="wide",
        initial_sidebar_state="collapsed",
        menu_items={"Get help": None, "Report a bug": None, "About": LINE},
    )
    dark = _DARK if st.context.theme.type == "dark" else ""
    st.html(f'{_STYLE}{dark}<div class="dateline-head"><h1>Dateline</h1><p>{LINE}</p></div>')

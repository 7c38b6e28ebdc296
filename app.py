"""Dateline in the browser: ``streamlit run app.py``."""

from geo.ui.app import main

main()

"""Dateline: news articles become an incident map.

``import geo`` is light: it loads neither geopandas nor streamlit; what needs them is loaded when
it is first used.
"""

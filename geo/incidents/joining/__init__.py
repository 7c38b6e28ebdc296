"""Joining: which records are one event, and what several claims of it come to."""

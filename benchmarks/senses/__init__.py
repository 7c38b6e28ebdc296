"""Fitting the weights of `geo.incidents.events.senses`: which words tell events, and of which kind.

rows.py reads what is learned from: the half of ``tests/reports`` that is looked at, with the spans
where each incident is told, and the invented sentences in ``sentences/``. train.py fits and writes
the weights, and scores them by leaving out one author after the other.
"""

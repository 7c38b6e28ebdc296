"""Fitting the weights of `geo.mentions.role_words`: which words speak for which role of a name."""

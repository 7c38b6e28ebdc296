"""Fitting the weights of `geo.incidents.certainty`: which incidents turn out to be right."""

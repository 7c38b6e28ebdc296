"""Fitting the weights of `geo.incidents.events.certainty`: which incidents turn out to be right."""

"""Harm: the casualty figures of one sentence, of whom they are and what was done to them."""

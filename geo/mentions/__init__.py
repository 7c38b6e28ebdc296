"""Find place names in articles, and say what each does there.

Enters: a `Document`. Leaves: `Mention` tuples with span, surface, kind, role and score.
"""

from geo.mentions.finding import find_mentions

__all__ = ["find_mentions"]

"""What is said to happen: claims, incidents, and their reconciliation over articles.

What enters are documents and resolutions, what leaves are `Incident` records and the ledger of
what was left out. Inside, from the bottom up, each imports only what stands before it:

=============  ====================================================================
`words`        tokens, numbers, clauses; the lexicon, and what finds its phrases
`harm`         the casualty figures of one sentence
`events`       what one sentence says that happened, who did it, who says so
`joining`      which records are one event, and what several claims of it come to
`scene`        where and when a report is at a sentence
`reading`      sentence by sentence, a document becomes incidents with their claims
=============  ====================================================================

``lexicon`` holds the tables of words, ``model`` the learned weights.
"""

from geo.incidents.joining.across import date_from_joined, reconcile
from geo.incidents.joining.figures import RULE_TEXT, RULES
from geo.incidents.joining.reconciliation import apply_rule
from geo.incidents.joining.tiers import assign_tiers
from geo.incidents.reading.coding import code_document

__all__ = [
    "RULES",
    "RULE_TEXT",
    "apply_rule",
    "assign_tiers",
    "code_document",
    "date_from_joined",
    "reconcile",
]

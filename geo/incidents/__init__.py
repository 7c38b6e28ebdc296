"""What is said to happen: claims, incidents, and their reconciliation over articles.

What enters are documents and resolutions, what leaves are `Incident` records and the ledger of
what was left out.
"""

from geo.incidents.across import date_from_joined, reconcile
from geo.incidents.coding import code_document
from geo.incidents.figures import RULE_TEXT, RULES
from geo.incidents.reconciliation import apply_rule
from geo.incidents.tiers import assign_tiers

__all__ = [
    "RULES",
    "RULE_TEXT",
    "apply_rule",
    "assign_tiers",
    "code_document",
    "date_from_joined",
    "reconcile",
]

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

``lexicon`` holds the tables of words, ``model`` the learned weights. What this module names is
loaded when it is asked for: its patterns cost a third of the start of a command that codes nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.incidents.joining.across import date_from_joined, reconcile
    from geo.incidents.joining.figures import RULE_TEXT, RULES
    from geo.incidents.joining.origins import credit_agency
    from geo.incidents.joining.reconciliation import apply_rule
    from geo.incidents.joining.tiers import assign_tiers
    from geo.incidents.reading.coding import code_document

__all__ = [
    "RULES",
    "RULE_TEXT",
    "apply_rule",
    "assign_tiers",
    "code_document",
    "credit_agency",
    "date_from_joined",
    "reconcile",
]

_MODULES = {
    "RULES": "joining.figures",
    "RULE_TEXT": "joining.figures",
    "apply_rule": "joining.reconciliation",
    "assign_tiers": "joining.tiers",
    "code_document": "reading.coding",
    "credit_agency": "joining.origins",
    "date_from_joined": "joining.across",
    "reconcile": "joining.across",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name in _MODULES:
        found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = found
        return found
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)

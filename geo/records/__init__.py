"""What flows between the rooms: frozen records, plain data, no behaviour beyond arithmetic."""

from geo.records.article import Article, Document, Sentence, TimeExpression
from geo.records.filter import Filter
from geo.records.incident import (
    Casualty,
    Claim,
    Coded,
    Conflict,
    Count,
    Incident,
    LedgerEntry,
    Relation,
    Source,
)
from geo.records.place import Candidate, Mention, Place, Resolution

__all__ = [
    "Article",
    "Candidate",
    "Casualty",
    "Claim",
    "Coded",
    "Conflict",
    "Count",
    "Document",
    "Filter",
    "Incident",
    "LedgerEntry",
    "Mention",
    "Place",
    "Relation",
    "Resolution",
    "Sentence",
    "Source",
    "TimeExpression",
]

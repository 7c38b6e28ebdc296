"""Scene: where and when a report is at a sentence, which what it tells there inherits."""

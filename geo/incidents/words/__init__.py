"""Words: tokens, numbers, clauses, and the lexicon with what finds its phrases."""

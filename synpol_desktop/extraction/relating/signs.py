"""Signs that part a sentence into clauses and insertions."""

COMMAS = frozenset({"،", ","})
DASHES = frozenset({"-", "–", "—"})
CLAUSE_SIGNS = COMMAS | {":"}
"""Signs between clauses of one sentence."""

PAUSES = COMMAS | {"–", "-"}
"""Commas, and dashes that set something apart as commas do."""

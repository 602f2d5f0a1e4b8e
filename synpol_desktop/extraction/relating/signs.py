"""Signs that part a sentence into clauses and insertions."""

COMMAS = frozenset({"،", ","})
DASHES = frozenset({"-", "–", "—"})
PAUSES = COMMAS | {"–", "-"}
"""Commas, and dashes that set something apart as commas do."""

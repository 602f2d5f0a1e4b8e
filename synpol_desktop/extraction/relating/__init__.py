"""How a clause is read: words, phrases, who did what to whom, and who says so."""

"""The docks below the panels: what waits for review, which actors may be one, and the history."""

"""The filter: its panel with live counts, what it says in the status bar, and views that are kept."""

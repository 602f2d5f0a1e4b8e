"""Blocs: the table of who belongs to which and when, and what it changes."""

"""Dialogs, each a question of one kind."""

"""Importing with a preview, and watching a folder."""

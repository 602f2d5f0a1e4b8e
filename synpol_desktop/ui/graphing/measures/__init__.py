"""Measures of the network in the window: a table, looks, a range that filters, and a file."""

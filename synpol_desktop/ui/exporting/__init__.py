"""Exports from the window: what is asked before, and the jobs that write."""

"""The long jobs: plain functions that take a progress, commit in small units and return a report."""

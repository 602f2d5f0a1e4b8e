"""Arrangements by rule: circle, rings, layers, groups, a time axis, a straight line."""

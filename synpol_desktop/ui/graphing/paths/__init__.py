"""Paths between two actors: asked for, listed as quotes, shown in the graph, written as a page."""

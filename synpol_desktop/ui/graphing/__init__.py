"""The graph panel: what of the workspace is drawn, how it moves, and what the analyst does to it."""

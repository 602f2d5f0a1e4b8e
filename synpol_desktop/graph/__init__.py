"""Records as a network: measures, paths, and the layout engine."""

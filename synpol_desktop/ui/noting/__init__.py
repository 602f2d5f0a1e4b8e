"""Notes and tags in the window: read and written in place."""

"""Archives are read through as streams, with limits; nothing of them is ever written to disk."""

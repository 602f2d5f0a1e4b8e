"""The shared vocabulary: plain values that every room understands, and nothing that does work."""

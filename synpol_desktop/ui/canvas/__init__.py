"""The parts of the graph view: backing store, hit tests, overlay, gestures."""

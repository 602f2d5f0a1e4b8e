"""Drawing networks: the screen and exported pictures use the same painter."""

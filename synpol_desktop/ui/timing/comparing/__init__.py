"""Two stretches of time side by side: what appeared, vanished, grew and shrank."""

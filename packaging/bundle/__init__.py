"""Makes what people install: a folder with the frozen program, and packages of it for each system."""

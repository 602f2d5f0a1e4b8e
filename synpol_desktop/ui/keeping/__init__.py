"""Seeing to it that an open workspace is kept: its file is where it was, and it has its backup."""

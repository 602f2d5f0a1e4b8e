"""Saved web pages: their article, and what they say of it. Nothing that a page refers to is ever loaded."""

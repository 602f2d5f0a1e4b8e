"""One reader a format: the bytes of a file become drafts and refusals."""

"""Readers: files and pasted text become article drafts, or are refused with a reason."""

from synpol_desktop.importing.reading import Reading, Refusal, read_paths, read_text

__all__ = ["Reading", "Refusal", "read_paths", "read_text"]

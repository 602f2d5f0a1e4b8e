"""Readers: files and pasted text become article drafts, or are refused with a reason.

No foreign parser is imported before its first file comes.
"""

from synpol_desktop.importing.formats import SUFFIXES
from synpol_desktop.importing.items import Refusal
from synpol_desktop.importing.options import Mapping, Options
from synpol_desktop.importing.reading import Reading, read_paths, read_text

__all__ = ["SUFFIXES", "Mapping", "Options", "Reading", "Refusal", "read_paths", "read_text"]

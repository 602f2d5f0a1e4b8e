"""Foreign parsers at work in a process of their own, with limits of time and memory and without a network."""

from synpol_desktop.importing.sandbox.confined import ChildFailedError, Confined
from synpol_desktop.importing.sandbox.limits import LIMITS, Limits

__all__ = ["LIMITS", "ChildFailedError", "Confined", "Limits"]

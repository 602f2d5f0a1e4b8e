"""Correcting what was found, in the text itself: names, relations, and all places that are alike."""

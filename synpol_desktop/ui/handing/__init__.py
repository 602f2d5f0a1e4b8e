"""Handing a workspace over to a colleague, and taking it back."""

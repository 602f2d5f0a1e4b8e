"""Records, ready styled, to files for other programs. It knows records only, never a workspace."""

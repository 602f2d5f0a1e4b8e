"""Rules of looks in the window: what they ask of the workspace, their panel, and their legend."""

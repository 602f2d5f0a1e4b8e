"""How two actors hang together: shortest, strongest and time-respecting paths."""

"""What every room needs to know of the Arabic language."""

"""What is left when the program ends unexpectedly: a report that stays here, and the way back."""

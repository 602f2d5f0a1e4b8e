"""What rules can't say: log-linear models that weigh what rules read, and find what they miss."""

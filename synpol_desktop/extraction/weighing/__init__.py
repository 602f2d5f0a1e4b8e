"""What rules can't say: small networks that weigh what rules read, and find what they miss."""

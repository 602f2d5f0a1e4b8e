"""What makes the program easy to use: preferences, commands by name, the tour."""

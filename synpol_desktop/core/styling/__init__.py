"""Rules for looks: which attribute of actors and relations decides size, colour, shape, line and dash."""

"""What can be counted of a network: measures of nodes, communities, and figures of the whole."""

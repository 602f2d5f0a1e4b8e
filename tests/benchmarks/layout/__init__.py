"""Speed and quality of the force layout."""

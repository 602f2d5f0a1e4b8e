"""A workspace as large as the product promises to carry, and the times that it takes to ask it."""

"""The statistical tagger: persons, bodies and places that no table and no rule knows."""

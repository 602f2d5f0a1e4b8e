"""SynPol Desktop: an offline explorer of actors and relations in Arabic political news."""

__version__ = "0.1.0"

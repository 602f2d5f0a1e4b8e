"""Arabic news text in; entities, mentions, relations, statements and dates out.

The pipeline is a row of small stages that hand over a `document.Document`; what they know of the
world is in tables (``resources/gazetteers``, ``resources/lexicons``).
"""

"""Search: one language over texts, actors and relations.

A query is cut into tokens (`lexer`), read into a tree (`parser`, `tree`) and planned as SQL over the index of
the texts (`planning`); names and titles are found in memory (`lists`, `lexicon`). What was found is located
in the original text (`matching`, `passages`). The words of the language are in ``lexicons/search.tsv``.
"""

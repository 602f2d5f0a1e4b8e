"""How well articles are read: annotated articles, their checker, the scores and the causes of errors."""

"""Tables and lists of records: which column means what, and the articles that the rows are."""

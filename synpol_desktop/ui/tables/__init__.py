"""Tables of articles, entities and relations: ids from SQL, rows by page."""

"""The guide inside the program: pages in Markdown, opened by F1 where the user is."""

"""What hangs below the search box: answers, recent searches, and how to search."""

"""Questions to the workspace, each as one or two statements; filters are evaluated in SQL."""

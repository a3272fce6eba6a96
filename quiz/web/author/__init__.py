"""The room of who writes a quiz: what the check says of it, live, on the author's own machine alone."""

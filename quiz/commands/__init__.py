"""What each command does, such as `quiz serve`: its options, its help and its function in a module of its name."""

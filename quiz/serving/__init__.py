"""Serving over the network: a parent that reads the quiz, and workers that answer with what it hands them."""

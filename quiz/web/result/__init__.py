"""A result and its proofs."""

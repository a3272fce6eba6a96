"""Promises that the quiz keeps, one test each; `make test` runs them all."""

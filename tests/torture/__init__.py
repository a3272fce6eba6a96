"""Trials of the served quiz by those who mean it harm, and by what fails around it: `make torture`.

Each module tries one thing and has `rows(scale)`, which gives a row of the table for each case, as soon as it is done.
The gate runs them at a small scale, asks for their answers, and never for times.
"""

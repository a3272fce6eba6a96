"""What the quiz can do and what it cannot, in figures that anyone can compute again: `make evidence`.

Each part of the table is a module here with a function `part(data)`: from the folder of published data to a `Section`.
Nothing here is shipped. The table is kept in docs/evidence.txt, and docs/evidence.md is the report written from it.
"""
